from __future__ import annotations

import json

import pytest

from quoth.model import Days, Problem, SourceText
from quoth.records.manifest import parse_manifest
from quoth.records.rows import build_source, parse_sources


def parse(text: str) -> tuple[list[SourceText], list[Problem]]:
    problems: list[Problem] = []
    return [source for source, _ in parse_sources(text.split("\n"), "x.jsonl", problems)], problems


def test_a_manifest_gives_its_rows() -> None:
    row = {
        "path": "a/b.txt",
        "id": "b",
        "title": "T",
        "date": "2022-02",
        "speaker": "Ada Holm",
        "kind": "speech",
        "url": "https://example.org",
        "provenance": "ignored",
    }
    entries, problems = parse_manifest(
        json.dumps(row) + '\n\n{"path": "c\\\\d.txt", "speaker": null, "date": 2020}\n'
    )
    assert problems == []
    first, second = entries
    assert (first.key, first.title, first.date, first.speaker) == (
        "b",
        "T",
        Days.parse("2022-02"),
        "Ada Holm",
    )
    assert (first.kind, first.url, first.where) == ("speech", "https://example.org", "record.jsonl line 1")
    assert (second.path, second.key, str(second.date), second.where) == (
        "c/d.txt",
        "c/d",
        "2020",
        "record.jsonl line 3",
    )


@pytest.mark.parametrize(
    ("line", "what", "kept"),
    [
        ('{"id": "x"}', "the path is missing", 0),
        ('{"path": "  "}', "the path is missing", 0),
        ('{"path": "x.txt", "date": "soon"}', "the date 'soon' is not one", 1),
        ('{"path": "x.txt", "date": "2021-02-30"}', "the date '2021-02-30' is not one", 1),
        ('{"path": "x.txt", "title": ["T"]}', "its title is not text", 1),
        ('{"path": "/etc/x.txt"}', "leads out of the folder", 0),
        ('{"path": "a/../../x.txt"}', "leads out of the folder", 0),
        ('{"path": "C:\\\\x.txt"}', "leads out of the folder", 0),
        ('{"path": "."}', "names no file", 0),
        ("{oops", "this is not JSON", 0),
        ("[" * 100_000, "this is not JSON", 0),
        ('["x.txt"]', "this is not a JSON object", 0),
    ],
)
def test_what_is_wrong_is_one_line_and_the_rest_goes_on(line: str, what: str, kept: int) -> None:
    entries, problems = parse_manifest(f'{line}\n{{"path": "good.txt"}}')
    assert len(entries) == kept + 1
    (problem,) = problems
    assert problem.where == "record.jsonl line 1"
    assert what in problem.what
    assert problem.remedy
    assert "\n" not in str(problem)


def test_the_first_of_two_ids_is_kept() -> None:
    entries, problems = parse_manifest('{"path": "a.txt", "id": "x"}\n{"path": "b.txt", "id": "x"}')
    assert [entry.path for entry in entries] == ["a.txt"]
    assert [problem.where for problem in problems] == ["record.jsonl line 2"]


def test_sources_of_json_lines() -> None:
    lines = [
        {
            "id": "one",
            "title": "T",
            "date": "2022-02-01",
            "speaker": "Ada Holm",
            "url": "u",
            "text": "Words\u2028here.",
        },
        {
            "turns": [
                {"speaker": "A", "text": "Is it?"},
                {"text": "It is."},
                {"speaker": "A", "text": "Good."},
            ]
        },
        {"id": "three", "text": "MR. HALE: One.\n\nMS. ROE: Two.\n\nMR. HALE: Three."},
    ]
    text = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    sources, problems = parse(text)
    assert problems == []
    one, two, three = sources
    assert (one.source.key, one.source.speaker, str(one.source.date), one.text) == (
        "one",
        "Ada Holm",
        "2022-02-01",
        "Words\u2028here.",
    )
    assert one.turns == ()
    assert (two.source.key, two.text) == ("x-line-2", "Is it?\n\nIt is.\n\nGood.")
    assert [(turn.speaker, turn.span.cut(two.text)) for turn in two.turns] == [
        ("A", "Is it?"),
        (None, "It is."),
        ("A", "Good."),
    ]
    assert [turn.speaker for turn in three.turns] == ["MR. HALE", "MS. ROE", "MR. HALE"]


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ('{"id": "x"}', "neither text nor turns"),
        ('{"id": "x", "text": 5}', "its text is not text"),
        ('{"id": "x", "text": " "}', "no text in it"),
        ('{"id": "x", "turns": []}', "no text in it"),
        ('{"id": "x", "turns": [5]}', "turn 1 has no text"),
        ("text", "this is not JSON"),
    ],
)
def test_a_line_that_is_no_source_is_a_problem(line: str, what: str) -> None:
    sources, problems = parse(f'{{"id": "good", "text": "Words."}}\n{line}\n')
    assert [source.source.key for source in sources] == ["good"]
    assert what in problems[0].what
    assert problems[0].where == "x.jsonl line 2"


def test_data_may_stand_in_metadata() -> None:
    problems: list[object] = []
    row = {
        "text": "Words.",
        "metadata": {"title": "T", "date": "2020", "speaker": "Ada Holm"},
        "speaker": "Ida Stahl",
    }
    found = build_source(row, "here", "key", problems)  # type: ignore[arg-type]
    assert found is not None
    assert (found.source.title, str(found.source.date), found.source.speaker) == ("T", "2020", "Ida Stahl")
    assert problems == []


def test_half_characters_in_json_can_be_written() -> None:
    (source,), _ = parse('{"text": "half \\ud83d done", "title": "\\ud83d"}')
    assert source.text == "half \ufffd done"
    assert source.source.title == "\ufffd"
