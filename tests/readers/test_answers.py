"""Strings that are given to be checked: Markdown and JSON as language models write them, and what is neither."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quoth
from quoth.model import BlockKind
from quoth.readers import read, read_answer

SAID = "We shall keep the old bridge open for every farmer of the valley"


def find(text: str) -> list[str]:
    return [quotation.text.replace("\xad", "") for quotation in quoth.extract(text).quotations]


def test_lines_behind_an_angle_are_a_block_quotation_without_the_mark_of_their_source() -> None:
    answer = f"The text reads:\n\n> {SAID}\n> and nobody pays. [4]\n\nThat is all."
    (found,) = quoth.extract(answer).quotations
    assert found.span.cut(answer) == f"{SAID}\n> and nobody pays."
    for mark in ("【4†source】", "[^4]", "[S4]", "\n> [doc_4]"):
        (found,) = quoth.extract(f"So it is:\n\n> {SAID}. {mark}\n").quotations
        assert found.text.startswith(SAID)
        assert found.text.endswith("valley.")
    assert find(f"> {SAID} [sic]") == [f"{SAID} [sic]"]


def test_offsets_are_those_of_the_string() -> None:
    answer = f"# Bridges\n\n- **Tolls.** She said “{SAID}” [1].\n\n> {SAID}.\n"
    for quotation in quoth.extract(answer).quotations:
        assert SAID in quotation.span.cut(answer)


def test_fields_of_json_are_quotations_by_their_names() -> None:
    answer = json.dumps({
        "answer": f"She was clear: “{SAID}”.",
        "quotes": [SAID, {"exact_quote": f"{SAID} too", "source_id": "letter"}],
        "evidence": {"text": "It is said twice.", "verbatim": "nobody pays"},
        "count": 2,
        "“key”": None,
    }, ensure_ascii=False)  # fmt: skip
    document = read_answer(answer)
    assert document.text == answer
    assert sorted(find(answer)) == sorted([SAID, SAID, f"{SAID} too", "It is said twice.", "nobody pays"])
    cited = [block.cite for block in document.blocks if block.span.cut(answer) == f"{SAID} too"]
    assert cited == ["letter"]


def test_an_answer_in_a_fence_is_read_as_what_is_in_it() -> None:
    answer = f'```json\n{{"quote": "{SAID}", "doc": 3}}\n```\n'
    assert find(answer) == [SAID]


def test_escapes_are_read_as_what_they_stand_for_at_the_same_length() -> None:
    value = 'They don’t say “no” to\nanybody; "never", said she. \U0001f600 é'
    answer = json.dumps({"quote": value})
    document = read_answer(answer)
    assert len(document.text) == len(answer)
    (block,) = document.blocks
    assert block.span.cut(document.text).replace("\xad", "") == value


@pytest.mark.parametrize(
    "text", ['{"quote": "never closed', "[1] is a note.", "{}", "[]", '{"quote": ""}', "{braces} and “words”"]
)
def test_what_is_no_json_or_holds_nothing_is_plain_text(text: str) -> None:
    assert read_answer(text).text == text


def test_an_empty_answer_is_no_error() -> None:
    document = read_answer(" \n")
    assert document.text == " \n"
    assert "no text" in document.problems[0].what
    assert quoth.check("", sources=["Something was said."]).findings == ()


def test_a_file_of_json_is_read_too_and_one_that_is_none_is_told() -> None:
    assert [block.kind for block in read(b'{"quote": "nobody pays"}', "a.json").blocks] == [BlockKind.QUOTATION]
    (problem,) = read(b'{"quote": "nobody pays"', "a.json").problems
    assert "no JSON" in problem.what


NESTED = json.dumps({
    "answer": f"She said “{SAID}”.",
    "claims": [
        {"support": [SAID, "nobody pays"], "source_id": "letter", "quote": "no longer one"},
        {"support": {"text": "nobody pays", "page": "twelve"}, "Support": "in capitals"},
    ],
    "support": "at the top",
    "citation": "words of a source",
    "claims.note": "with a point",
}, ensure_ascii=False)  # fmt: skip


def choose(*names: str, text: str = NESTED) -> list[str]:
    """Return the texts that are quotations as they stand."""
    document = quoth.extract(text, json_fields=names).document
    return [block.span.cut(text) for block in document.blocks if block.kind is BlockKind.QUOTATION]


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        (["support"], [SAID, "nobody pays", "nobody pays", "at the top"]),
        (["claims.support"], [SAID, "nobody pays", "nobody pays"]),
        (["claims.support.text"], ["nobody pays"]),
        (["page", "claims.Support"], ["twelve", "in capitals"]),
        (["citation"], ["words of a source"]),
        (["claims.note"], ["with a point"]),
        (["answer"], [f"She said “{SAID}”."]),
    ],
)
def test_fields_that_are_named_are_quotations_and_no_others(names: list[str], texts: list[str]) -> None:
    assert choose(*names) == texts
    document = quoth.extract(NESTED, json_fields=names).document
    assert document.problems == ()
    quoted = (block for block in document.blocks if block.kind is BlockKind.QUOTATION)
    assert {block.cite for block in quoted if block.span.cut(NESTED) == SAID} <= {"letter"}


@pytest.mark.parametrize("name", ["suport", "laims.support", "", "support.claims", "\udc80 \x1b[2J"])
def test_a_field_that_is_nowhere_is_told_with_those_that_there_are(name: str) -> None:
    report = quoth.check(NESTED, sources=["Nothing."], settings=quoth.Settings(json_fields=(name, "page")))
    (problem,) = report.problems
    assert repr(name) in problem.what
    assert "claims.support" in problem.remedy
    for form in ("text", "json", "markdown", "html"):
        assert quoth.render(report, form).encode("utf-8")


def test_an_answer_that_is_no_json_is_told_where_fields_are_named() -> None:
    for text in ("{ broken “words”", "{}"):
        (problem,) = quoth.extract(text, json_fields=["quote"]).problems
        assert "no JSON" in problem.what
    assert quoth.extract(read(b"# Plain", "a.md"), json_fields=["quote"]).problems == ()


def test_one_name_may_be_a_string_and_compiled_sources_know_it_too() -> None:
    settings = quoth.Settings(json_fields="page")  # type: ignore[arg-type]
    report = quoth.compile(["There are twelve of them."], settings).check(NESTED)
    assert "twelve" in [finding.quotation.text for finding in report.findings]


JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["quote", "a", "id"]), inner),
    max_leaves=12,
)


@given(JSON, st.booleans(), st.sampled_from([None, 1]))
def test_any_json_is_read_in_place(value: Any, ascii_only: bool, indent: int | None) -> None:
    answer = json.dumps({"quote": "nobody pays", "more": value}, ensure_ascii=ascii_only, indent=indent)
    document = read_answer(answer)
    assert len(document.text) == len(answer)
    texts = {text.replace("\xad", "") for text in ("nobody pays", *_list_texts(value))}
    assert {block.span.cut(document.text).replace("\xad", "") for block in document.blocks} <= texts


@given(JSON, st.sets(st.sampled_from(["quote", "a", "id", "more", "more.a", "a.quote"])))
def test_whatever_is_named_the_texts_stay_and_none_is_lost(value: Any, names: set[str]) -> None:
    answer = json.dumps({"quote": "nobody pays", "more": value})
    plain, chosen = read_answer(answer), quoth.extract(answer, json_fields=names).document
    assert chosen.text == plain.text
    quoted = [block.span for block in chosen.blocks if block.kind is BlockKind.QUOTATION]
    last = {name.rpartition(".")[2] for name in names}
    if names:
        assert {each.name for each in plain.fields if each.span in quoted} <= last
        assert all(each.span in quoted for each in plain.fields if each.name in names)
        assert len(chosen.problems) < len(names) + 1
    else:
        assert chosen.blocks == plain.blocks


def _list_texts(value: Any) -> list[str]:
    """Return the strings within a value."""
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in _list_texts(one)]
