from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quoth
from quoth.configuration import Ignored
from quoth.configuration.baseline import Known, list_known, read_baseline, write_baseline
from quoth.configuration.excuses import Excuses
from quoth.errors import ConfigurationError
from quoth.model import ExcuseKind, Label, Report
from quoth.reports.digests import DIGEST, digest_finding
from quoth.reports.labels import GRAVE, at_or_above

SPEECH = {
    "id": "speech",
    "speaker": "Ann Lee",
    "text": "We shall keep the old bridge open for every farmer of the valley, and we ask no toll of anyone. "
    "The river belongs to nobody unless the council decides otherwise in the spring of the coming year.",
}
RECORD = quoth.open_record([SPEECH])
TRUE = "We shall keep the old bridge open for every farmer of the valley"
FALSE = tuple(
    TRUE.replace(word, other)
    for word, other in (("old", "new"), ("open", "shut"), ("farmer", "trader"), ("valley", "city"), ("every", "no"))
)
TODAY = date(2030, 6, 15)


def check(sentences: Sequence[str], record: quoth.Record = RECORD) -> Report:
    return quoth.check("\n\n".join(("A note.", *(f"Ann Lee said: “{words}.”" for words in sentences))), record)


def left(report: Report, floor: Label = GRAVE) -> list[str]:
    excused = {excuse.number for excuse in report.excused}
    return [
        finding.quotation.text
        for finding in report.findings
        if at_or_above(finding.verdict.label, floor) and finding.quotation.number not in excused
    ]


def round_trip(known: list[Known], folder: Path) -> list[Known]:
    path = folder / "baseline.json"
    path.write_text(write_baseline(known), "utf-8")
    return read_baseline(path)


def apply(known: list[Known], report: Report) -> tuple[Report, list[str]]:
    excused, problems = Excuses.make((), "", known, TODAY).apply(report, "a.md")
    return excused, [problem.what for problem in problems]


DOCUMENTS = st.lists(st.sampled_from((TRUE, *FALSE, "Nobody of us has ever seen a purple elephant dance")), max_size=6)


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, st.sampled_from(list(Label)))
def test_what_is_written_makes_the_same_run_pass(
    tmp_path_factory: pytest.TempPathFactory, sentences: list[str], floor: Label
) -> None:
    """A baseline that was just written excuses all that was found, with nothing left over, whatever is in it."""
    report = check(sentences)
    known = round_trip(list_known(report, "a.md", floor), tmp_path_factory.mktemp("baseline"))
    assert apply(known, report)[1] == []
    assert left(apply(known, report)[0], floor) == []


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS, st.sampled_from(FALSE), st.data())
def test_an_altered_quotation_that_is_put_in_fails(sentences: list[str], added: str, data: st.DataObject) -> None:
    """One more altered quotation than was known is one that counts, though the same words were known elsewhere."""
    known = list_known(check(sentences), "a.md", GRAVE)
    at = data.draw(st.integers(0, len(sentences)))
    report, told = apply(known, check([*sentences[:at], added, *sentences[at:]]))
    assert left(report) == [f"{added}."]
    assert told == []


@settings(max_examples=40, deadline=None)
@given(DOCUMENTS.filter(len), st.data())
def test_what_is_gone_is_told(sentences: list[str], data: st.DataObject) -> None:
    """An entry whose finding is no more is told, and no other."""
    known = list_known(check(sentences), "a.md", GRAVE)
    at = data.draw(st.integers(0, len(sentences) - 1))
    report, told = apply(known, check([*sentences[:at], *sentences[at + 1 :]]))
    assert left(report) == []
    assert len(told) == (sentences[at] != TRUE)


def test_a_baseline_is_one_entry_a_line_in_order() -> None:
    entries = [Known("b.md", "1" * 12, Label.ALTERED), Known("a “x”.md", "2" * 12, Label.SPLICED, 2)]
    text = write_baseline(entries)
    assert text == write_baseline(reversed(entries))
    assert text.splitlines()[1:-1] == [
        '{"document": "a \\u201cx\\u201d.md", "digest": "222222222222", "label": "spliced", "times": 2},',
        '{"document": "b.md", "digest": "111111111111", "label": "altered", "times": 1}',
    ]
    assert write_baseline([]).endswith("[\n]}\n")


def test_graver_is_not_known_and_less_grave_is() -> None:
    report = check([FALSE[0]])
    (entry,) = list_known(report, "a.md", GRAVE)
    for label, kept in ((Label.NOT_FOUND, False), (Label.ALTERED, True), (Label.MISATTRIBUTED, True)):
        known = [Known(entry.document, entry.digest, label)]
        assert (left(apply(known, report)[0]) == []) is kept


def test_other_documents_are_not_excused() -> None:
    report = check([FALSE[0]])
    assert left(apply(list_known(report, "b.md", GRAVE), report)[0])


@pytest.mark.parametrize(
    "text",
    [
        "", "[]", "{}", "null", "<<<<<<< ours", '{"schema": "quoth-baseline/2", "known": []}',
        '{"schema": "quoth-baseline/1", "known": [1]}',
        '{"schema": "quoth-baseline/1", "known": [{"document": "a", "digest": "b", "label": "odd", "times": 1}]}',
        '{"schema": "quoth-baseline/1", "known": [{"document": "a", "digest": "b", "label": "altered", "times": 0}]}',
        '{"schema": "quoth-baseline/1", "known": [{"document": 1, "digest": "b", "label": "altered", "times": 1}]}',
        "[" * 100_000,
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_told(tmp_path: Path, text: str) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(text, "utf-8")
    with pytest.raises(ConfigurationError) as caught:
        read_baseline(path)
    assert caught.value.where == str(path)
    assert "--write-baseline" in caught.value.remedy


def test_the_digest_is_of_words_and_speaker_alone() -> None:
    def one(text: str) -> str:
        (finding,) = quoth.check(text, RECORD).findings
        return digest_finding(finding)

    same = one(f"Ann Lee said: “{TRUE}.”")
    assert len(same) == DIGEST
    assert one(f'It rained.\n\nThen Ann Lee said: "{TRUE.upper()}"') == same
    assert one(f"Bo Marr said: “{TRUE}.”") != same
    assert one(f"Ann Lee said: “{FALSE[0]}.”") != same


@pytest.mark.parametrize(("expires", "counts"), [(None, 0), (TODAY, 0), (date(2030, 6, 14), 1)])
def test_what_is_ignored_counts_again_when_its_day_is_past(expires: date | None, counts: int) -> None:
    report = check([FALSE[0], TRUE])
    rows = tuple(Ignored(digest_finding(finding), "agreed", expires) for finding in report.findings)
    excused, problems = Excuses.make(rows, "quoth.toml", (), TODAY).apply(report, "a.md")
    assert len(left(excused)) == counts
    assert len(problems) == counts
    assert [excuse.kind for excuse in excused.excused] == [ExcuseKind.IGNORED] * (1 - counts)
    if problems:
        assert "2030-06-14" in problems[0].what
        assert "quoth.toml" in problems[0].remedy
