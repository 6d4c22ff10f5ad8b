"""Laws of finding quotations, on any text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quoth.model import Document, Quotation
from quoth.quotes import find_quotations

MARKS = "“”\"‘’\'„‚`«»‹›「」『』״〝〟＂"
ANY = st.text(alphabet=MARKS + "ab sT.,!([…])5=<>\n-—\u00a0", max_size=80)
TOKENS = (*MARKS, "''", "``", ",,", "<<", ">>", "a", "the", "He said", "no.", "s", " ", " ", ", ", "\n", "\n\n", "…",
          "5", "— ", "\n\n— ", "\n— ", "\n\n- ", " —dijo", ", dit-il, ", "好", "״ל", "\u00a0", "e\u0301", "\u202e")
PARTS = st.lists(st.sampled_from(TOKENS), max_size=40).map("".join)
WILD = st.text(st.characters(exclude_categories=()), max_size=60)
"""Any code points: lone halves of a pair, marks that join the letter before them, both directions."""

PRACTICES = ("“{}”", "„{}“", "»{}«", "”{}”", "« {} »", "«{}»", "„{}”", "‘{}’", "「{}」", "»{}»")


def find(text: str) -> tuple[Quotation, ...]:
    return find_quotations(Document("any", text, "sha256:0"))


@given(ANY | PARTS | WILD)
def test_pieces_lie_apart_inside_the_span(text: str) -> None:
    """Pieces come in order, do not overlap, lie inside the span, and make up the text."""
    for number, quotation in enumerate(find(text), 1):
        assert quotation.number == number
        assert quotation.span.end <= len(text)
        assert quotation.pieces
        assert all(len(piece) and quotation.span.holds(piece) for piece in quotation.pieces)
        for one, other in zip(quotation.pieces, quotation.pieces[1:], strict=False):
            assert one.end <= other.start
        assert quotation.text == " ".join(piece.cut(text) for piece in quotation.pieces)


@given(ANY | PARTS)
def test_quotations_nest_or_lie_apart(text: str) -> None:
    """Two quotations are apart, or one lies inside the other, which `within` leads to."""
    found = find(text)
    for one in found:
        holders = set()
        at = one.within
        while at is not None:
            holders.add(at)
            at = found[at - 1].within
        for other in found:
            if other is one:
                continue
            nested = one.span.holds(other.span) or other.span.holds(one.span)
            assert nested or not one.span.overlaps(other.span)
            assert (other.number in holders) == (other.span.holds(one.span) and other.number < one.number)


@given(ANY | PARTS)
def test_signals_lie_in_pieces(text: str) -> None:
    """Each signal lies inside one piece; signals come in order."""
    for quotation in find(text):
        for signal in quotation.signals:
            assert any(piece.holds(signal.span) for piece in quotation.pieces)
        assert [s.span for s in quotation.signals] == sorted(s.span for s in quotation.signals)


@given(ANY | PARTS)
def test_a_new_paragraph_changes_nothing_before_it(text: str) -> None:
    """Words in a paragraph of their own change no quotation before them."""
    assert find(f"{text}\n\nNothing more.")[: len(find(text))] == find(text)


@given(ANY | PARTS, st.sampled_from(PRACTICES))
def test_a_settled_document_may_grow(text: str, practice: str) -> None:
    """Where a document has settled on its marks, more of the same changes no closed quotation before it."""
    more = f"\n\nNora wrote {practice.format('so it goes')} and left."
    settled = "Nora wrote first." + 40 * more + f"\n\n{text}"
    before = {(q.span, q.pieces, q.convention) for q in find(settled) if q.closed}
    assert before <= {(q.span, q.pieces, q.convention) for q in find(settled + more)}


@given(st.text(alphabet=MARKS + "—", max_size=300))
def test_marks_alone_quote_nobody(text: str) -> None:
    """Marks without words are no quotation."""
    assert find(text) == ()
