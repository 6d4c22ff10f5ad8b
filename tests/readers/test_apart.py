"""What a native library may do to its process is a problem of one document."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quoth.errors import EmptyError, ReadError
from quoth.readers import apart, plain
from quoth.readers.apart import Apart, Read
from quoth.settings import LIMITS, Limits

unix = pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
WORDS = b"We shall keep the lantern lit."
STAND_INS = """
import os, signal, sys
from quoth.errors import EmptyError
from quoth.readers import plain

def tell(data, name): return plain.read(str(os.getpid()).encode(), name)
def segfault(data, name): os.kill(os.getpid(), signal.SIGSEGV)
def abort(data, name): os.abort()
def leave(data, name): os._exit(0)
def loop(data, name):
    while True: pass
def eat(data, name): return [bytearray(1 << 20) for _ in range(1 << 20)]
def chatter(data, name):
    os.write(1, b"noise" * 100)
    print("more", flush=True)
    return plain.read(data, name)
def refuse(data, name): raise EmptyError(name, "it is empty", "fill it")
def stumble(data, name):
    error = ValueError("odd")
    error.held = lambda: None
    raise error
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, Read]:
    """Return functions that do to their process what a library might; they can be found by another one."""
    (tmp_path / "stand_ins.py").write_text(STAND_INS, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, "stand_ins", raising=False)
    import stand_ins  # type: ignore[import-not-found]  # noqa: PLC0415

    monkeypatch.setitem(sys.modules, "stand_ins", stand_ins)
    return {name: getattr(stand_ins, name) for name in dir(stand_ins)}


@pytest.fixture
def reader() -> Iterator[Apart]:
    made = Apart(Limits(seconds=20))
    yield made
    made.close()


def test_a_document_comes_back_as_it_was_read(reader: Apart) -> None:
    assert reader.read(plain.read, WORDS, "a.txt") == plain.read(WORDS, "a.txt")


def test_one_process_serves_all_documents(reader: Apart, stand_in: dict[str, Read]) -> None:
    first = reader.read(stand_in["tell"], WORDS, "a").text
    assert first == reader.read(stand_in["tell"], WORDS, "a").text != str(os.getpid())


@unix
@pytest.mark.parametrize("how", ["segfault", "abort", "leave"])
def test_a_process_that_dies_is_one_problem_and_the_next_document_is_read(
    reader: Apart, stand_in: dict[str, Read], how: str
) -> None:
    for _ in range(2):
        with pytest.raises(ReadError, match=r"^bad\.pdf: the library .* crashed over it.*; save it anew"):
            reader.read(stand_in[how], WORDS, "bad.pdf")
        assert reader.read(plain.read, WORDS, "a.txt").text == WORDS.decode()


def test_an_endless_loop_is_ended(stand_in: dict[str, Read]) -> None:
    reader = Apart(Limits(seconds=0.5))
    with pytest.raises(ReadError, match=r"takes more than \d+ seconds"):
        reader.read(stand_in["loop"], WORDS, "bad.pdf")
    reader.close()


@pytest.mark.skipif(sys.platform != "linux", reason="is not told how much memory a process has")
def test_memory_is_bounded(stand_in: dict[str, Read]) -> None:
    reader = Apart(Limits(memory=100_000_000))
    with pytest.raises(ReadError, match="more than 100 MB of memory"):
        reader.read(stand_in["eat"], WORDS, "bad.pdf")
    assert reader.read(plain.read, WORDS, "a.txt").text == WORDS.decode()
    reader.close()


def test_what_a_library_prints_is_no_answer(reader: Apart, stand_in: dict[str, Read]) -> None:
    assert reader.read(stand_in["chatter"], WORDS, "a").text == WORDS.decode()


def test_errors_come_back_as_they_were_raised(reader: Apart, stand_in: dict[str, Read]) -> None:
    with pytest.raises(EmptyError, match="a: it is empty; fill it"):
        reader.read(stand_in["refuse"], WORDS, "a")
    with pytest.raises(RuntimeError, match="ValueError: odd"):
        reader.read(stand_in["stumble"], WORDS, "a")


@unix
def test_a_process_made_by_a_fork_has_a_reader_of_its_own() -> None:
    apart.read_apart(plain.read, WORDS, "a")
    child = os.fork()
    if not child:
        try:
            done = apart.read_apart(plain.read, WORDS, "a").text == WORDS.decode()
        except BaseException:
            done = False
        os._exit(0 if done else 1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    assert apart.read_apart(plain.read, WORDS, "a").text == WORDS.decode()
    assert LIMITS.longest > LIMITS.seconds
