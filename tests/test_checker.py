"""Sources compiled once: whole answers, answers that grow, and callers side by side."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoth

SOURCES = [
    {"id": "ferry", "text": "The ferry leaves at nine. Nobody pays for the crossing on a market day."},
    {"id": "bread", "text": "Bread is baked in the tower on each third morning of the week, before the bells."},
]
ANSWER = (
    "It says “Bread is baked in the tower on each third morning of the week” [2], and that “Nobody pays for the "
    "crossing on a fair day.” [1] The rest is told elsewhere.\n\n> The ferry leaves at nine. [1]\n\nSo “it was” said."
)


def tell(findings: object) -> list[tuple[int, str]]:
    return [(one.quotation.span.start, one.verdict.label.value) for one in findings]  # type: ignore[attr-defined]


def test_an_answer_is_checked_as_by_check() -> None:
    checker = quoth.compile(SOURCES)
    assert checker.check(ANSWER) == quoth.check(ANSWER, sources=SOURCES)
    labels = [label for _, label in tell(checker.check(ANSWER).findings)]
    assert labels == ["verbatim", "altered", "verbatim", "unchecked"]


def test_callers_side_by_side_get_the_same() -> None:
    checker = quoth.compile(SOURCES)
    with ThreadPoolExecutor(4) as pool:
        reports = list(pool.map(checker.check, [ANSWER] * 24))
    assert reports == [checker.check(ANSWER)] * 24


@given(st.lists(st.integers(1, 30), min_size=1, max_size=60))
def test_a_growing_answer_gives_each_finding_once_and_in_the_end_the_whole_report(sizes: list[int]) -> None:
    stream = quoth.compile(SOURCES).stream()
    given, at = [], 0
    for size in [*sizes, len(ANSWER)]:
        given += tell(stream.feed(ANSWER[at : at + size]))
        at += size
    assert stream.text == ANSWER
    report = stream.close()
    assert report == quoth.check(ANSWER, sources=SOURCES)
    assert len({start for start, _ in given}) == len(given)
    assert set(given) <= set(tell(report.findings))


def test_a_quotation_is_judged_before_the_answer_ends() -> None:
    stream = quoth.compile(SOURCES).stream()
    assert tell(stream.feed("It says “Bread is baked in the tower on each third")) == []
    assert tell(stream.feed(" morning of the week” [2]")) == []
    assert [label for _, label in tell(stream.feed(", and then. More"))] == ["verbatim"]
    assert tell(stream.feed(" follows here. And more.")) == []


def test_json_is_judged_once_it_is_whole() -> None:
    answer = json.dumps({"quote": "Bread is baked in the tower", "source_id": "bread"})
    stream = quoth.compile(SOURCES).stream()
    assert not [one for at in range(len(answer)) for one in stream.feed(answer[at])]
    assert [label for _, label in tell(stream.close().findings)] == ["verbatim"]


def test_nothing_written_is_said() -> None:
    stream = quoth.compile(SOURCES).stream()
    assert tell(stream.feed("")) == tell(stream.feed("\n")) == []
    report = stream.close()
    assert report.findings == ()
    assert "no text" in report.problems[0].what


def test_no_sources_give_a_report_all_the_same() -> None:
    assert [label for _, label in tell(quoth.compile([]).check(ANSWER).findings)] == ["unchecked"] * 4


def test_a_string_is_text_never_an_address() -> None:
    text = "Nobody pays for the crossing on a market day."
    for report in (quoth.compile(text).check(f"“{text}”"), quoth.check(f"“{text}”", sources=text)):
        assert [label for _, label in tell(report.findings)] == ["verbatim"]


def test_words_without_marks_are_listed_on_request() -> None:
    copied = "Bread is baked in the tower on each third morning of the week"
    answer = (
        f"As is known, {copied.lower()}, and more. The ferry, it says, “leaves at nine. Nobody pays for the crossing "
        "on a market day.” Then nobody pays for the crossing."
    )
    checker = quoth.compile(SOURCES)
    (found,) = checker.find_unmarked(answer)
    assert found.text == copied.lower()
    assert found.span.cut(answer) == found.text
    assert (found.passage.source.key, found.passage.text) == ("bread", copied)
    assert len(checker.find_unmarked(answer, least=5)) == 2
    assert checker.find_unmarked("") == ()


@given(st.lists(st.sampled_from("ferry leaves bread nine tower nobody pays market day bells".split()), max_size=60))
def test_no_run_of_a_source_is_missed(words: list[str]) -> None:
    answer = " ".join(words)
    sources = ["nobody pays bread nine tower bells market day ferry leaves", "day market tower nine bread pays"]
    found = quoth.compile(sources).find_unmarked(answer, least=4)
    covered = {at for one in found for at in range(one.span.start, one.span.end)}
    place = 0
    for at in range(len(words) - 3):
        run = " ".join(words[at : at + 4])
        if any(f" {run} " in f" {text} " for text in sources):
            assert covered & set(range(place, place + len(run)))
        place += len(words[at]) + 1


def test_a_check_may_be_given_up_between_searches() -> None:
    told: list[tuple[str, int, int]] = []

    def watch(stage: str, done: int, total: int) -> None:
        told.append((stage, done, total))
        if len(told) == 4:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        quoth.check("“Nobody pays for the crossing.” " * 1200, sources=SOURCES, watch=watch)
    assert told == [("reading", 0, 0), *[("searching", 0, 1200)] * 3]
