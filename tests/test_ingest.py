from __future__ import annotations

import json
from pathlib import Path

import pytest

from quoth.errors import ReadError, RecordError
from quoth.ingest import gather, gather_each, gather_given
from quoth.model import Problem, Source, SourceText
from quoth.readers import read_text

TALK = "MR. HALE: One.\n\nMS. ROE: Two.\n\nMR. HALE: Three."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in {
        "b.txt": TALK,
        "a.md": "# The Light\n\nWords.",
        "deep/c.html": "<p>The ferry came late, and the mate said so to the harbour master.</p>",
        "rows.jsonl": '{"id": "r1", "text": "Row one."}\n{"id": "r2", "text": "Row two."}',
        ".hidden.txt": "no",
        ".git/x.txt": "no",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def keys(sources: list[SourceText]) -> list[str]:
    return [source.source.key for source in sources]


def test_a_folder_without_manifest(folder: Path) -> None:
    seen: list[str] = []
    sources, problems = gather(folder, seen.append)
    assert keys(sources) == ["a", "b", "r1", "r2", "c"]
    assert seen == ["a.md", "b.txt", "rows.jsonl", "deep/c.html"]
    assert sources[0].source.title == "The Light"
    assert [turn.speaker for turn in sources[1].turns] == ["MR. HALE", "MS. ROE", "MR. HALE"]
    assert [str(problem) for problem in problems if "main text" not in problem.what] == []


def test_a_folder_with_manifest(folder: Path) -> None:
    rows = [
        {
            "path": "b.txt",
            "id": "talk",
            "title": "A talk",
            "date": "2020-01",
            "speaker": "Ida Stahl",
            "kind": "talk",
        },
        {"path": "gone.txt", "id": "gone"},
        {"path": "a.md"},
    ]
    (folder / "record.jsonl").write_text("\n".join(json.dumps(row) for row in rows))
    for start in (folder, folder / "record.jsonl"):
        sources, problems = gather(start)
        assert keys(sources) == ["talk", "a"]
        assert (sources[0].source.title, str(sources[0].source.date)) == ("A talk", "2020-01")
        assert (sources[0].source.speaker, sources[0].source.kind) == ("Ida Stahl", "talk")
        unlisted, gone = problems
        assert "2 files are not in it" in unlisted.what
        assert gone.where == "record.jsonl line 2 (gone.txt)"
        assert "no such file" in gone.what


def test_what_cannot_be_read_is_a_problem_and_the_rest_goes_on(folder: Path) -> None:
    (folder / "empty.txt").write_text(" ")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    sources, problems = gather(folder)
    assert len(sources) == 5
    assert [problem.where for problem in problems][:2] == ["empty.txt", "picture.txt"]


def test_a_manifest_that_is_no_text_is_a_problem(folder: Path) -> None:
    (folder / "record.jsonl").write_bytes(b"PK\x03\x04")
    sources, problems = gather(folder)
    assert len(sources) == 5
    assert problems[0].where == "record.jsonl"


def test_files_that_share_a_stem_are_told_apart(tmp_path: Path) -> None:
    for name in ("x.txt", "x.md", "y/z.txt", "w/z.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Words.")
    assert keys(gather(tmp_path)[0]) == ["x.md", "x.txt", "w/z", "y/z"]


def test_nothing_readable_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="could be read"):
        gather(tmp_path)
    (tmp_path / "x.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    with pytest.raises(RecordError, match="PNG"):
        gather(tmp_path)
    with pytest.raises(RecordError, match="no such"):
        gather(tmp_path / "none")
    with pytest.raises(ReadError, match="PNG"):
        gather(tmp_path / "x.png")
    (tmp_path / "x.jsonl").write_text("{}\n")
    with pytest.raises(ReadError, match="no line"):
        gather(tmp_path / "x.jsonl")


def test_sources_come_one_at_a_time(folder: Path) -> None:
    problems: list[Problem] = []
    assert next(iter(gather_each(folder, problems))).source.key == "a"


def test_two_sources_of_one_key_are_a_problem(folder: Path) -> None:
    (folder / "r1.txt").write_text("Words.")
    sources, problems = gather(folder)
    assert keys(sources).count("r1") == 1
    assert any("'r1' was given before" in problem.what for problem in problems)


def test_things_in_memory(folder: Path) -> None:
    given = SourceText(Source("own"), "Words.")
    sources, problems = gather_given(
        [
            "Just words.",
            {"text": "Row.", "metadata": {"speaker": "Ada Holm"}},
            {"id": "named", "turns": [{"speaker": "A", "text": "Yes."}]},
            folder / "b.txt",
            folder / "deep",
            read_text("A document.", "essay.txt"),
            given,
            given,
            " ",
            {"text": ""},
            folder / "none.txt",
            str(folder / "b.txt"),
        ]
    )
    assert keys(sources) == ["source-1", "source-2", "named", "b", "c", "essay", "own", "source-12"]
    assert sources[1].source.speaker == "Ada Holm"
    assert sources[-1].text == str(folder / "b.txt")
    assert [problem.where for problem in problems if "main text" not in problem.what] == [
        "source-8",
        "source-9",
        "source-10",
        str(folder / "none.txt"),
    ]


def test_one_thing_may_be_given_alone() -> None:
    assert keys(gather_given("Just words.")[0]) == ["source-1"]
    assert keys(gather_given({"id": "x", "text": "Row."})[0]) == ["x"]
    assert gather_given([]) == ([], [])


def test_what_is_no_source_is_a_mistake_of_the_program() -> None:
    with pytest.raises(TypeError, match="source-1"):
        gather_given([5])  # type: ignore[list-item]


def test_a_line_of_a_file_that_repeats_a_key_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "sources.jsonl"
    path.write_text('{"id": "a", "text": "One."}\n{"id": "a", "text": "Two."}\n', encoding="utf-8")
    sources, problems = gather(path)
    assert [source.text for source in sources] == ["One."]
    assert [str(problem) for problem in problems] == [
        "sources.jsonl line 2: the id 'a' was given before; give each source an id of its own; the first is kept"
    ]


def test_lines_in_another_encoding_are_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "sources.jsonl"
    path.write_bytes('{"id": "a", "text": "Café."}\n'.encode("utf-16"))
    assert gather(path)[0][0].text == "Café."
