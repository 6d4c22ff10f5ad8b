"""A small record and a few documents on disk, and a way to run the command in this process."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from quoth.cli import commands

SPEECH = (
    "We shall keep the old bridge open for every farmer of the valley, and we ask no toll. "
    "The river belongs to nobody, unless the council decides otherwise in the spring of the coming year."
)
RIGHT = "Ann Lee said: “We shall keep the old bridge open for every farmer of the valley.”\n"
WRONG = "Ann Lee said: “We shall keep the old bridge open for every trader of the valley.”\n"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Return a folder with `record/`, `right.txt`, `wrong.txt` and `all/` with both."""
    (tmp_path / "record").mkdir()
    (tmp_path / "record" / "speech.txt").write_text(SPEECH, "utf-8")
    row = '{"path": "speech.txt", "id": "speech", "speaker": "Ann Lee", "date": "2021-05-03"}\n'
    (tmp_path / "record" / "record.jsonl").write_text(row, "utf-8")
    (tmp_path / "all" / "below").mkdir(parents=True)
    for name, text in (("right.txt", RIGHT), ("wrong.txt", WRONG)):
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "all" / "b-right.txt").write_text(RIGHT, "utf-8")
    (tmp_path / "all" / "below" / "wrong.txt").write_text(WRONG, "utf-8")
    (tmp_path / "all" / ".hidden.txt").write_text(WRONG, "utf-8")
    (tmp_path / "empty.txt").write_text("", "utf-8")
    return tmp_path


@pytest.fixture
def quoth(place: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Result]:
    """Return a function that runs `quoth ARGUMENTS` in the folder `place`."""
    monkeypatch.chdir(place)
    monkeypatch.delenv("QUOTH_DEBUG", raising=False)

    def run(*arguments: str, given: str | bytes | None = None) -> Result:
        return CliRunner().invoke(commands, arguments, input=given, prog_name="quoth")

    return run
