"""What readers and rows tell of a source reaches the record: who speaks, what is nobody's words, pages and lines."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

import quoth
from quoth.ingest import gather, gather_given
from quoth.model import Block, BlockKind, Document, Landmark, Problem, Source, SourceText, Span, Turn, find_place
from quoth.records.layout import Shape, join_spans, lay_out, lay_out_document
from quoth.records.rows import build_source, write_row
from quoth.records.spoken import keep_voiced
from quoth.text.words import find_words


def document(*parts: tuple[BlockKind, str, str | None]) -> Document:
    text, blocks = "", []
    for kind, words, speaker in parts:
        text += "\n\n" if text else ""
        blocks.append(Block(kind, Span(len(text), len(text) + len(words)), speaker))
        text += words
    return Document("talk", text, "", blocks=tuple(blocks), landmarks=(Landmark(0, "page", "1"),))


def test_what_a_reader_calls_turns_are_turns_and_go_on_over_what_is_nobodys() -> None:
    given_ = document(
        (BlockKind.HEADING, "The light", None),
        (BlockKind.TURN, "We thank you.", "Ada Holm"),
        (BlockKind.STAGE, "(Applause.)", None),
        (BlockKind.TURN, "We go on.", "Ada Holm"),
        (BlockKind.QUOTATION, "A light on a rock.", None),
        (BlockKind.HEADING, "Questions", None),
        (BlockKind.TURN, "And who pays?", "Ada Holm"),
        (BlockKind.TURN, "All of us.", "Tom Brant"),
        (BlockKind.BODY, "The house rose.", None),
    )
    found = lay_out_document(given_)
    assert [(turn.speaker, turn.span.cut(given_.text)) for turn in found.turns] == [
        ("Ada Holm", "We thank you.\n\n(Applause.)\n\nWe go on.\n\nA light on a rock."),
        ("Ada Holm", "And who pays?"),
        ("Tom Brant", "All of us."),
        (None, "The house rose."),
    ]
    assert [span.cut(given_.text) for span in found.silent] == ["(Applause.)"]
    assert found.landmarks == given_.landmarks


def test_the_furniture_of_a_source_is_nobodys_words() -> None:
    (source,), _ = gather_given(document((BlockKind.BODY, "We keep it", None), (BlockKind.FURNITURE, "Page 2", None)))
    assert [span.cut(source.text) for span in source.silent] == ["Page 2"]


TALK = "HOLM: We thank you.\n\nBRANT: You must.\n\nHOLM: We do."


def test_a_layout_that_is_given_is_not_told(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (tmp_path / name).write_text("Holm: We thank you." if name == "c.txt" else TALK)
    rows = [{"path": "a.txt"}, {"path": "b.txt", "layout": "prose"}, {"path": "c.txt", "layout": "Transcript"}]
    (tmp_path / "record.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    sources, problems = gather(tmp_path)
    assert not problems
    assert [len(source.turns) for source in sources] == [3, 0, 1]
    found: list[Problem] = []
    source = build_source({"text": TALK, "layout": "verse"}, "here", "a", found)
    assert source is not None
    assert len(source.turns) == 3
    assert [str(problem) for problem in found] == [
        "here: the layout 'verse' is not one; write prose or transcript"
    ]


SPANS = st.lists(st.builds(lambda at, size: Span(at, at + size), st.integers(0, 60), st.integers(0, 9)), max_size=8)
MARKS = st.lists(
    st.builds(Landmark, st.integers(0, 60), st.sampled_from(["page", "line", "time", "sheet"]), st.text(max_size=3)),
    max_size=12,
)


@given(SPANS, MARKS)
def test_a_source_is_made_again_of_its_row(spans: list[Span], marks: list[Landmark]) -> None:
    """Whatever is silent, and whatever the landmarks: exported and added, a source is the same."""
    text = "We keep the strait open to all who come in peace by day or by night, in any weather at all."
    landmarks = tuple(sorted(marks, key=lambda mark: mark.offset))
    source = SourceText(Source("a"), text, (Turn(Span(3, 40), "Holm"),), join_spans(spans), landmarks)
    problems: list[Problem] = []
    assert build_source(json.loads(json.dumps(write_row(source))), "row", "b", problems) == source
    assert not problems


def test_places_that_do_not_stand_in_the_text_are_problems() -> None:
    row = {"text": "Some words.", "silent": [[0, 4], [9, 99], "x"], "landmarks": [[0, "page", 7], [99, "page", "8"], 3]}
    problems: list[Problem] = []
    source = build_source(row, "row", "a", problems)
    assert source is not None
    assert source.silent == (Span(0, 4),)
    assert source.landmarks == (Landmark(0, "page", "7"),)
    assert [problem.what[:1] for problem in problems] == ["2", "2"]


@given(SPANS, st.integers(0, 20), st.integers(0, 20))
def test_a_word_that_meets_a_silent_stretch_is_nobodys(spans: list[Span], first: int, last: int) -> None:
    """Held against the plain way; and a stretch of the words alone gives the same as all of them."""
    words = find_words("We keep the strait open to all who come in peace by day or by night")[first:last]
    silent = join_spans(spans)
    kept = keep_voiced(words, silent)
    plain = [
        start
        for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True)
        if not any(span.start < end and start < span.end for span in silent)
    ]
    assert kept.starts.tolist() == plain
    assert len(kept.keys) == len(kept.ends) == len(plain)
    assert np.all(np.isin(kept.keys, words.keys))


@given(MARKS, st.integers(0, 60))
def test_a_place_is_the_last_landmark_of_each_kind(marks: list[Landmark], offset: int) -> None:
    """A line counts within its page, a page within its sheet; a time stands for itself."""
    landmarks = sorted(marks, key=lambda mark: mark.offset)
    behind = [(at, mark) for at, mark in enumerate(landmarks) if mark.offset <= offset]
    last = {mark.kind: at for at, mark in behind}
    expected = []
    for kind, around in (("sheet", ()), ("page", ("sheet",)), ("line", ("page", "sheet")), ("time", ())):
        if kind in last and all(last.get(other, -1) < last[kind] for other in around):
            expected.append(landmarks[last[kind]])
    assert list(find_place(landmarks, offset)) == expected


def test_a_place_among_a_hundred_thousand_lines() -> None:
    labels = [("line", str(at % 26)) if at % 26 else ("page", str(at // 26)) for at in range(100_000)]
    marks = [Landmark(at * 50, *label) for at, label in enumerate(labels)]
    assert [mark.label for mark in find_place(marks, 26 * 50 * 3000 + 50 * 7 + 3)] == ["3000", "7"]


LINES = [
    "MR. HALE: We open today.", "ROE: Do you?", "    Mr. HALE. I thank the chair.", "Q. Where?", "A. At sea.",
    "BY MR. ROE:", "[00:00:07] HALE: We do.", "0:20", "Mary Hale  1:31", "(Applause.)", "We do. [laughter] So do they.",
    "THE CHAIR. -- Order.", " 1   Q.   Who?", " 2   A.   Nobody.", "25", "   Page 3", "\f", "",
    "Prose goes on here, and on.",
    "(Whereupon, a recess",
]  # fmt: skip


@given(st.lists(st.sampled_from(LINES), max_size=30), st.booleans(), st.sampled_from([None, *Shape]))
def test_a_layout_is_in_order_apart_and_within_the_text(lines: list[str], numbered: bool, shape: Shape | None) -> None:
    text = "\n".join(f"{at % 12 + 1:>2}  {line}" if numbered else line for at, line in enumerate(lines))
    found = lay_out(text, shape=shape)
    assert found.silent == join_spans(found.silent)
    for spans in (found.silent, [turn.span for turn in found.turns]):
        bounds = [end for span in spans for end in (span.start, span.end)]
        assert bounds == sorted(bounds)
        assert not bounds or 0 <= bounds[0] <= bounds[-1] <= len(text)
    offsets = [mark.offset for mark in found.landmarks]
    assert offsets == sorted(offsets)
    assert not any(turn.span.cut(text).strip() == "" for turn in found.turns)
    if shape is Shape.PROSE:
        assert not found.turns


PAGES = """
 1        Q.   Where were you on the night
 2   of the third?
 3        A.   At the light.  I was keeping
 4   it with my brother, until the
 5   harbour master
 6   came.
 7             MS. BRANT:  Objection.
 8             THE COURT:  Overruled.
 9        Q.   Please go on.
10        A.   He came at noon with a lamp

     Ostmark Reporting                Page 13
 1   in his left hand.  (Pause.)  We
 2   let him in, and he sat with us by the
 3   stove.
"""


def test_a_quotation_runs_over_lines_and_pages_and_says_where_it_begins(tmp_path: Path) -> None:
    (tmp_path / "hale.txt").write_text(PAGES)
    record = quoth.open_record(tmp_path)
    document = (
        "Hale testified: “I was keeping it with my brother, until the harbour master came.” She said: “He came at noon "
        "with a lamp in his left hand. We let him in, and he sat with us by the stove.” And again: “in his left hand. "
        "(Pause.) We let him in, and he sat with us”."
    )
    report = quoth.check(document, record)
    assert [finding.verdict.wording.value for finding in report.findings] == ["verbatim"] * 3
    passages = [finding.passage for finding in report.findings if finding.passage]
    places = [[f"{mark.kind} {mark.label}" for mark in passage.place] for passage in passages]
    assert places == [["page 12", "line 3"], ["page 12", "line 10"], ["page 13", "line 1"]]
    assert report.findings[0].folds == ("page numbers", "spacing")
    assert "page 12, line 10" in quoth.render(report, "text")
    assert "page 12, line 10" in quoth.render(report, "markdown")
