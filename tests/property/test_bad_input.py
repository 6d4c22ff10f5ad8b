"""Input that nobody would write, but somebody will send: steps and memory stay near linear, and answers right."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator

import pytest

from quoth.archive import open_record
from quoth.model import Document, Label, Report
from quoth.pipeline import check
from quoth.readers import read_text

Count = Callable[[Callable[[], object]], int]

SLACK = 2.6
"""Twice the steps, and something for sorting and for what grows in leaps."""
SPARE = 20_000
"""Steps, or bytes, that a run may take besides."""

SYLLABLES = "ka lo mi ren sta vel nor tu dri es".split()


def word(number: int) -> str:
    return "".join(SYLLABLES[int(digit)] for digit in str(number))


def speech(count: int, first: int = 0) -> list[str]:
    """Return `count` words: common ones, and others that come back now and then."""
    small = "the of and to we in that it for not".split()
    return [small[i % 10] if i % 2 else word((i * i + first) % 3001) for i in range(first, first + count)]


def sentences(words: list[str]) -> str:
    return " ".join(" ".join(words[i : i + 15]).capitalize() + "." for i in range(0, len(words), 15))


def quote(text: str) -> str:
    return f"Ada Holm said: “{text}”"


def exchange(words: list[str], every: int) -> list[str]:
    """Exchange one word in `every` for one that stands nowhere else."""
    return [f"lantern{i}" if i % every == every // 2 else old for i, old in enumerate(words)]


Pair = tuple[str, list[str]]
LONG: dict[str, Callable[[int], Pair]] = {
    "as it stands": lambda n: (quote(sentences(speech(n))), [sentences(speech(n))]),
    "one word in a hundred exchanged": lambda n: (quote(sentences(exchange(speech(n), 100))), [sentences(speech(n))]),
    "one word in ten exchanged": lambda n: (quote(sentences(exchange(speech(n), 10))), [sentences(speech(n))]),
    "a fifth left out": lambda n: (
        quote(sentences(speech(n)[: n // 2] + speech(n)[n // 2 + n // 5 :])),
        [sentences(speech(n))],
    ),
    "recorded nowhere": lambda n: (quote(sentences(speech(n, 7_777))), [sentences(speech(n))]),
    "halves in another order": lambda n: (
        quote(sentences(speech(n)[n // 2 :] + speech(n)[: n // 2])),
        [sentences(speech(n))],
    ),
    "an ellipsis at every tenth word": lambda n: (
        quote(" … ".join(" ".join(speech(n)[i : i + 10]) for i in range(0, n, 10))),
        [" ".join(speech(n))],
    ),
    "a bracket at every tenth word": lambda n: (
        quote(" [she said] ".join(" ".join(speech(n)[i : i + 10]) for i in range(0, n, 10))),
        [" ".join(speech(n))],
    ),
    "one word over and over": lambda n: (quote("no " * n), ["no " * n]),
    "one word over and over, too often": lambda n: (quote("no " * n + "yes"), ["yes " + "no " * (n - 50)]),
    "two words by turns": lambda n: (quote("no yes " * (n // 2)), ["yes no " * (n // 3) + "no yes " * (n // 3)]),
}
"""One quotation of about so many words, and a record for it."""


@pytest.mark.parametrize("name", LONG)
def test_a_long_quotation_takes_steps_that_grow_with_its_words(name: str, count_calls: Count) -> None:
    def run(size: int) -> int:
        text, sources = LONG[name](size)
        document, record = read_text(text), open_record(sources)
        return count_calls(lambda: check(document, record))

    run(200)  # tables that are filled once
    assert run(1600) <= SLACK * run(800) + SPARE


@pytest.mark.parametrize("name", LONG)
def test_a_long_quotation_takes_memory_that_grows_with_its_words(name: str) -> None:
    def run(size: int) -> int:
        text, sources = LONG[name](size)
        document, record = read_text(text), open_record(sources)
        tracemalloc.start()
        try:
            check(document, record)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    run(200)
    assert run(2000) <= SLACK * run(1000) + 500_000


def only(report: Report) -> Label:
    (finding,) = report.findings
    return finding.verdict.label


def test_twenty_thousand_words_are_judged_by_the_one_that_differs() -> None:
    words = speech(20_000)
    words[10_000] = "lantern"
    (finding,) = check(quote(sentences(words)), sources=[sentences(speech(20_000))]).findings
    assert finding.verdict.label is Label.ALTERED
    assert [departure.quoted for departure in finding.departures] == ["lantern"]


def test_one_word_ten_thousand_times_is_verbatim_and_once_too_often_is_not() -> None:
    assert only(check(quote("no " * 10_000), sources=["no " * 10_000])) is Label.VERBATIM
    assert only(check(quote("no " * 10_001), sources=["no " * 10_000])) is Label.ALTERED


def drafts(count: int) -> list[str]:
    """Return drafts of one speech, each with a word of its own; the one in the middle says one thing otherwise."""
    found = []
    for number in range(count):
        words = speech(600)
        words[(number * 7) % 250] = f"draft{number}"
        if number == count // 2:
            words[400:402] = ["never", "unless"]
        found.append(sentences(words))
    return found


def test_the_one_draft_of_five_hundred_that_has_the_words_is_found() -> None:
    words = speech(600)
    words[400:402] = ["never", "unless"]
    (finding,) = check(quote(" ".join(words[390:412])), sources=drafts(500)).findings
    assert finding.passage is not None
    assert (finding.verdict.label, finding.passage.source.key) == (Label.VERBATIM, "source-251")
    assert not finding.others


def test_near_identical_sources_are_looked_at_up_to_a_bound(count_calls: Count) -> None:
    document = read_text("\n\n".join(quote(" ".join(speech(600)[i : i + 20])) for i in range(260, 560, 50)))

    def run(count: int) -> int:
        record = open_record(drafts(count))
        check(document, record)  # makes the index
        return count_calls(lambda: check(document, record))

    assert run(200) <= 1.5 * run(50) + SPARE


def test_a_source_of_one_line_takes_steps_that_do_not_grow_with_it(count_calls: Count) -> None:
    document = read_text(quote(" ".join(speech(20_000)[500:520])))

    def run(size: int) -> int:
        record = open_record([" ".join(speech(size))])
        assert only(check(document, record)) is Label.VERBATIM
        return count_calls(lambda: check(document, record))

    assert run(80_000) <= 1.5 * run(20_000)


OWN = "Ada Holm said: “We shall keep the strait open to every ship that pays its dues.” Nobody laughed."
TRUE = "We shall keep the strait open to every ship that pays its dues. That is all."


def labels(report: Report) -> Iterator[tuple[str, str]]:
    return ((finding.verdict.label.value, finding.verdict.rule) for finding in report.findings)


def test_a_document_among_the_sources_is_left_out_and_the_report_says_so() -> None:
    report = check(OWN, sources=[OWN])
    assert list(labels(report)) == [("unchecked", "own-text")]
    assert [problem.where for problem in report.problems] == ["source-1"]
    report = check(OWN, sources=[OWN, TRUE])
    assert list(labels(report)) == [("verbatim", "same-words")]
    assert report.findings[0].passage is not None
    assert report.findings[0].passage.source.key == "source-2"
    assert [problem.where for problem in report.problems] == ["source-1"]
    assert not check(OWN, sources=[TRUE]).problems


@pytest.mark.parametrize("copy", [f"{OWN}\n", f"THE LEDGER\n\n{OWN}\n\nAll rights reserved.", OWN.replace("“", '"')])
def test_a_copy_of_the_document_proves_nothing_either(copy: str) -> None:
    assert list(labels(check(OWN, sources=[copy]))) == [("unchecked", "own-text")]


@pytest.mark.parametrize("empty", ["", "  \n\n ", "…!? — “”", "\0\0", '""'])
def test_sources_without_words_answer_nothing_and_harm_nothing(empty: str) -> None:
    assert list(labels(check(OWN, sources=[empty]))) == [("unchecked", "empty-record")]
    assert list(labels(check(OWN, sources=[empty, TRUE]))) == [("verbatim", "same-words")]


@pytest.mark.parametrize("text", ["“…”", "“!?” “—” “”", "“" * 50, "“[ ]”", "“[…]” she said."])
def test_quotations_without_words_are_no_crash(text: str) -> None:
    document: Document = read_text(text)
    assert all(label == "unchecked" for label, _ in labels(check(document, sources=[TRUE])))
