"""quoth among the measures of evaluation frameworks: a function each for LangSmith, DeepEval and Ragas.

None of them is imported before its function is called. Each takes the framework's own words for an answer and the
texts it was given, checks the one against the others, and gives one of the shares of `quoth.score` between 0 and 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from importlib.util import find_spec
from typing import Any

from quoth.errors import MissingExtraError, UnknownNameError
from quoth.evaluation import score
from quoth.ingest import Given
from quoth.model import Label, Report
from quoth.pipeline import check
from quoth.reports.notices import mark_words, summarize
from quoth.reports.weighing import Severity, rate
from quoth.settings import STRICT, Settings

__all__ = ["MEASURES", "deepeval_metric", "judge_answer", "langsmith_evaluator", "ragas_metric"]

MEASURES = ("faithful", *(label.value for label in Label))
"""The shares of a score, by name."""


def judge_answer(
    answer: str,
    sources: Iterable[Given] | Given,
    measure: str = "faithful",
    settings: Settings = STRICT,
) -> tuple[float | None, str]:
    """Return a share of `quoth.score` for an answer, and a line for each finding that is an error or a warning.

    The share is None where nothing was quoted that the sources could tell of. Raises UnknownNameError where `measure`
    is no share of a score.
    """
    if measure not in MEASURES:
        raise UnknownNameError(measure, "no share of a score goes by that name", f"use one of {', '.join(MEASURES)}")
    report = check(answer, sources=sources, settings=settings)
    share: float | None = getattr(score(report), measure)
    return share, _explain(report)


def _explain(report: Report) -> str:
    told = [finding for finding in report.findings if rate(finding) in (Severity.ERROR, Severity.WARNING)]
    if not told:
        count = len(report.findings)
        found = f"{count} quoted {'stretch' if count == 1 else 'stretches'}, not to be objected to"
        return "\n".join((found, *map(str, report.problems)))
    return "\n".join(f"{summarize(finding)}: {mark_words(finding, report.document)}" for finding in told)


def langsmith_evaluator(
    answer: str = "answer", sources: str = "documents", measure: str = "faithful", settings: Settings = STRICT
) -> Callable[[Mapping[str, Any], Mapping[str, Any]], dict[str, Any]]:
    """Return an evaluator for LangSmith's `evaluate`: a function of the inputs and outputs of a run.

    `answer` names the output that is checked, `sources` that which holds what it was made from, in the outputs or
    else in the inputs. LangSmith itself is not needed to call it.
    """

    def evaluate_quotations(inputs: Mapping[str, Any], outputs: Mapping[str, Any]) -> dict[str, Any]:
        given = outputs[sources] if sources in outputs else inputs[sources]
        figure, reason = judge_answer(outputs[answer], given, measure, settings)
        return {"key": f"quotations_{measure}", "score": figure, "comment": reason}

    return evaluate_quotations


def deepeval_metric(threshold: float = 1.0, measure: str = "faithful", settings: Settings = STRICT) -> Any:
    """Return a metric for DeepEval: `actual_output` against `retrieval_context`, or `context` where there is none.

    A test case that quotes nothing that could be judged is skipped. Raises MissingExtraError without DeepEval.
    """
    _require("deepeval", "DeepEval")
    from deepeval.metrics import BaseMetric  # noqa: PLC0415  (heavy, and not everybody's)

    class QuotationMetric(BaseMetric):  # type: ignore[misc,unused-ignore]  # untyped where it is not installed
        """The words that an answer quotes, against what it was given."""

        def __init__(self) -> None:
            self.threshold = threshold
            self.async_mode = False
            self.include_reason = True

        def measure(self, test_case: Any, *_: Any, **__: Any) -> float | None:
            """Check one test case."""
            given = test_case.retrieval_context or test_case.context or []
            figure, self.reason = judge_answer(test_case.actual_output, given, measure, settings)
            self.score, self.skipped = figure, figure is None
            self.success = figure is None or figure >= threshold
            return figure

        async def a_measure(self, test_case: Any, *_: Any, **__: Any) -> float | None:
            """Do the same: it takes milliseconds."""
            return self.measure(test_case)

        def is_successful(self) -> bool:
            """Whether the last test case reached the threshold."""
            return bool(self.success)

        @property
        def __name__(self) -> str:
            return f"Quotations {measure}"

    return QuotationMetric()


def ragas_metric(measure: str = "faithful", settings: Settings = STRICT) -> Any:
    """Return a metric for Ragas' `evaluate`: `response` against `retrieved_contexts`.

    A sample that quotes nothing that could be judged gets NaN, which Ragas leaves out of its mean. Raises
    MissingExtraError without Ragas.
    """
    _require("ragas", "Ragas")
    from ragas.metrics.base import MetricType, SingleTurnMetric  # noqa: PLC0415  (heavy, and not everybody's)

    class QuotationMetric(SingleTurnMetric):  # type: ignore[misc,unused-ignore]  # untyped where it is not installed
        """The words that an answer quotes, against what it was given."""

        def init(self, run_config: Any) -> None:
            """Do nothing: there is no model to set up."""

        async def _single_turn_ascore(self, sample: Any, callbacks: Any) -> float:  # noqa: ARG002  (Ragas' signature)
            figure, _ = judge_answer(sample.response, sample.retrieved_contexts or [], measure, settings)
            return float("nan") if figure is None else figure

    needs = {MetricType.SINGLE_TURN: {"response", "retrieved_contexts"}}
    return QuotationMetric(name=f"quotations_{measure}", _required_columns=needs)


def _require(module: str, name: str) -> None:
    if find_spec(module) is None:
        raise MissingExtraError("quoth.evaluators", f"{name} is not installed", f"run: pip install {module}")
