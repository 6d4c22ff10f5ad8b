"""A record that is elsewhere: what is told of it in rounds comes to what the record itself says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoth.archive import Record
from quoth.errors import RecordError, UnknownNameError
from quoth.ingest import gather
from quoth.model import EVERYWHERE, Days, Document, Scope, SourceText, Span
from quoth.pipeline import check, read
from quoth.records.disk.questions import Question, ReadSource, ReadWindow, follow_up
from quoth.records.disk.shards import ShardedStore
from quoth.records.disk.told import Known, ToldStore
from quoth.reports.json_report import report_value
from quoth.settings import STRICT, Settings

SUMMIT = Path(__file__).parents[3] / "examples" / "summit"
ASKED = Settings(style="ap", indirect=True, unmarked=5, all_kinds=True)
ROUNDS = 12
Make = Callable[[Path, Sequence[SourceText], int], Path]


@pytest.fixture(scope="module", params=[1, 3])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, make_shards: Make) -> ShardedStore:
    return ShardedStore(make_shards(tmp_path_factory.mktemp("shards"), gather(SUMMIT / "record")[0], request.param))


class Teller:
    """Answers as shards that lie elsewhere do: each alone, and what all say is made one."""

    def __init__(self, store: ShardedStore) -> None:
        self.store = store
        self.known = Known(store.name, len(store), store.size(), len(store.shards))
        self.answers: dict[Question[Any, Any], Any] = {}

    def tell(self, told: ToldStore) -> None:
        due = list(told.open)
        for question in due:
            answer = self.answers[question] = question.merge([question.ask(shard) for shard in self.store.shards])
            due += (after for after in follow_up(question, answer) if after not in self.answers)

    def open(self) -> ToldStore:
        return ToldStore(self.known, self.answers)


def check_elsewhere(document: Document | str, store: ShardedStore, asked: Settings) -> tuple[Any, int]:
    """Return the report on a document, and after how many rounds it was whole."""
    teller = Teller(store)
    for number in range(1, ROUNDS + 1):
        told = teller.open()
        try:
            value = report_value(check(document, Record(told), settings=asked))
        except Exception:
            assert told.open  # what was not told yet may end in anything
            value = None
        if not told.open:
            return value, number
        teller.tell(told)
    pytest.fail("it asks and asks")


@pytest.mark.parametrize("asked", [STRICT, ASKED])
@pytest.mark.parametrize("name", ["essay.html", "record/chamber.txt"])
def test_a_document_has_the_findings_that_the_record_gives(store: ShardedStore, name: str, asked: Settings) -> None:
    document = read(SUMMIT / name)
    value, rounds = check_elsewhere(document, store, asked)
    assert value == report_value(check(document, Record(store), settings=asked))
    assert rounds > 2


WORDS = """
we shall not open the gates before the river falls and no one will say that it was done in haste or for money
the treaty is simple grateful circulate Bredal wrote Oskevin said that “ ” “ ” … [sic] [the] , . ? on 2 May 2024
""".split()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_whatever_is_quoted_has_the_findings_that_the_record_gives(store: ShardedStore, data: st.DataObject) -> None:
    texts = [store.text(source.key) for source in store.sources()]
    parts = []
    for _ in range(data.draw(st.integers(1, 4))):
        text = data.draw(st.sampled_from(texts))
        first = data.draw(st.integers(0, max(0, len(text) - 40)))
        stretch = text[first : first + data.draw(st.integers(10, 300))].replace("\n", " ")
        beside = " ".join(data.draw(st.lists(st.sampled_from(WORDS), max_size=12)))
        parts.append(f"{beside} “{stretch}” {beside}")
    text = "\n\n".join(parts)
    assert check_elsewhere(text, store, STRICT)[0] == report_value(check(text, Record(store)))


def test_what_was_told_is_what_the_record_says(store: ShardedStore) -> None:
    teller, scopes = Teller(store), (EVERYWHERE, Scope(days=Days.parse("2024-05")), Scope(speaker="HOLM"))

    def ask(told: ToldStore | ShardedStore) -> list[object]:
        said: list[object] = [len(told), told.size(), told.name]
        for scope in scopes:
            said += [told.count(scope), [source.key for source in told.sources(scope)]]
        said += [dict(told.titled(words)) for words in ((), ("chamber", "letter"), ("none", "the"))]
        said += [set(told.find_titled(["summit"], ["speech", "opening"])), set(told.find_titled(["none"], ["speech"]))]
        for source in store.sources():
            key = source.key
            words = told.words(key)
            said += [
                told.source(key), told.text(key), told.text(key, Span(3, 9)), tuple(told.turns(key)), told.places(key),
                set(told.speakers(key)), list(told.find_text(store.text(key))), len(words),
                *(np.asarray(column).tolist() for column in (words.keys, words.starts, words.ends)),
                told.count(Scope(only=frozenset((key,)))),
            ]  # fmt: skip
            said += [set(told.bearers(name)) for name in sorted(store.speakers(key))]
            keys = np.asarray(store.words(key).keys)
            runs = [keys[at : at + 9] for at in range(0, len(keys) - 9, 60)]
            said += [told.frequencies(keys).tolist(), told.nominate(runs, 4), told.nominate(runs, 4, scopes[1])]
        return said

    for _ in range(3):  # how often words occur is told before windows can be
        told = teller.open()
        ask(told)
        teller.tell(told)
    told = teller.open()
    assert ask(told) == ask(store)
    assert not told.open


def test_what_was_not_told_is_noted_and_taken_for_nothing(store: ShardedStore) -> None:
    told = Teller(store).open()
    (key,) = (source.key for source in list(store.sources())[:1])
    assert told.source(key).key == key
    assert told.text(key) == ""
    assert not len(told.words(key))
    assert list(told.open) == [ReadSource(key)]
    assert told.nominate([np.asarray(store.words(key).keys)[:5]], 3) == [[]]
    assert len(told.open) == 2


def test_of_a_window_the_words_are_told_and_the_size_of_the_text(store: ShardedStore) -> None:
    (key,) = (source.key for source in list(store.sources())[:1])
    asked: Question[Any, Any] = ReadWindow(key, 2, 9)
    answer = asked.merge([asked.ask(shard) for shard in store.shards])
    told = ToldStore(Teller(store).known, {asked: answer})
    assert len(told.words(key)) == len(store.words(key))
    assert told.words(key).keys[2:9].tolist() == np.asarray(store.words(key).keys)[2:9].tolist()
    assert not told.open
    assert len(told.text(key)) == len(store.text(key))
    assert list(told.open) == [ReadSource(key)]


def test_what_the_record_does_not_hold_is_told_too(store: ShardedStore) -> None:
    teller = Teller(store)
    told = teller.open()
    told.source("none")
    teller.tell(told)
    with pytest.raises(UnknownNameError, match="none"):
        teller.open().source("none")
    with pytest.raises(RecordError, match="elsewhere"):
        told.add([])
