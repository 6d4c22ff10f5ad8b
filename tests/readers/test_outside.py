"""Readers of other packages, from folders as an installer leaves them."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from quoth.cli import commands
from quoth.errors import BinaryError, ReadError
from quoth.readers import find_format, read
from quoth.readers.outside import find_outside

PAGE = Path(__file__).parents[2] / "docs" / "readers.md"
WORDS = b"Mira Sand > We shall keep the lantern lit until the last boat is in.\nJon Ode > And who pays for the oil?\n"
Install = Callable[..., None]


@pytest.fixture
def install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Install]:
    """Return a function that installs a package of one module and its entry points, for the length of a test."""
    monkeypatch.syspath_prepend(str(tmp_path))
    made: list[str] = []

    def put(package: str, module: str, code: str, points: str) -> None:
        made.append(module)
        (tmp_path / f"{module}.py").write_text(code, "utf-8")
        folder = tmp_path / f"{package.replace('-', '_')}-1.0.dist-info"
        folder.mkdir()
        (folder / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", "utf-8")
        (folder / "entry_points.txt").write_text(f"[quoth.readers]\n{points}\n", "utf-8")
        find_outside.cache_clear()

    find_outside.cache_clear()
    yield put
    find_outside.cache_clear()
    for module in made:
        sys.modules.pop(module, None)


@pytest.fixture
def minutes(install: Install) -> None:
    """Install the example of the manual."""
    text = PAGE.read_text("utf-8")
    code, points = (re.findall(rf"^```{kind}\n(.*?)^```$", text, re.M | re.S)[0] for kind in ("python", "toml"))
    install("town-minutes", "town_minutes", code, points.partition("\n")[2].replace('"', ""))


@pytest.mark.usefixtures("minutes")
def test_the_example_of_the_manual_reads() -> None:
    document = read(WORDS, "council.minutes")
    assert [block.speaker for block in document.blocks] == ["Mira Sand", "Jon Ode"]
    assert document.text.startswith("We shall keep the lantern lit")
    assert document.landmarks[1].label == "2"
    assert find_format(WORDS, "x.bin", "text/x-minutes").name == "minutes"
    assert find_format(WORDS, "x.txt", "text/x-minutes").name == "plain text"
    with pytest.raises(ReadError, match="line 1 names no speaker"):
        read(b"words", "council.minutes")


@pytest.mark.usefixtures("minutes")
def test_the_command_lists_it_with_its_package() -> None:
    shown = CliRunner().invoke(commands, ["readers"])
    assert shown.exit_code == 0
    assert re.search(r"^minutes +\.minutes +town-minutes +yes$", shown.output, re.M)
    listed = json.loads(CliRunner().invoke(commands, ["readers", "--format", "json"]).output)
    assert listed["schema"] == "quoth-readers/1"
    assert listed["readers"][0]["name"] == "plain text"
    assert listed["readers"][-1] == {
        "name": "minutes",
        "endings": [".minutes"],
        "media_types": ["text/x-minutes"],
        "package": "town-minutes",
        "extra": None,
        "needs": None,
        "installed": True,
    }


ROW = "from quoth.readers.formats import Format\nROW = Format({})\n"
BROKEN = {
    "raises": ("raise RuntimeError('no luck')", "bad_one:ROW", "RuntimeError: no luck"),
    "names nothing": ("", "bad_one:ROW", "AttributeError"),
    "is not there": ("", "bad_other:ROW", "ModuleNotFoundError"),
    "is no row": ("ROW = 7", "bad_one:ROW", "no `Format`"),
    "is half a row": (ROW.format("'x', None, (), 'a:b'"), "bad_one:ROW", "no `Format`"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_reader_is_a_problem_and_never_the_end(install: Install, name: str) -> None:
    code, target, what = BROKEN[name]
    install("bad-one", "bad_one", code, f"bad = {target}")
    document = read(b"We shall keep the lantern lit.", "x.minutes")
    assert document.text.startswith("We shall")
    (problem,) = document.problems
    assert problem.where == "reader bad of bad-one"
    assert what in problem.what
    assert not read(b"We shall keep the lantern lit.", "x.txt").problems
    with pytest.raises(BinaryError, match="bad-one"):
        read(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "x.png")
    done = CliRunner().invoke(commands, ["readers"])
    assert done.exit_code == 0
    assert "reader bad of bad-one" in done.output


FAILING = {
    "raises": "def read(data, name): raise KeyError(name)",
    "gives no document": "def read(data, name): return data",
    "has no function": "",
}


@pytest.mark.parametrize("name", FAILING)
def test_a_reader_that_fails_on_a_document_is_named(install: Install, name: str) -> None:
    row = ROW.format("'odd', ('.odd',), (), 'odd_one:read'")
    install("odd-one", "odd_one", f"{row}{FAILING[name]}\n", "odd = odd_one:ROW")
    with pytest.raises(ReadError, match=r"no part of quoth.*odd-one") as caught:
        read(b"words", "x.odd")
    assert caught.value.where == "x.odd"


def test_what_a_reader_needs_is_told(install: Install) -> None:
    row = ROW.format("'odd', ('.odd',), (), 'odd_one:read', needs='not_there.at_all'")
    install("odd-one", "odd_one", row, "odd = odd_one:ROW")
    with pytest.raises(ReadError, match=r"pip install 'not_there.at_all'"):
        read(b"words", "x.odd")
    assert re.search(r"^odd +\.odd +odd-one +no$", CliRunner().invoke(commands, ["readers"]).output, re.M)
