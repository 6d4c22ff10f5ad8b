"""What a finding claims can be replayed: its edits lead from the recorded words to the quoted ones and back."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from quoth.archive import Record, open_record
from quoth.model import DepartureKind, Document, EditKind, Finding, Label, OmissionPlace, Report, Span, Words
from quoth.pipeline import check
from quoth.readers import read_text
from quoth.reports import render
from quoth.text.quoted import read_quoted
from quoth.text.words import find_words

RECORD = Path(__file__).parents[2] / "bench" / "quality" / "texts" / "record"
WORD_FOLDS = {
    "numerals", "spelling", "joined words", "possessive s", "stage directions", "page numbers",
    "another speaker's interjection",
}
"""Folds by which words differ, or recorded words are passed over, without a departure."""

CHANGES = ("drop", "add", "replace", "deny", "cut", "long cut", "bracket", "gloss", "letter", "ending", "sic", "number")
NEW = "lantern seven never unless Whitlock the otters 4,120 e-mail can't".split()

Plan = tuple[int, int, tuple[tuple[str, int, int], ...], int]
"""First word, how many, changes (what, where, which word), and how the quotation is printed."""


def plans(words: int) -> st.SearchStrategy[Plan]:
    change = st.tuples(st.sampled_from(CHANGES), st.integers(0, 40), st.integers(0, len(NEW) - 1))
    return st.tuples(
        st.integers(0, words - 1), st.integers(4, 40), st.lists(change, max_size=4).map(tuple), st.integers(0, 3)
    )


def change(words: list[str], what: str, at: int, which: int) -> list[str]:
    """Change the words in one way at place `at`."""
    at %= len(words)
    new, old = NEW[which], words[at]
    head, tail = words[:at], words[at + 1 :]
    rows = {
        "drop": head + tail,
        "add": [*head, new, old, *tail],
        "replace": [*head, new, *tail],
        "deny": [*head, old, "not", *tail],
        "cut": [*head, "…", *tail],
        "long cut": [*head, "[...]", *tail[which * 2 :]],
        "bracket": [*head, f"[the {new}]", *tail],
        "gloss": [*head, old, f"[of {new}]", *tail],
        "letter": [*head, f"[{old[0].swapcase()}]{old[1:]}", *tail],
        "ending": [*head, f"{old}[s]", *tail],
        "sic": [*head, old, "[sic]", *tail],
        "number": [*head, str(which * 37), *tail],
    }
    return rows[what] or words


def print_quotation(words: list[str], form: int) -> str:
    half = len(words) // 2
    text = " ".join(words)
    return (
        f"“{text},” Hale said.",
        f"Hale said: “{text}.”",
        f"“{' '.join(words[:half])},” Hale said, “{' '.join(words[half:])}.”",
        f'Hale wrote that "{text}."',
    )[form]


def write(sources: list[str], plans_of: list[list[Plan]]) -> str:
    """Return a document with one quotation a list of plans; several plans are spliced."""
    paragraphs = []
    for parts in plans_of:
        words: list[str] = []
        for number, (first, size, changes, _) in enumerate(parts):
            source = sources[number % len(sources)].split()
            first %= len(source)
            piece = [word.strip("“”\"") or "so" for word in source[first : first + size]]
            for what, at, which in changes:
                piece = change(piece, what, at, which)
            words += piece
        paragraphs.append(print_quotation(words, parts[0][3]))
    return "\n\n".join(paragraphs)


def check_edits(finding: Finding, document: Document, record: Record) -> None:
    """In order, without a gap on either side, and each side can be made from the other."""
    assert finding.alignment is not None
    quoted = read_quoted(document.text, finding.quotation).words
    at = 0
    for passage, edits in zip(finding.alignment.passages, finding.alignment.edits, strict=True):
        text = record.text(passage.source.key)
        words = record.store.words(passage.source.key)  # the labels of turns are not among them
        assert passage.text == passage.span.cut(text)
        there = edits[0].recorded_words[0]
        first, here = there, at
        to_quoted: list[int] = []
        to_recorded: list[int] = []
        for edit in edits:
            assert (edit.quoted_words[0], edit.recorded_words[0]) == (at, there)
            at, there = edit.quoted_words[1], edit.recorded_words[1]
            mine = quoted.keys[slice(*edit.quoted_words)].tolist()
            theirs = words.keys[slice(*edit.recorded_words)].tolist()
            to_quoted += theirs if edit.kind is EditKind.EQUAL else mine
            to_recorded += mine if edit.kind is EditKind.EQUAL else theirs
            assert bool(mine) == (edit.kind is not EditKind.DELETE)
            assert bool(theirs) == (edit.kind is not EditKind.INSERT)
            for span, part, (start, end) in (
                (edit.quoted, quoted, edit.quoted_words),
                (edit.recorded, words, edit.recorded_words),
            ):
                if end > start:
                    assert span == Span(int(part.starts[start]), int(part.ends[end - 1]))
                else:
                    assert len(span) == 0
            if theirs:
                assert passage.span.holds(edit.recorded)
        assert to_quoted == quoted.keys[here:at].tolist()
        assert to_recorded == words.keys[first:there].tolist()
    assert at == len(quoted)


def check_departures(finding: Finding, document: Document, record: Record) -> None:
    """Each departure lies within an edit; each omission is one, or stands beside a passage; both show what is there."""
    assert finding.alignment is not None
    pairs = list(zip(finding.alignment.passages, finding.alignment.edits, strict=True))
    for departure in finding.departures:
        if departure.kind is DepartureKind.ORDER:  # how parts are joined, which is no edit
            sources = [record.text(passage.source.key) for passage, _ in pairs]
            assert departure.recorded in [departure.recorded_span.cut(text) for text in sources]
            assert departure.quoted == departure.quoted_span.cut(document.text)
            continue
        owners = [
            (passage, edit)
            for passage, edits in pairs
            for edit in edits
            if edit.quoted.start <= departure.quoted_span.start
            and departure.quoted_span.end <= edit.quoted.end
            and edit.recorded.start <= departure.recorded_span.start
            and departure.recorded_span.end <= edit.recorded.end
        ]
        assert owners, departure
        text = record.text(owners[0][0].source.key)
        assert departure.recorded == departure.recorded_span.cut(text)
        assert bare(departure.quoted) == bare(departure.quoted_span.cut(document.text))
    for omission in finding.omitted:
        texts = [
            record.text(passage.source.key)
            for passage, edits in pairs
            for edit in edits
            if (edit.kind is EditKind.DELETE and edit.recorded == omission.span)
            or (omission.place is OmissionPlace.BEFORE and omission.span.end <= passage.span.start)
            or (omission.place is OmissionPlace.AFTER and passage.span.start < omission.span.start)
        ]
        assert omission.text in [omission.span.cut(text) for text in texts]


def bare(text: str) -> str:
    return re.sub(r"[\[\]()\u2060]", "", text)


def check_json(document: Document, record: Record, report: Report) -> None:
    """The report alone, with the two texts, leads from the passage to the quoted words."""
    for finding, real in zip(json.loads(render(report, "json"))["findings"], report.findings, strict=True):
        start, end = finding["quotation"]["span"]
        assert finding["quotation"]["text"] == document.text[start:end] or finding["quotation"]["pieces"]
        passage = finding["passage"]
        if not passage or finding["verdict"]["wording"] not in ("verbatim", "marked", "altered", "spliced"):
            assert not finding["departures"] + finding["omitted"]
            continue
        text = record.text(passage["source"])
        assert passage["text"] == text[slice(*passage["span"])]
        assert real.alignment is not None
        if len(real.alignment.passages) > 1 or WORD_FOLDS & set(finding["folds"]):
            continue
        event("replayed from JSON")
        departures = finding["departures"]
        quoted = read_quoted(document.text, real.quotation).words
        changed = [d for d in departures if not (d["kind"] == "order" and is_join(d["quoted"], d["recorded"]))]
        steps = [(*departure["recorded_span"], *departure["quoted_span"]) for departure in changed]
        listed = [departure["recorded_span"] for departure in departures]  # a long cut without a mark is in both
        inside = [cut for cut in finding["omitted"] if cut["place"] == "inside"]
        steps += [(*cut["span"], 0, 0) for cut in inside if cut["span"] not in listed]
        at, end = passage["span"]
        recorded = record.store.words(passage["source"])  # the labels of turns are not among them
        out: list[int] = []
        for first, last, start, stop in sorted(steps):
            assert at <= first <= last, "two changes overlap"
            out += keys_between(recorded, at, first) + keys_between(quoted, start, stop)
            at = last
        out += keys_between(recorded, at, end)
        assert out == quoted.keys.tolist()


def is_join(quoted: str, recorded: str) -> bool:
    """Whether both sides of a departure show the same words: they are joined on, not changed."""
    return [int(key) for key in find_words(bare(quoted)).keys] == [int(key) for key in find_words(recorded).keys]


def keys_between(words: Words, start: int, end: int) -> list[int]:
    return [int(key) for key in words.keys[(words.starts >= start) & (words.ends <= end)]]


def check_report(text: str, record: Record) -> None:
    document = read_text(text)
    report = check(document, record)
    for finding in report.findings:
        event(finding.verdict.label.value)
        if finding.alignment is None:
            assert not finding.departures + finding.omitted
            continue
        check_edits(finding, document, record)
        if finding.verdict.wording not in (Label.NOT_FOUND, Label.UNCHECKED):
            check_departures(finding, document, record)
    check_json(document, record, report)


@cache
def bundled() -> tuple[Record, list[str]]:
    record = open_record(RECORD)
    return record, [record.text(source.key) for source in record.sources()]


PARTS = st.one_of(
    st.lists(plans(1200), min_size=1, max_size=1), st.lists(plans(1200), min_size=1, max_size=3)
)
"""One stretch alone, or several spliced."""


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(st.integers(0, 9), st.lists(PARTS, min_size=1, max_size=3))
def test_planted_quotations_of_bundled_texts_replay(first: int, parts: list[list[Plan]]) -> None:
    record, texts = bundled()
    check_report(write(texts[first % len(texts) :] + texts, parts), record)


DID_NOT_REPLAY = [
    # The narrator's words stand in a stretch that is joined on, and are not of it.
    "“down and looked. CHAIR: [c]an,” Hale said, “I just stop you there,.”",
]
"""Texts that were once found to show other words than they hold."""


@given(st.sampled_from(DID_NOT_REPLAY))
def test_what_once_did_not_replay_does(text: str) -> None:
    record, _ = bundled()
    check_report(text, record)


FEW = "ship ferry not no may must two 12 Keld, of the the and it's. U.S.".split()
MADE_UP = st.lists(st.sampled_from(FEW), min_size=8, max_size=60)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
@given(st.lists(MADE_UP.map(" ".join), min_size=1, max_size=3), st.lists(PARTS, min_size=1, max_size=3))
def test_made_up_quotations_of_few_words_over_and_over_replay(texts: list[str], parts: list[list[Plan]]) -> None:
    check_report(write(texts, parts), open_record(texts))
