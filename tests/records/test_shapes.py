"""Documents of other packages as sources, by their shape and, where they are installed, as they are."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

import quoth

WORDS = "Bread is baked in the tower on each third morning of the week."
ANSWER = f"It says “{WORDS}” [1]"


def langchain(**more: Any) -> Any:
    return SimpleNamespace(page_content=WORDS, metadata={"title": "Bread", "date": date(2024, 5, 2)}, **more)


def llama_index(**more: Any) -> Any:
    return SimpleNamespace(text=WORDS, metadata={"title": "Bread", "date": "2024-05-02"}, **more)


def haystack(**more: Any) -> Any:
    return SimpleNamespace(content=WORDS, meta={"title": "Bread", "date": "2024-05-02"}, **more)


@pytest.mark.parametrize(
    ("given", "key"),
    [
        (langchain(id="bread"), "bread"),
        (langchain(id=None), "source-1"),
        (llama_index(id_="bread"), "bread"),
        (SimpleNamespace(node=llama_index(node_id="bread"), score=0.7), "bread"),
        (haystack(id="bread"), "bread"),
    ],
)
def test_documents_of_frameworks_are_sources(given: Any, key: str) -> None:
    (finding,) = quoth.check(ANSWER, sources=[given]).findings
    assert finding.verdict.label.value == "verbatim"
    assert finding.passage
    source = finding.passage.source
    assert (source.key, source.title, str(source.date)) == (key, "Bread", "2024-05-02")


def test_a_source_that_comes_twice_is_a_problem_and_counts_once() -> None:
    report = quoth.check(ANSWER, sources=[langchain(id="a"), langchain(id="a")])
    assert report.sources == 1
    assert len(report.problems) == 1


def test_anything_else_is_refused() -> None:
    refused: list[Any] = [3, SimpleNamespace(text=WORDS), SimpleNamespace(page_content=3, metadata={}), object()]
    for given in refused:
        with pytest.raises(TypeError, match="a source is"):
            quoth.check(ANSWER, sources=[given])


def test_documents_of_langchain_themselves() -> None:
    documents = pytest.importorskip("langchain_core.documents")
    source = documents.Document(page_content=WORDS, metadata={"source": "bread"})
    (finding,) = quoth.check(ANSWER, sources=[source]).findings
    assert finding.passage
    assert finding.passage.source.key == "bread"


def test_documents_of_llama_index_themselves() -> None:
    schema = pytest.importorskip("llama_index.core.schema")
    node = schema.NodeWithScore(node=schema.TextNode(text=WORDS, id_="bread"), score=0.5)
    (finding,) = quoth.check(ANSWER, sources=[node]).findings
    assert finding.passage
    assert finding.passage.source.key == "bread"


def test_documents_of_haystack_themselves() -> None:
    package = pytest.importorskip("haystack")
    (finding,) = quoth.check(ANSWER, sources=[package.Document(content=WORDS, id="bread")]).findings
    assert finding.passage
    assert finding.passage.source.key == "bread"
