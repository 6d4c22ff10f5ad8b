from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quoth.configuration import KEYS, Configuration, Finder, Ignored, read_configuration
from quoth.configuration.keys import IGNORED, read_keys
from quoth.errors import ConfigurationError
from quoth.model import Label

FULL = """
record = "sources/archive.quoth"
style = "ap"
fail-on = "not-found"
all = true
indirect = false
unmarked = 12
json-field = ["passage", "claims.evidence"]
baseline = "quoth-baseline.json"

[[ignore]]
digest = "0123456789ab"
reason = "the paper agreed"
expires = 2030-12-31

[[ignore]]
digest = "ba9876543210"
reason = "a translation"
"""


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def found(folder: Path) -> Path | None:
    configuration = Finder().find(folder)
    return configuration.path if configuration else None


def test_every_key_is_read_and_paths_go_from_the_file(tmp_path: Path) -> None:
    read = read_configuration(write(tmp_path / "quoth.toml", FULL))
    assert read == Configuration(
        tmp_path / "quoth.toml",
        tmp_path / "sources" / "archive.quoth",
        "ap",
        Label.NOT_FOUND,
        True,
        False,
        12,
        ("passage", "claims.evidence"),
        tmp_path / "quoth-baseline.json",
        (
            Ignored("0123456789ab", "the paper agreed", date(2030, 12, 31)),
            Ignored("ba9876543210", "a translation", None),
        ),
    )
    assert all(key.name in FULL for key in (*KEYS, *IGNORED))


def test_pyproject_says_the_same_under_its_own_table(tmp_path: Path) -> None:
    own = FULL.replace("[[ignore]]", "[[tool.quoth.ignore]]")
    shared = read_configuration(write(tmp_path / "pyproject.toml", f'[project]\nname = "x"\n[tool.quoth]\n{own}'))
    alone = read_configuration(write(tmp_path / "quoth.toml", FULL))
    assert [getattr(shared, key.field) for key in KEYS] == [getattr(alone, key.field) for key in KEYS]


def test_the_nearest_counts_and_quoth_toml_before_pyproject(tmp_path: Path) -> None:
    top = write(tmp_path / "quoth.toml", "")
    write(tmp_path / "a" / "pyproject.toml", "[tool.other]\nx = 1\n")
    both = write(tmp_path / "a" / "b" / "pyproject.toml", "[tool.quoth]\n")
    assert found(tmp_path / "a" / "missing" / "folder") == top
    assert found(tmp_path / "a") == top
    assert found(tmp_path / "a" / "b" / "c") == both
    nearer = write(tmp_path / "a" / "b" / "quoth.toml", "")
    assert found(tmp_path / "a" / "b" / "c") == nearer


@pytest.mark.parametrize("folder", [True, False])
def test_the_search_ends_at_the_folder_with_git(tmp_path: Path, folder: bool) -> None:
    write(tmp_path / "quoth.toml", "")
    (tmp_path / "project" / "drafts").mkdir(parents=True)
    if folder:
        (tmp_path / "project" / ".git").mkdir()
    else:
        write(tmp_path / "project" / ".git", "gitdir: elsewhere\n")  # as in a worktree
    assert found(tmp_path / "project" / "drafts") is None
    own = write(tmp_path / "project" / "quoth.toml", "")
    assert found(tmp_path / "project" / "drafts") == own


BAD = (
    ("styl = 'ap'", ["'styl'", "record, style, fail-on"]),
    ("style = 'daily'", ["style", "'daily'", "strict"]),
    ("style = 3", ["style", "3", "strict"]),
    ("style = ['ap']", ["style", "one of"]),
    ("fail-on = 'wrong'", ["fail-on", "'wrong'", "misattributed"]),
    ("fail_on = 'altered'", ["'fail_on'", "fail-on"]),
    ("record = ''", ["record", "a path"]),
    ("record = 7", ["record", "7", "a path"]),
    ('record = "a\\u0000b"', ["record", "a path"]),
    ('baseline = "a\\nb"', ["baseline", "a path"]),
    ("all = 'yes'", ["all", "true or false"]),
    ("all = 1", ["all", "1", "true or false"]),
    ("indirect = 0.5", ["indirect", "true or false"]),
    ("json-field = [1]", ["json-field", "a list of names"]),
    ("unmarked = 2", ["unmarked", "from 3 on"]),
    ('unmarked = "many"', ["unmarked", "true, false"]),
    ("ignore = 'all'", ["ignore", "a list of tables"]),
    ("ignore = ['0123456789ab']", ["ignore", "a list of tables"]),
    ("[ignore]\ndigest = '0123456789ab'", ["ignore", "a list of tables"]),
    ("[[ignore]]\ndigest = '0123456789ab'", ["ignore, table 1", "'reason' is missing"]),
    ("[[ignore]]\ndigest = '0123456789ab'\nreason = ' '", ["reason", "words that say why"]),
    ("[[ignore]]\ndigest = '01234'\nreason = 'x'", ["digest", "12 digits"]),
    ("[[ignore]]\ndigest = '0123456789ab'\nreason = 'x'\nuntil = 1", ["table 1", "'until'", "expires"]),
    ("[[ignore]]\ndigest = '0123456789ab'\nreason = 'x'\nexpires = '2030-13-01'", ["expires", "2030-12-31"]),
    ("[[ignore]]\ndigest = '0123456789ab'\nreason = 'x'\nexpires = 2030-01-01T00:00:00", ["expires"]),
    ("[[ignore]]\ndigest = '0123456789ab'\nreason = 'x'\nexpires = 'soon'", ["expires", "'soon'"]),
    ("record = x\n", ["no TOML", "line 1"]),
    ("a = " + "[" * 100_000, ["quoth.toml"]),
    ("a = " + "9" * 10_000, ["quoth.toml"]),
    ("x = 1\n" * 200_000, ["1,000,000 bytes"]),
    ("record = 'a\\u001b[31mb'\nall = '\x1b[31m'", ["quoth.toml"]),
)


@pytest.mark.parametrize(("text", "told"), BAD, ids=range(len(BAD)))
def test_what_is_wrong_is_told_with_file_key_and_what_is_allowed(tmp_path: Path, text: str, told: list[str]) -> None:
    path = write(tmp_path / "quoth.toml", text)
    with pytest.raises(ConfigurationError) as caught:
        Finder().find(tmp_path)
    assert caught.value.where == str(path)
    assert str(caught.value).isprintable()
    assert len(str(caught.value)) < 1000
    for part in told:
        assert part in str(caught.value)


def test_bytes_that_are_no_text_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "quoth.toml").write_bytes(b"all = true\nstyle = '\xff'\n")
    with pytest.raises(ConfigurationError, match="line 2 is no UTF-8"):
        Finder().find(tmp_path)


@pytest.mark.parametrize("text", ["tool = 1", "[tool]\nquoth = 'x'"])
def test_a_pyproject_whose_tables_are_none(tmp_path: Path, text: str) -> None:
    path = write(tmp_path / "pyproject.toml", text)
    if "quoth" in text:
        with pytest.raises(ConfigurationError, match="no table"):
            Finder().find(tmp_path)
    else:
        with pytest.raises(ConfigurationError, match=r"no table \[tool.quoth\]"):
            read_configuration(path)


def test_a_file_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationError, match="cannot be read"):
        read_configuration(tmp_path / "none.toml")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.dates() | st.datetimes(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from([key.name for key in (*KEYS, *IGNORED)]) | st.text(max_size=8)


@given(st.dictionaries(NAMES, VALUES | st.lists(st.dictionaries(NAMES, VALUES, max_size=3), max_size=2), max_size=4))
def test_whatever_is_written_is_read_or_told(table: dict[str, object]) -> None:
    """A table is a configuration, or an error of one line that can be shown."""
    told = None
    try:
        read = read_keys(table, Path("/project/quoth.toml"))
    except ConfigurationError as error:
        told = error
    if told is None:
        assert set(table) <= {key.name for key in KEYS}
        assert all(isinstance(each.reason, str) for each in read.ignore)
    else:
        assert told.remedy
        assert str(told).isprintable()
