"""Records on disk, as a program makes and grows them."""

from __future__ import annotations

import io
import json
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quoth
from quoth.errors import RecordError, UnknownNameError
from quoth.growth import Watch, add_sources, remove_sources
from quoth.ingest import gather_each
from quoth.model import Days, Problem, Source, SourceText, Span, Turn
from quoth.records.disk.totals import count_record
from quoth.records.disk.writer import Writer
from quoth.records.rows import build_source, write_row
from quoth.records.totals import count_sources

LETTER = {"id": "letter", "date": "2031-05-02", "speaker": "Ada Holm", "text": "We will keep the strait open."}
TALK = {"id": "talk", "turns": [{"speaker": "BRANT", "text": "Will you?"}, {"speaker": "HOLM", "text": "We will."}]}

WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
NAMES = st.none() | WORDS.map(str.strip).filter(bool)
KEYS = WORDS.map(str.strip).filter(bool)


@st.composite
def sources(draw: st.DrawFn) -> SourceText:
    """Draw a source: any text with any turns, or none, that are in order and apart."""
    text = draw(WORDS.filter(str.strip))
    ends = sorted(draw(st.lists(st.integers(0, len(text)), max_size=6)))
    turns = tuple(Turn(Span(*pair), draw(NAMES)) for pair in zip(ends[::2], ends[1::2], strict=False))
    first, last = sorted((draw(st.dates()), draw(st.dates())))
    days = draw(st.none() | st.sampled_from([Days(first, first), Days(first, last)]))
    return SourceText(Source(draw(KEYS), draw(NAMES), days, draw(NAMES), draw(NAMES), draw(NAMES)), text, turns)


@given(sources())
def test_a_source_comes_back_from_its_row_as_it_was(source: SourceText) -> None:
    """What is written as a row, through JSON, is read as the same source: text, turns, days and names."""
    problems: list[Problem] = []
    assert build_source(json.loads(json.dumps(write_row(source))), "row", "unnamed", problems) == source
    assert problems == []


@settings(max_examples=30)
@given(st.lists(sources(), max_size=4, unique_by=lambda source: source.source.key))
def test_a_record_comes_back_from_its_export(given: list[SourceText]) -> None:
    """What a record on disk gives back, written as rows and taken in by another, is given back by that one too."""
    with tempfile.TemporaryDirectory(prefix="quoth-test-") as name:
        one, other = Path(name, "one.quoth"), Path(name, "other.quoth")
        add_sources(one, given)
        held = list(gather_each(one, [])) if given else []
        assert held == given
        rows = "".join(json.dumps(write_row(source)) + "\n" for source in held)
        intake = add_sources(other, io.BytesIO(rows.encode()))
        assert (intake.added, intake.problems) == (len(given), ())
        assert (list(gather_each(other, [])) if given else []) == given


@given(st.dates(), st.dates())
def test_days_come_back_from_what_they_are_written_as(one: date, other: date) -> None:
    """Any span of days is read from its own words as the same span."""
    days = Days(min(one, other), max(one, other))
    assert Days.parse(str(days)) == days


@pytest.mark.parametrize("text", ["2022-02-03/2022-02-01", "2022/2023", "2022-02-30/2022-03-01", "2022-02-01/"])
def test_what_is_no_span_of_days_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"day|date"):
        Days.parse(text)


def test_turns_may_be_spans_of_the_text() -> None:
    problems: list[Problem] = []
    row = {"text": "Is it? It is. So.", "turns": [{"speaker": "A", "span": [0, 6]}, {"speaker": "B", "span": [7, 13]}]}
    source = build_source(row, "row", "key", problems)
    assert source is not None
    assert [(turn.speaker, turn.span.cut(source.text)) for turn in source.turns] == [("A", "Is it?"), ("B", "It is.")]
    assert problems == []


def test_a_text_with_no_turns_is_not_looked_through_for_any() -> None:
    text = "MR. HALE: One.\n\nMS. ROE: Two.\n\nMR. HALE: Three."
    found = build_source({"text": text}, "row", "key", [])
    told = build_source({"text": text, "turns": []}, "row", "key", [])
    assert found is not None
    assert told is not None
    assert (len(found.turns), told.turns) == (3, ())


@pytest.mark.parametrize("span", [[5, 99], [9, 7], [0, 3], [1.0, 2], [7], "7", None, [True, 9]])
def test_a_span_that_stands_nowhere_is_a_problem(span: object) -> None:
    problems: list[Problem] = []
    row = {"text": "Is it? It is.", "turns": [{"span": [0, 6]}, {"span": span}]}
    source = build_source(row, "row", "key", problems)
    assert source is not None
    assert len(source.turns) == 1
    assert [problem.what for problem in problems] == [
        "the span of turn 2 does not stand in the text behind the turn before it"
    ]


def test_a_record_is_made_grown_and_searched(tmp_path: Path) -> None:
    where = tmp_path / "archive.quoth"
    assert quoth.add_sources(where, [LETTER, TALK]).added == 2
    record = quoth.open_record(where)
    assert [source.key for source in record.sources()] == ["letter", "talk"]
    record.add({"id": "note", "text": "The ferry is late.", "date": "2031-05-32"})
    assert [problem.what for problem in record.problems] == ["the date '2031-05-32' is not one"]
    assert record.search("the ferry is late")[0].source.key == "note"
    with pytest.raises(UnknownNameError, match="nowhere"):
        record.search("the ferry is late", sources=["note", "nowhere"])
    before = quoth.open_record(where)
    assert quoth.remove_sources(where, ["note", "letter", "nothing"]) == (2, ["nothing"])
    assert before.text("letter") == LETTER["text"]
    assert [source.key for source in quoth.open_record(where).sources()] == ["talk"]


def test_each_source_is_told_apart_by_what_became_of_it(tmp_path: Path) -> None:
    where = tmp_path / "archive.quoth"
    add_sources(where, [LETTER, TALK])
    told: list[Problem] = []
    read: list[int] = []
    names: list[str] = []
    ended: list[bool] = []
    path = tmp_path / "rows.jsonl"
    rows = [LETTER, {**TALK, "title": "A talk"}, {"id": "new", "text": "Words."}, LETTER]
    path.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    watch = Watch(names.append, read.append, told.append, lambda: ended.append(True))
    intake = add_sources(where, [path, tmp_path / "none.txt"], watch=watch)
    assert (intake.added, intake.replaced, intake.kept) == (2, 1, 1)
    assert list(intake.problems) == told
    assert [problem.where for problem in told] == ["rows.jsonl line 4", str(tmp_path / "none.txt")]
    assert (names, ended) == (["rows.jsonl"], [True])
    assert path.stat().st_size - 4 <= sum(read) <= path.stat().st_size + 4


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    where = tmp_path / "archive.quoth"
    with Writer(where), pytest.raises(RecordError, match="another process is writing"):
        add_sources(where, LETTER)
    with pytest.raises(RecordError, match="another process is writing"), Writer(where):
        remove_sources(where, ["letter"])


@settings(max_examples=30)
@given(st.lists(sources(), max_size=4, unique_by=lambda source: source.source.key))
def test_a_record_on_disk_counts_as_its_sources_do(given: list[SourceText]) -> None:
    """The catalogue's sums are those of a walk over the sources."""
    with tempfile.TemporaryDirectory(prefix="quoth-test-") as name:
        with Writer(Path(name, "a.quoth")) as writer:
            writer.add(given)
        on_disk, walked = count_record(Path(name, "a.quoth")), count_sources(given)
    for fact in ("sources", "words", "characters", "speakers", "days"):
        assert getattr(on_disk, fact) == getattr(walked, fact), fact
