"""Laws of attribution: one a quotation, spans inside the text, and no more work than the text is long."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.attribution import add_indirect, attribute
from quoth.attribution.catalogue import CATALOGUE
from quoth.attribution.indirect.rules import TELLING_RULES
from quoth.model import Kind
from quoth.quotes import find_quotations
from quoth.readers import read_text
from quoth.text.sentences import find_sentences

PARTS = st.sampled_from(
    ["“", "”", "‘", "’", '"', " said ", "Hale", " she", " the minister", ",", ".", ":", "\n\n", " told ", " who ", "(",
     ")", " – ", "according to ", "It is over", " and ", "'s claim that ", "on Tuesday ", "A", "WALLS: ", "1999 ", "é"]
)  # fmt: skip
TEXTS = st.lists(PARTS, max_size=60).map("".join).map("x".__add__)


ABROAD = st.sampled_from(
    ["„", "“", "«", "»", "「", "」", " sagte ", " dijo ", " dit-il", "-t-elle ", "Hale", " Hales ", " der ", " die ",
     " que ", " el ", " la ", ",", ".", ":", "\n\n", " – ", " — ", "laut ", " nach Angaben von ", " hat ", " gesagt",
     " und ", " von ", "Frau ", "Ministerin ", " según ", "сказал ", "Хейла", "по словам ",
     "张三说：", "と山田氏は述べた",
     "d’", "l'", " ist nicht ", "la ministra de ", " a déclaré ", "3. März "]
)  # fmt: skip
BEGINNINGS = (
    "Die Stadt und der Rat sind nicht da. ",
    "La ville est dans le pays et elle ne dit pas que. ",
    "El rey y la ley de los que no son. ",
    "Он и она не были в городе, и это так. ",
    "桥不开了。",
    "No more. ",
)


RULES = {entry.name for entry in CATALOGUE}
Count = Callable[[Callable[[], object]], int]


@given(TEXTS)
@settings(max_examples=150)
def test_one_attribution_a_quotation_and_spans_inside_the_text(text: str) -> None:
    """Any text is good; each attribution points into it under a name of the catalogue."""
    document = read_text(text)
    quotations = find_quotations(document)
    attributions = attribute(document, quotations)
    assert len(attributions) == len(quotations)
    for attribution in attributions:
        assert attribution.rule in RULES
        assert 0 <= attribution.confidence <= 1
        for span in (attribution.mention, attribution.cue):
            assert span is None or span.end <= len(document.text)
        if attribution.rule == "none":
            assert attribution.speaker is None
            assert attribution.mention is None


@given(st.sampled_from(BEGINNINGS), st.lists(ABROAD, max_size=50).map("".join))
@settings(max_examples=200)
def test_other_languages_keep_the_same_laws(beginning: str, rest: str) -> None:
    """The same in any language, and nobody who is named stands outside the text."""
    document = read_text(beginning + rest)
    quotations = find_quotations(document)
    attributions = attribute(document, quotations)
    assert len(attributions) == len(quotations)
    for attribution in attributions:
        assert attribution.rule in RULES
        assert 0 <= attribution.confidence <= 1
        for span in (attribution.mention, attribution.cue):
            assert span is None or span.start < span.end <= len(document.text)


TOLD = st.sampled_from(
    ["“", "”", "‘", "’", " said ", "Hale", " she", " that ", " the dam", ",", ".", " would fail", "\n\n", " told ",
     " who ", "(", ")", " – ", "According to ", " whether ", " and ", "'s claim that ", " urged ", " to act", " by ",
     " was ", "As ", " accused ", " of ", " saying ", "?", ";", ": ", " not ", "$5", "U.S."]
)  # fmt: skip


@given(st.lists(TOLD, max_size=50).map("".join).map("x".__add__))
@settings(max_examples=300)
def test_what_is_told_nests_with_what_is_quoted(text: str) -> None:
    """Two quotations are apart, or one lies inside the other, which `within` leads to; those in marks stay."""
    document = read_text(text)
    quotations = find_quotations(document)
    attributions = attribute(document, quotations)
    found, who = add_indirect(document, quotations, attributions)
    assert len(found) == len(who)
    marked = [(q.span, q.pieces, q.kind, a) for q, a in zip(found, who, strict=True) if q.kind is not Kind.INDIRECT]
    assert marked == [(q.span, q.pieces, q.kind, a) for q, a in zip(quotations, attributions, strict=True)]
    for number, (one, attribution) in enumerate(zip(found, who, strict=True), 1):
        assert one.number == number
        assert one.text == " ".join(piece.cut(document.text) for piece in one.pieces)
        assert all(len(piece) and one.span.holds(piece) for piece in one.pieces)
        assert all(a.end <= b.start for a, b in zip(one.pieces, one.pieces[1:], strict=False))
        if one.kind is Kind.INDIRECT:
            assert attribution.rule in {rule.name for rule in TELLING_RULES}
            assert attribution.mention is not None
        assert one.within is None or found[one.within - 1].span.holds(one.span)
        for other in found[number:]:
            assert one.span.holds(other.span) or one.span.end <= other.span.start


@given(TEXTS)
@settings(max_examples=150)
def test_sentences_come_in_order_and_leave_out_only_white_space(text: str) -> None:
    """Sentences are apart and in order, and what none covers is white space."""
    at = 0
    for span in find_sentences(text):
        assert not text[at : span.start].strip()
        assert at <= span.start < span.end
        at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    "part",
    [
        "“Yes,” Hale said. “No.” ",
        "“yes” and Hale “no” or ",
        "“Yes.” ",
        "He “A. ‘b’ c” and ",
        "Hale, who said that she, ",
        "Mr. A. B. Hale-Berg of ",
        "“Yes.”\n\n",
        "Hale (a “minister”, of sorts) ",
        "„Ja“, hat Frau von Hale der Zeitung gesagt, und der Rat ist „nicht da“. ",
        "Laut Hale und der Stadt, die nicht „da“ ist, ",
        "«Sí», dijo la ministra de la ciudad, que no es «así» y ",
        "« Oui », a-t-elle dit de la ville et des « rues » ",
        "«Да», — сказал Хейл, и по словам Хейла это «не так». ",
        "霍明昨天对记者说：“好”，“好”，",
        "山田氏は「はい」と述べた。「はい」",
    ],
)
def test_twice_the_text_twice_the_work(part: str, count_calls: Count) -> None:
    """No text, whatever its shape, takes more than about its length in calls."""
    counts = []
    for times in (150, 300, 600):
        document = read_text("“X” " + part * times)
        quotations = find_quotations(document)
        counts.append(count_calls(lambda d=document, q=quotations: attribute(d, q)))  # type: ignore[misc]
    assert counts[2] <= 2.6 * counts[1] + 500


@pytest.mark.parametrize(
    "part",
    [
        "Hale said that ",
        "Hale said, ",
        "the dam would fail, Hale said and ",
        "Hale, who said that she, ",
        "according to Hale, ",
        "Hale's claim that the “dam” was ",
        "“yes” and Hale said (",
        "Hale told the council on ",
        "Hale said the dam would fail. ",
    ],
)
def test_twice_the_text_twice_the_work_for_what_is_told(part: str, count_calls: Count) -> None:
    """No text, whatever its shape, takes more than about its length in calls."""
    counts = []
    for times in (150, 300, 600):
        document = read_text("“X” " + part * times)
        quotations = find_quotations(document)
        attributions = attribute(document, quotations)
        counts.append(count_calls(lambda d=document, q=quotations, a=attributions: add_indirect(d, q, a)))  # type: ignore[misc]
    assert counts[2] <= 2.6 * counts[1] + 500
