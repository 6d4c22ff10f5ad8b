"""Files that hold many documents: archives and tables, whole, broken and malicious."""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pyarrow as pa
import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from quoth.archive import open_record
from quoth.cli import commands
from quoth.errors import MissingExtraError, ReadError
from quoth.model import Document, Problem
from quoth.readers import bundles
from quoth.readers.archive import Member, unpack
from quoth.readers.bundles import read_all
from quoth.settings import LIMITS

WORDS = "We shall keep the old bridge open for every farmer of the valley."
SAID = f"Ann Lee said: “{WORDS}”"
Run = Callable[..., Result]


def pack(files: Iterable[tuple[str, bytes]], packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", packing) as packed:
        for name, data in files:
            packed.writestr(name, data)
    return out.getvalue()


def make_parquet(rows: list[dict[str, object]]) -> bytes:
    out = BytesIO()
    parquet.write_table(pa.Table.from_pylist(rows), out)
    return out.getvalue()


def take(data: bytes, name: str) -> tuple[list[Document], list[Problem]]:
    found = list(read_all(data, name))
    return [one for one in found if isinstance(one, Document)], [one for one in found if isinstance(one, Problem)]


ZIP = pack(
    [
        ("essay.txt", SAID.encode()),
        ("letters/", b""),
        ("letters/one.md", f"# Head\n\n{SAID}".encode()),
        ("letters/rows.jsonl", json.dumps({"id": "a", "text": SAID, "date": "2021-05-03"}).encode()),
        ("__MACOSX/essay.txt", b"\0\5\26"),
        ("letters/.hidden", b"words"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
        ("inner.zip", pack([("deep.txt", SAID.encode()), ("deeper.zip", pack([("deepest.txt", SAID.encode())]))])),
    ]
)
CSV = (
    f'id,title,Date,text\none,"The bridge, again",2021-05-03,"{SAID}\n\nNobody laughed."\n,,May,Short words.\n'
).encode()
ROWS: list[dict[str, object]] = [{"id": "one", "title": "The bridge", "text": SAID}, {"body": None, "text": ""}]


def test_an_archive_is_its_files_and_those_of_archives_within() -> None:
    documents, problems = take(ZIP, "docs.zip")
    assert [document.name for document in documents] == [
        "docs.zip/essay.txt",
        "docs.zip/letters/one.md",
        "docs.zip/letters/rows.jsonl/a",
        "docs.zip/inner.zip/deep.txt",
        "docs.zip/inner.zip/deeper.zip/deepest.txt",
    ]
    assert str(documents[2].published) == "2021-05-03"
    assert documents[1].title == "Head"
    assert [problem.where for problem in problems] == ["docs.zip/picture.png"]


def test_a_table_is_its_rows() -> None:
    documents, problems = take(CSV, "table.csv")
    assert [document.name for document in documents] == ["table.csv/one", "table.csv/row-2"]
    assert documents[0].text == f"{SAID}\n\nNobody laughed."
    assert (documents[0].title, str(documents[0].published)) == ("The bridge, again", "2021-05-03")
    assert "'May' is not one" in documents[1].problems[0].what
    assert not problems


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_told_by_the_head(separator: str) -> None:
    rows = [["ID", "Author", "BODY"], ["one", "Ann Lee", "Words there."], ["two", "Mira", "More."]]
    data = "\r\n".join(separator.join(row) for row in rows).encode("utf-16")
    documents, _ = take(data, "table.tsv")
    assert [(document.name, document.author, document.text) for document in documents] == [
        ("table.tsv/one", "Ann Lee", "Words there."),
        ("table.tsv/two", "Mira", "More."),
    ]


def test_rows_that_are_none_are_problems() -> None:
    documents, problems = take(b"id,text\na,One.\nb,Two, three.\nc,\nd\n", "t.csv")
    assert [document.name for document in documents] == ["t.csv/a"]
    assert [problem.where for problem in problems] == ["t.csv row 2", "t.csv/c", "t.csv/d"]
    documents, problems = take(b'{"text": "One."}\nno\n[1]\n' + b"[" * 100_000 + b'\n{"id": 7, "text": 3}', "t.jsonl")
    assert [document.name for document in documents] == ["t.jsonl/row-1"]
    lines = [f"t.jsonl line {number}" for number in (2, 3, 4)]
    assert [problem.where for problem in problems] == [*lines, "t.jsonl/7"]


def test_turns_of_a_line_are_turns() -> None:
    row = {"id": "a", "turns": [{"speaker": "Ann Lee", "text": WORDS}, {"text": "Why?"}, 7]}
    (document,), _ = take(json.dumps(row).encode(), "t.jsonl")
    assert document.text == f"{WORDS}\n\nWhy?"
    assert [block.speaker for block in document.blocks] == ["Ann Lee", None]


def test_a_parquet_table_is_its_rows() -> None:
    documents, problems = take(make_parquet(ROWS), "t.parquet")
    assert [(document.name, document.title, document.text) for document in documents] == [
        ("t.parquet/one", "The bridge", SAID)
    ]
    assert [problem.where for problem in problems] == ["t.parquet/row-2"]


def test_what_parquet_needs_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    row = replace(bundles.BUNDLES[-1], needs="not_there")
    monkeypatch.setattr(bundles, "BUNDLES", (*bundles.BUNDLES[:-1], row))
    with pytest.raises(MissingExtraError, match=r"quoth\[parquet\]"):
        take(make_parquet(ROWS), "t.parquet")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"no zip", "a.zip", "this is no zip archive"),
        (b"no table", "a.parquet", "this is no Parquet file"),
        (ZIP[:-30], "a.zip", "damaged or cut short"),
        (pack([]), "a.zip", "no document is in it"),
        (b"a,b\n1,2\n", "a.csv", r"no column of it holds texts \(a, b\)"),
        (b"text\n", "a.csv", "no document is in it"),
        (b"%PDF-1.7", "a.csv", "this is a PDF"),
        (make_parquet(ROWS)[:-9], "a.parquet", "damaged or cut short"),
        (b"", "a.parquet", "damaged or cut short"),
        (make_parquet([{"a": 1}]), "a.parquet", "no column of it holds texts"),
    ],
)
def test_what_cannot_be_read_at_all_says_so(data: bytes, name: str, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        take(data, name)
    assert caught.value.where == name


def test_bombs_are_refused() -> None:
    tight = pack([("a.txt", b" " * 20_000_000)])
    with pytest.raises(ReadError, match="as bombs do"):
        take(tight, "a.zip")
    with pytest.raises(ReadError, match="as bombs do") as caught:
        take(pack([("b.zip", tight)]), "a.zip")
    assert caught.value.where == "a.zip"
    with pytest.raises(ReadError, match="holds more than 20,000 files"):
        take(pack([(f"{number}.txt", b"") for number in range(20_001)], zipfile.ZIP_STORED), "a.zip")
    four = pack([(f"{number}.txt", b"word " * 200) for number in range(4)])
    with pytest.raises(ReadError, match="larger than 3,500 bytes"):
        list(unpack(four, "a.zip", replace(LIMITS, unpacked=3_500)))
    assert len(list(unpack(four, "a.zip", replace(LIMITS, unpacked=4_000, members=4)))) == 4


def test_a_size_that_is_a_lie_is_not_believed() -> None:
    data = bytearray(pack([("a.txt", b"word " * 1000)]))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 10)
    documents, problems = take(bytes(data), "a.zip")
    assert not documents
    assert "damaged" in problems[0].what


def test_archives_nested_too_deep_and_members_that_are_locked_are_problems() -> None:
    data = pack([("words.txt", b"Words.")])
    for _ in range(LIMITS.nesting + 1):
        data = pack([("in.zip", data)])
    (problem,) = take(data, "a.zip")[1]
    assert "nested more than 2 deep" in problem.what
    locked = bytearray(pack([("a.txt", b"Words."), ("b.txt", b"More words.")], zipfile.ZIP_STORED))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(mark) + offset] |= 1
    documents, problems = take(bytes(locked), "a.zip")
    assert [document.name for document in documents] == ["a.zip/b.txt"]
    assert "locked with a password" in problems[0].what


def test_names_only_reach_messages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    documents, _ = take(pack([("../../out.txt", b"Words."), ("/etc/out.txt", b"Words.")]), "a.zip")
    assert [document.name for document in documents] == ["a.zip/../../out.txt", "a.zip//etc/out.txt"]
    assert not list(tmp_path.iterdir())


def test_what_is_no_archive_but_ends_like_one_is_read_as_what_it_is() -> None:
    (document,), _ = take(b"Words.", "words.txt")
    assert document.name == "words.txt"
    assert isinstance(next(iter(bundles.find_members(ZIP, "a.txt"))), Member)


@pytest.fixture
def quoth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(tmp_path)
    for name, data in (
        ("docs.zip", ZIP), ("table.csv", CSV), ("t.parquet", make_parquet(ROWS)), ("speech.txt", WORDS.encode()),
    ):  # fmt: skip
        (tmp_path / name).write_bytes(data)
    return lambda *named, given=None: CliRunner().invoke(commands, named, input=given, prog_name="quoth")


def test_archives_and_tables_are_checked(quoth: Run) -> None:
    named = ("docs.zip", "table.csv", "t.parquet")
    done = quoth("check", *named, "--record", "speech.txt", "--format", "jsonl", "-j", "2")
    assert done.exit_code == 0
    reports = [json.loads(line) for line in done.stdout.splitlines()]
    assert [report["document"]["name"] for report in reports] == [
        "docs.zip/essay.txt", "docs.zip/letters/one.md", "docs.zip/letters/rows.jsonl/a",
        "docs.zip/inner.zip/deep.txt", "docs.zip/inner.zip/deeper.zip/deepest.txt",
        "table.csv/one", "table.csv/row-2", "t.parquet/one",
    ]  # fmt: skip
    assert sum(report["counts"].get("verbatim", 0) for report in reports) == 7
    assert len(done.stderr.splitlines()) == 3


def test_one_archive_is_many_documents(quoth: Run) -> None:
    named = [value["document"]["name"] for value in json.loads(quoth("quotes", "table.csv", "--format", "json").stdout)]
    assert named == ["table.csv/one", "table.csv/row-2"]
    done = quoth("quotes", "-", "--name", "in.csv", "--format", "jsonl", given=CSV)
    assert json.loads(done.stdout.splitlines()[0])["document"]["name"] == "in.csv/one"
    heads = quoth("quotes", "docs.zip", "--format", "csv").stdout.splitlines()
    assert len(heads) == 6


def test_archives_and_tables_are_taken_into_a_record(quoth: Run) -> None:
    done = quoth("record", "add", "r.quoth", "docs.zip", "table.csv", "t.parquet")
    assert (done.exit_code, done.stdout) == (0, "7 sources added\n")  # `one` of the other table was there before
    record = open_record("r.quoth")
    assert [source.key for source in record.sources()] == [
        "docs.zip/essay.txt", "docs.zip/letters/one.md", "a", "docs.zip/inner.zip/deep.txt",
        "docs.zip/inner.zip/deeper.zip/deepest.txt", "one", "table-row-2",
    ]  # fmt: skip
    assert record.source("one").title == "The bridge, again"
    assert "'one' was given before" in done.stderr
    Path("folder").mkdir()
    Path("docs.zip").rename("folder/docs.zip")
    assert len(open_record("folder")) == 5


SEEDS = {
    "a.zip": pack([("a.txt", b"Some words."), ("b.jsonl", b'{"text": "More."}'), ("c.zip", pack([("d.md", b"# D")]))]),
    "a.csv": b'id,text,date\n1,"Some ""words"".",2021\n2,More,\n',
    "a.jsonl": b'{"id": 1, "text": "Some words.", "turns": []}\n{"turns": [{"text": "More."}]}\n',
    "a.parquet": make_parquet(ROWS),
}


@settings(max_examples=100)
@given(st.sampled_from(sorted(SEEDS)), st.data())
def test_damaged_bytes_give_documents_problems_or_one_error(name: str, data: st.DataObject) -> None:
    """Bytes that were flipped, cut or doubled never end in a crash."""
    damaged = bytearray(SEEDS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, max(len(damaged) - 1, 0)))
        change = data.draw(st.sampled_from(["flip", "cut", "double"]))
        if change == "flip" and damaged:
            damaged[at] ^= data.draw(st.integers(1, 255))
        elif change == "cut":
            del damaged[at : at + data.draw(st.integers(1, 40))]
        else:
            damaged[at:at] = damaged[at : at + data.draw(st.integers(1, 40))]
    try:
        for found in read_all(bytes(damaged), name):
            assert isinstance(found, Document | Problem)
    except ReadError:
        pass
