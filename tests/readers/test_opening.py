"""What lies at a path need not be a file, and need not stay as it was."""

from __future__ import annotations

import errno
import os
import socket
import sys
from pathlib import Path

import pytest

from quoth.archive import open_record
from quoth.cli.documents import expand
from quoth.errors import QuothError, ReadError
from quoth.files import ignore, read_file, walk_folder
from quoth.growth import add_sources
from quoth.model import Problem
from quoth.readers import read_path
from quoth.readers.opening import open_file, read_bytes, tell_closed
from quoth.settings import FETCHING, LIMITS

WORDS = b"We shall keep the lantern lit until the last boat is in.\n"
unix = pytest.mark.skipif(sys.platform == "win32", reason="has no such files")


@unix
@pytest.mark.parametrize("name", ["pipe.txt", "pipe.jsonl"])
def test_a_pipe_is_refused_at_once_though_nobody_writes_to_it(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / name)
    with pytest.raises(ReadError, match=r"this is a pipe.*standard input"):
        read_path(tmp_path / name)
    with pytest.raises(ReadError, match="this is a pipe"):
        list(read_file(tmp_path / name, name, "pipe", [], ignore))


@unix
def test_devices_and_sockets_are_no_files(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="this is a device"):
        read_path(Path("/dev/zero"))
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s"))
        with pytest.raises(ReadError, match="this is a socket"):
            read_path(tmp_path / "s")
    with pytest.raises(ReadError, match="this is a folder"):
        read_path(tmp_path)


@unix
def test_links_that_lead_nowhere_say_so(tmp_path: Path) -> None:
    (tmp_path / "broken.txt").symlink_to("gone.txt")
    (tmp_path / "round.txt").symlink_to("round.txt")
    (tmp_path / "good.txt").symlink_to("words.txt")
    (tmp_path / "words.txt").write_bytes(WORDS)
    with pytest.raises(ReadError, match="link to a file that is not there"):
        read_path(tmp_path / "broken.txt")
    with pytest.raises(ReadError, match="leads back to itself"):
        read_path(tmp_path / "round.txt")
    assert read_path(tmp_path / "good.txt").text == WORDS.decode()


def test_a_file_over_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(LIMITS.file + 1)  # a hole: it takes no room
    with pytest.raises(ReadError, match="no more than 500 MB"):
        read_path(path)
    path.write_bytes(WORDS)
    with pytest.raises(ReadError, match="57 bytes, and no more than 56 bytes"):
        read_bytes(path, "large.txt", 56)
    assert read_bytes(path, "large.txt", 57) == (WORDS, ())


def test_a_file_that_grows_while_it_is_read_stays_within_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(WORDS)
    with open_file(path, "words.txt") as opened:
        path.write_bytes(WORDS * 2)
        with pytest.raises(ReadError, match="no more than"):
            opened.read(60)


def test_a_file_that_changed_while_it_was_read_is_a_problem(tmp_path: Path) -> None:
    path = tmp_path / "words.txt"
    path.write_bytes(WORDS)
    with open_file(path, "words.txt") as opened:
        path.write_bytes(WORDS * 2)
        data, problems = opened.read(1000)
    assert data == WORDS * 2
    assert [problem.what for problem in problems] == ["the file changed while it was read"]


@unix
def test_one_bad_file_does_not_end_a_folder(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").symlink_to("gone")
    os.mkfifo(tmp_path / "c.jsonl")
    (tmp_path / "d.txt").write_bytes(WORDS)
    problems: list[Problem] = []
    found = [source.source.key for source, _ in walk_folder(tmp_path, problems, None, ignore)]
    assert found == ["d"]
    assert [problem.where for problem in problems] == ["a.txt", "b.txt", "c.jsonl"]


@unix
def test_a_name_that_is_no_utf_8_is_a_key_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    name = tmp_path / "texts" / os.fsdecode(b"b\xff.txt")
    try:
        name.write_bytes(WORDS)
    except OSError:
        pytest.skip("this disk has no such names")
    assert add_sources(tmp_path / "r.quoth", tmp_path / "texts").added == 1
    assert [source.key for source in open_record(tmp_path / "r.quoth").sources()] == ["b\\xff"]


@unix
def test_a_folder_that_may_not_be_looked_into_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "b.txt").write_bytes(WORDS)
    error = PermissionError(errno.EACCES, "Permission denied", str(tmp_path / "closed"))
    assert str(tell_closed(error, tmp_path)) == "closed: the folder may not be looked into; check its permissions"
    if os.geteuid() == 0:
        pytest.skip("whoever runs the tests may look into any folder")
    (tmp_path / "closed").chmod(0)
    problems: list[Problem] = []
    assert [place for _, place in walk_folder(tmp_path, problems, None, ignore)] == ["b.txt"]
    assert [problem.where for problem in problems] == ["closed"]
    assert [problem.what for problem in expand([str(tmp_path)], "", FETCHING, None)[1]] == [problems[0].what]
    (tmp_path / "closed").chmod(0o700)


def test_names_are_shown_on_one_line_whatever_is_in_them() -> None:
    name = os.fsdecode(b"a\nb\xff\x1b[31m\xe2\x80\xae.txt")
    shown = "a\\nb\\xff\\x1b[31m\\u202e.txt: it is empty; fill it"
    assert str(Problem(name, "it is empty", "fill it")) == shown
    assert str(QuothError(name, "it is empty", "fill it")) == shown
    assert QuothError(name, "", "").where == name
