"""The figures of a score, and the frameworks that take them: the real ones where they are installed."""

from __future__ import annotations

import asyncio
import dataclasses
import math
import re
import subprocess
import sys
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import quoth
from quoth.errors import MissingExtraError, UnknownNameError
from quoth.evaluators import MEASURES, deepeval_metric, judge_answer, langsmith_evaluator, ragas_metric
from quoth.model import Kind, Label, Report

SOURCE = "We shall never close the upper gate while the river runs high. The bridge was built in ninety days."
RIGHT = "She said: “We shall never close the upper gate while the river runs high.”"
WRONG = "She said: “We shall close the upper gate while the river runs high.”"
INVENTED = "She said: “Nobody in the whole valley had ever asked us for a second bridge.”"
CUT = "She said: “We shall never close … while the river runs high.”"


def check(answer: str) -> Report:
    return quoth.check(answer, sources=[SOURCE])


def test_each_label_has_its_share() -> None:
    score = quoth.score(check("\n\n".join((RIGHT, WRONG, INVENTED, CUT, "He calls it a so-called “gate”."))))
    assert (score.documents, score.quotations, score.aside, score.judged) == (1, 4, 1, 4)
    assert (score.verbatim, score.marked, score.altered, score.not_found) == (0.25, 0.25, 0.25, 0.25)
    assert (score.spliced, score.misattributed, score.unchecked) == (0, 0, 0)
    assert score.faithful == 0.5
    assert (score.heavy, score.with_heavy) == (1, 1)
    assert score.per_thousand_words == 4000 / score.words


def test_where_there_is_nothing_to_divide_by_there_is_no_share() -> None:
    score = quoth.score([])
    shares = [score.faithful, score.per_thousand_words, *(getattr(score, label.value) for label in Label)]
    assert shares == [None] * len(shares)
    assert (score.documents, score.words, score.judged, score.heavy) == (0, 0, 0, 0)
    nothing = quoth.score(check("Nothing is quoted here."))
    assert (nothing.verbatim, nothing.faithful, nothing.per_thousand_words) == (None, None, 0)


def test_what_could_not_be_judged_counts_for_nobody() -> None:
    report = quoth.check(f"{RIGHT}\n\nShe said: “It is.”", sources=[SOURCE])
    score = quoth.score(report)
    assert (score.quotations, score.judged, score.unchecked, score.faithful) == (2, 1, 0.5, 1)


def test_a_score_is_frozen_and_becomes_a_mapping() -> None:
    score = quoth.score(check(RIGHT))
    assert dataclasses.asdict(score)["faithful"] == 1
    with pytest.raises(dataclasses.FrozenInstanceError):
        score.faithful = 0.0  # type: ignore[misc]


@settings(max_examples=25)
@given(st.lists(st.lists(st.sampled_from([RIGHT, WRONG, INVENTED, CUT, "“Yes.”", "A “so-called” gate."])), max_size=3))
def test_shares_sum_up_and_several_are_counted_as_one(answers: list[list[str]]) -> None:
    """The shares of the labels sum up to 1, and the score of several reports counts what the score of each counts."""
    reports = [check("\n\n".join(parts)) for parts in answers if parts]
    score, alone = quoth.score(reports), [quoth.score(report) for report in reports]
    for name in ("documents", "words", "quotations", "aside", "judged", "heavy", "with_heavy"):
        assert getattr(score, name) == sum(getattr(each, name) for each in alone)
    if score.quotations:
        assert math.isclose(sum(getattr(score, label.value) for label in Label), 1)
    counted = [finding for report in reports for finding in report.findings
               if finding.quotation.kind.judged or finding.quotation.kind is Kind.INDIRECT]  # fmt: skip
    assert score.quotations == len(counted)


def test_an_answer_is_judged_by_a_share_and_told_why() -> None:
    share, reason = judge_answer(f"{RIGHT}\n\n{WRONG}", [SOURCE])
    assert share == 0.5
    assert reason.startswith("altered: ")
    assert "[-never-]" in reason
    assert judge_answer(RIGHT, [SOURCE], "verbatim") == (1, "1 quoted stretch, not to be objected to")
    share, reason = judge_answer("", [SOURCE])
    assert share is None
    assert "there is no text in it" in reason
    assert judge_answer(RIGHT, [])[0] is None
    assert judge_answer(RIGHT, SOURCE)[0] == 1
    with pytest.raises(UnknownNameError, match="faithful, verbatim"):
        judge_answer(RIGHT, [SOURCE], "words")
    assert set(MEASURES) <= {field.name for field in dataclasses.fields(quoth.Score)}


def test_langsmith_gets_a_function_of_inputs_and_outputs() -> None:
    evaluate = langsmith_evaluator()
    got = evaluate({"question": "?"}, {"answer": WRONG, "documents": [SOURCE]})
    assert (got["key"], got["score"]) == ("quotations_faithful", 0)
    assert "[-never-]" in got["comment"]
    assert langsmith_evaluator("text", "chunks")({"chunks": [SOURCE]}, {"text": RIGHT})["score"] == 1


@pytest.mark.filterwarnings("ignore")  # what others warn of
def test_langsmith_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGSMITH_TRACING", "false")
    langsmith = pytest.importorskip("langsmith", exc_type=ImportError)
    schemas = pytest.importorskip("langsmith.schemas")
    examples = [schemas.Example(id=uuid4(), dataset_id=uuid4(), inputs={"said": said}) for said in (RIGHT, WRONG)]
    client = langsmith.Client(api_url="http://127.0.0.1:9", api_key="none", auto_batch_tracing=False)
    rows = langsmith.evaluate(
        lambda inputs: {"answer": inputs["said"], "documents": [SOURCE]},
        data=examples, evaluators=[langsmith_evaluator()], upload_results=False, client=client, max_concurrency=0,
    )  # fmt: skip
    got = {row["example"].inputs["said"]: row["evaluation_results"]["results"][0] for row in rows}
    assert {said: (result.key, result.score) for said, result in got.items()} == {
        RIGHT: ("quotations_faithful", 1), WRONG: ("quotations_faithful", 0),
    }  # fmt: skip


def shape(monkeypatch: pytest.MonkeyPatch, name: str, **held: Any) -> None:
    """Put a module of the documented shape where a framework is not installed."""
    for part in (name.partition(".")[0], name):
        module = ModuleType(part)
        module.__spec__ = ModuleSpec(part, None)
        module.__path__ = []
        monkeypatch.setitem(sys.modules, part, module)
    for attribute, value in held.items():
        setattr(sys.modules[name], attribute, value)


class Metric:
    """What both frameworks' base classes do, as far as it matters here."""

    def __init__(self, **fields: Any) -> None:
        self.__dict__ |= fields


def try_deepeval(case: Any) -> None:
    metric = deepeval_metric(threshold=0.9)
    assert metric.__name__ == "Quotations faithful"
    assert (metric.measure(case(WRONG, [SOURCE])), metric.is_successful(), metric.skipped) == (0, False, False)
    assert "[-never-]" in metric.reason
    assert (asyncio.run(metric.a_measure(case(RIGHT, [SOURCE]))), metric.is_successful()) == (1, True)
    assert metric.measure(case("Nothing is quoted.", [SOURCE])) is None
    assert (metric.skipped, metric.is_successful()) == (True, True)


def test_a_metric_of_the_shape_of_deepeval(monkeypatch: pytest.MonkeyPatch) -> None:
    shape(monkeypatch, "deepeval.metrics", BaseMetric=Metric)
    try_deepeval(lambda said, given: SimpleNamespace(actual_output=said, retrieval_context=None, context=given))


def try_ragas(sample: Any) -> None:
    metric = ragas_metric()
    assert metric.name == "quotations_faithful"

    async def score(said: str) -> float:
        got: float = await metric._single_turn_ascore(sample(said), None)
        return got

    assert asyncio.run(score(WRONG)) == 0
    assert asyncio.run(score(RIGHT)) == 1
    assert math.isnan(asyncio.run(score("Nothing is quoted.")))


def test_a_metric_of_the_shape_of_ragas(monkeypatch: pytest.MonkeyPatch) -> None:
    shape(monkeypatch, "ragas.metrics.base", SingleTurnMetric=Metric, MetricType=SimpleNamespace(SINGLE_TURN="single"))
    try_ragas(lambda said: SimpleNamespace(response=said, retrieved_contexts=[SOURCE]))


@pytest.mark.filterwarnings("ignore")  # what others warn of
def test_deepeval_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DEEPEVAL_TELEMETRY_OPT_OUT", "YES")
    cases = pytest.importorskip("deepeval.test_case", exc_type=ImportError)

    def case(said: str, given: list[str]) -> Any:
        return cases.LLMTestCase(input="?", actual_output=said, retrieval_context=given)

    try_deepeval(case)
    from deepeval import assert_test  # noqa: PLC0415

    assert_test(case(RIGHT, [SOURCE]), [deepeval_metric()], run_async=False)
    with pytest.raises(AssertionError, match="Quotations faithful"):
        assert_test(case(WRONG, [SOURCE]), [deepeval_metric()], run_async=False)


@pytest.mark.filterwarnings("ignore")  # what others warn of
def test_ragas_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAGAS_DO_NOT_TRACK", "true")
    ragas = pytest.importorskip("ragas", exc_type=ImportError)

    def sample(said: str) -> Any:
        return ragas.SingleTurnSample(user_input="?", response=said, retrieved_contexts=[SOURCE])

    try_ragas(sample)
    data = ragas.EvaluationDataset([sample(RIGHT), sample(WRONG), sample("Nothing is quoted.")])
    result = ragas.evaluate(data, metrics=[ragas_metric()], show_progress=False)
    got = result["quotations_faithful"]
    assert got[:2] == [1, 0]
    assert math.isnan(got[2])


@pytest.mark.parametrize(("make", "module"), [(deepeval_metric, "deepeval"), (ragas_metric, "ragas")])
def test_a_framework_that_is_missing_is_named(make: Any, module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quoth.evaluators.find_spec", lambda name: None)
    with pytest.raises(MissingExtraError, match=f"pip install {module}"):
        make()


def test_no_framework_is_imported_before_it_is_asked_for() -> None:
    names = ("deepeval", "ragas", "langsmith")
    program = f"import sys, quoth.evaluators; print([name for name in {names!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.filterwarnings("ignore")  # what others warn of
@pytest.mark.parametrize("module", ["deepeval", "ragas"])
def test_the_manual_runs_with_the_package(module: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RAGAS_DO_NOT_TRACK", "true")
    monkeypatch.setenv("DEEPEVAL_TELEMETRY_OPT_OUT", "YES")
    pytest.importorskip(module, exc_type=ImportError)
    text = (Path(__file__).parents[1] / "docs" / "evaluation.md").read_text("utf-8")
    (code,) = (block for block in re.findall(r"^```py\n(.*?)^```$", text, re.MULTILINE | re.DOTALL) if module in block)
    exec(code, {"question": "?", "answer": RIGHT, "chunks": [SOURCE]})
