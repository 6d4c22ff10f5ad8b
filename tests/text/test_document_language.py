from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import pytest

from quoth import check, extract
from quoth.model import Document
from quoth.readers import read_text
from quoth.reports import json_report
from quoth.text.document_language import guess_language, language_of, settle_language

GERMAN = "Der Bürgermeister sagte, dass die Stadt für das Licht auf dem Felsen zahlt."
ENGLISH = "The mayor said that the town shall pay for the light and for the rock."
BULGARIAN = "Кметът каза вчера, че градът няма да плати за светлината на скалата и че на това не се надява."
NORWEGIAN = "Borgermesteren sa i går at byen ikke skal betale for lyset."
CHINESE = "市长昨天说,这座城市不会为灯付钱,而且她不希望人们等待。"


def stating(text: str, language: str | None) -> Document:
    return replace(read_text(text), language=language)


@pytest.mark.parametrize(
    ("text", "stated", "settled", "read_as"),
    [
        (ENGLISH, None, "en", "en"),
        (ENGLISH, "en-GB", "en-GB", "en"),
        (GERMAN, "en-US", "de", "de"),  # the site's language, not the page's
        (ENGLISH, "id", "en", "en"),  # a tag that no small words are known for
        (BULGARIAN, "bg", "bg", "bg"),  # whose small words are Russian, but not its letters
        (NORWEGIAN, "nb-NO", "nb-NO", "da"),
        (CHINESE, None, "zh", "zh"),
        ("Hale: nay.", "de_DE", "de_DE", "de"),
        ("Hale: nay.", None, None, "und"),
        ("Hale: nay.", "x", None, "und"),  # no tag
        ("Hyah hyah hyah brr brr brr.", None, None, "und"),
    ],
)
def test_a_stated_language_holds_unless_the_text_contradicts(
    text: str, stated: str | None, settled: str | None, read_as: str
) -> None:
    document = settle_language(stating(text, stated))
    assert (document.language, language_of(document)) == (settled, read_as)
    assert settle_language(document) == document


def test_languages_without_known_words_are_told_by_their_letters() -> None:
    assert guess_language("Bahati hakuja bandarini jana usiku, alisema mwalimu wake.") == "sw"
    assert guess_language("Η δήμαρχος είπε χθες ότι η πόλη θα πληρώσει.") == "el"
    assert guess_language("We shall.") == "und"


def test_a_report_names_the_language() -> None:
    report = check(GERMAN + " „Wir zahlen“, sagte sie.", sources=["Wir zahlen."])
    assert report.document.language == "de"
    assert '"language": "de"' in json_report.render(report)


def test_a_stated_language_decides_how_few_words_are_read() -> None:
    document = stating("„Ja“, rief Holm.", "de")
    (found,) = extract(document).attributions
    assert found.speaker == "Holm"


def test_a_document_in_english_needs_no_model() -> None:
    program = (
        f"import sys, quoth; quoth.check({ENGLISH + ' “We shall pay,” Hale said.'!r}, sources=['We shall pay.']); "
        "sys.exit('py3langid' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", program], check=True)
