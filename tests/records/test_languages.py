"""The language of a source: told when it is read or added, kept, and asked where changes are weighed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoth.archive import open_record
from quoth.growth import add_sources
from quoth.model import Source, SourceText
from quoth.pipeline import check
from quoth.records.disk.digests import digest_source
from quoth.records.disk.store import DiskStore
from quoth.records.disk.writer import Writer
from quoth.verdicts.english import ENGLISH
from quoth.verdicts.languages import find_lexicon
from quoth.verdicts.lexicon import NO_WORDS

FRENCH = "Nous ne fermerons pas le pont, et il restera ouvert pour tous ceux qui viennent de la vallée."
ENGLISH_WORDS = "We shall keep the bridge open, and it will be there for all who come to us from the valley."


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    (folder / "a.txt").write_text(FRENCH, "utf-8")
    page = f'<html lang="en-GB"><body><article><p>{ENGLISH_WORDS} {ENGLISH_WORDS}</p></article></body></html>'
    (folder / "b.html").write_text(page, "utf-8")
    rows = [
        {"id": "c", "text": FRENCH}, {"id": "d", "text": ENGLISH_WORDS, "language": "en-US"},
        {"id": "e", "text": FRENCH, "language": "en"}, {"id": "f", "text": FRENCH, "language": None},
        {"id": "g", "text": "1919"},
    ]  # fmt: skip
    (folder / "c.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    (folder / "t.csv").write_text(f'id,text,language\nh,"{ENGLISH_WORDS}",en\ni,"{FRENCH}",\n', "utf-8")
    return folder


TOLD = {"a": "fr", "b": "en-GB", "c": "fr", "d": "en-US", "e": "fr", "f": None, "g": None, "h": "en", "i": "fr"}


def test_it_is_told_when_a_source_is_read_and_kept_on_disk(texts: Path, tmp_path: Path) -> None:
    read = {source.key: source.language for source in open_record(texts).sources()}
    add_sources(tmp_path / "r.quoth", texts)
    kept = {source.key: source.language for source in open_record(tmp_path / "r.quoth").sources()}
    assert read == kept == TOLD


def test_what_the_text_tells_anyway_does_not_make_a_source_another_one() -> None:
    plain = SourceText(Source("a"), FRENCH)
    assert digest_source(plain) == digest_source(SourceText(Source("a", language="fr"), FRENCH))
    assert digest_source(plain) != digest_source(SourceText(Source("a", language="oc"), FRENCH))


def test_it_chooses_the_words_by_which_changes_are_weighed() -> None:
    assert find_lexicon(FRENCH, "en-GB") is ENGLISH
    assert find_lexicon(ENGLISH_WORDS, "fr") is NO_WORDS
    assert find_lexicon(ENGLISH_WORDS) is ENGLISH
    quoted = f"Ada Holm said: “{ENGLISH_WORDS.replace('shall keep', 'shall not keep')}”"
    kinds = {}
    for language in (None, "en", "fr"):
        report = check(quoted, sources=[SourceText(Source("a", language=language), ENGLISH_WORDS)])
        kinds[language] = [departure.kind.value for departure in report.findings[0].departures]
    assert kinds[None] == kinds["en"] == ["negation"]
    assert kinds["fr"] != ["negation"]


def test_a_record_made_before_holds_no_languages_and_is_read_by_its_texts(tmp_path: Path) -> None:
    folder = tmp_path / "older.quoth"
    with Writer(folder) as writer:
        writer.add([SourceText(Source("a"), FRENCH)])
    assert DiskStore(folder).source("a").language is None
    assert add_sources(folder, {"id": "a", "text": FRENCH}).kept == 1
