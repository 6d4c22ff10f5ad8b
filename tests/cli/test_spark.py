"""`quoth spark`: rows of all documents in a folder, wave by wave, whole or to be gone on with."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given
from hypothesis import strategies as st

from quoth import check, open_record, read
from quoth.cli import commands
from quoth.errors import QuothError
from quoth.ingest import gather
from quoth.spark.jobs import prepare_quotations
from quoth.spark.masters import require_master
from quoth.spark.output import Output, tell_differences
from quoth.spark.schema import FINDINGS
from quoth.spark.session import open_session
from quoth.spark.tables import read_documents
from quoth.spark.waves import Wave, choose_number, part_documents

SUMMIT = Path(__file__).parents[2] / "examples" / "summit"
RECORD = str(SUMMIT / "record")
ODD = "an essay, “quoted” 100% [1].html"
LIGHT = {"spark.ui.enabled": "false", "spark.driver.extraJavaOptions": "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"}
"""Has a session begin in half the time."""
VALUES = st.dictionaries(st.sampled_from("abcd"), st.none() | st.booleans() | st.integers() | st.text(max_size=3))


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ("spark", *arguments), prog_name="quoth")


class TestWithoutSpark:
    """What needs no session."""

    @given(VALUES, VALUES)
    def test_two_runs_differ_where_a_value_does(self, left: dict[str, Any], now: dict[str, Any]) -> None:
        names = {name for name in left | now if left.get(name) != now.get(name)}
        assert {told.partition(" ")[0] for told in tell_differences(left, now)} == names

    def test_what_says_nothing_to_a_reader_is_told_in_words(self) -> None:
        now = {"documents": 3, "digest": "b", "state": "2"}
        assert tell_differences({"documents": 3, "digest": "a", "state": "1"}, now) == [
            "the documents, or their files, are others",
            "what the record holds was altered",
        ]
        assert tell_differences({"documents": 2, "digest": "a", "state": "2"}, now) == ["documents was 2, and is 3"]

    @given(st.integers(1, 10**9))
    def test_waves_grow_with_the_documents_and_stay_few(self, documents: int) -> None:
        number = choose_number(documents)
        assert 1 <= number <= 32
        assert number == 1 or documents > 500 * number
        assert choose_number(documents + 1) >= number

    def test_a_wave_is_a_value_of_a_column_to_spark(self) -> None:
        assert Wave(3, 5).folder == "wave=0003"

    def test_a_master_that_nobody_answers_for_is_told_at_once(self) -> None:
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))  # bound, and not listened at
            place = f"127.0.0.1:{taken.getsockname()[1]}"
            for master in (f"spark://{place}", f"spark://{place},{place}", f"sc://{place}/;user_id=ann"):
                with pytest.raises(QuothError, match="no master of Spark answers there"):
                    require_master(master)
            taken.listen()
            require_master(f"spark://{place}")
        for elsewhere in (None, "local[2]", "yarn", "k8s://https://nowhere.invalid"):
            require_master(elsewhere)

    @pytest.mark.parametrize("setting", ["memory", "=4g", ""])
    def test_a_setting_without_a_value_is_refused(self, setting: str) -> None:
        done = run("check", "essays", "--record", RECORD, "--output", "out", "--conf", setting)
        assert done.exit_code == 2
        assert "give KEY=VALUE" in done.stderr

    def test_a_record_that_is_not_there_is_told_before_spark_is_begun(self, tmp_path: Path) -> None:
        done = run("check", "essays", "--record", str(tmp_path / "none.quoth"), "--output", str(tmp_path / "out"))
        assert (done.exit_code, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert not (tmp_path / "out").exists()


def has_spark() -> bool:
    home = os.environ.get("JAVA_HOME")
    java = shutil.which(str(Path(home, "bin", "java") if home else "java"))
    return java is not None and find_spec("pyspark") is not None


needs_spark = pytest.mark.skipif(not has_spark(), reason="pyspark (quoth[spark]) or Java is not installed")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    """Yield a session that the commands of this process find."""
    options = {"spark.sql.shuffle.partitions": "4", "spark.log.level": "ERROR"}
    spark = open_session("local[2]", "tests of the command", {**LIGHT, **options})
    yield spark
    spark.stop()


@pytest.fixture(scope="module")
def essays(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of four essays, one of them of an odd name, and a file that is not what it says."""
    folder = tmp_path_factory.mktemp("essays")
    (folder / "below").mkdir()
    for name in ("one.html", "two.html", "below/three.html", ODD):
        shutil.copy(SUMMIT / "essay.html", folder / name)
    (folder / "broken.docx").write_bytes(b"no archive at all")
    return folder


@pytest.fixture(scope="module")
def checked(session: object, essays: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:  # noqa: ARG001
    """Return the folder that the rows of all essays were written to, in three waves, and how that ended."""
    out = tmp_path_factory.mktemp("out") / "findings"
    return out, run("check", str(essays), "--record", RECORD, "--output", str(out), "--format", "jsonl", "--waves", "3")


def read_rows(out: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for path in sorted(out.glob("wave=*/part-*.json")):
        rows += map(json.loads, path.read_text("utf-8").splitlines())
    return rows


def list_files(out: Path) -> dict[str, set[str]]:
    return {folder.name: {path.name for path in folder.glob("part-*")} for folder in out.glob("wave=*")}


@needs_spark
@pytest.mark.timeout(600)
class TestOnSpark:
    """What is done in a session."""

    def test_each_document_has_the_findings_of_one_machine(self, checked: tuple[Path, Result], essays: Path) -> None:
        out, done = checked
        assert done.exit_code == 0, done.stderr
        report = check(read(SUMMIT / "essay.html"), open_record(SUMMIT / "record"))
        expected = [(each.quotation.text, each.verdict.label.value, each.verdict.rule) for each in report.findings]
        rows = read_rows(out)
        assert all(list(row) == list(FINDINGS.columns) for row in rows)
        names = {"one.html", "two.html", "below/three.html", ODD}
        for name in names:
            own = [row for row in rows if row["document"]["name"] == str(essays / name)]
            told = [(row["quotation"]["text"], row["verdict"]["label"], row["verdict"]["rule"]) for row in own]
            assert told == expected, name
        labels = Counter(label for _, label, _ in expected)
        assert done.stdout.startswith(f"4 documents: {4 * labels['verbatim']} verbatim, ")
        assert sum(map(int, re.findall(r"(\d+) [a-z]", done.stdout.partition(":")[2]))) == 4 * len(expected)

    def test_what_cannot_be_read_is_a_line_and_a_row(self, checked: tuple[Path, Result], essays: Path) -> None:
        out, done = checked
        (line,) = done.stderr.splitlines()
        assert line.startswith(f"quoth: {essays / 'broken.docx'}: ")
        (row,) = (row for row in read_rows(out) if row["problem"])
        assert row["problem"]["where"] == str(essays / "broken.docx")
        assert row["verdict"] is None

    def test_what_was_asked_for_stands_beside_the_rows(self, checked: tuple[Path, Result]) -> None:
        out, _ = checked
        told = json.loads((out / "_quoth.json").read_text("utf-8"))
        assert (told["schema"], told["kind"], told["waves"], told["documents"]) == ("quoth-spark/1", "check", 3, 5)
        assert (out / "_SUCCESS").exists()
        assert all((out / name / "_SUCCESS").exists() for name in list_files(out))

    def test_shards_that_are_asked_in_rounds_give_the_same(
        self, session: object, essays: Path, tmp_path: Path, make_shards: Callable[..., Path]  # noqa: ARG002
    ) -> None:
        record, rows = str(make_shards(tmp_path / "a.quoth", gather(SUMMIT / "record")[0], 2)), []
        for plan in ("record", "shards"):
            out, waves = tmp_path / plan, ("--format", "jsonl", "--waves", "2")
            done = run("check", str(essays), "--record", record, "--plan", plan, "--output", str(out), *waves)
            assert done.exit_code == 0, done.stderr
            rows.append(sorted(read_rows(out), key=str))
        assert rows[0] == rows[1]
        assert {path.name for path in tmp_path.iterdir()} == {"a.quoth", "record", "shards"}

    def test_a_folder_that_is_not_empty_is_refused(self, checked: tuple[Path, Result], essays: Path) -> None:
        out, _ = checked
        before = list_files(out)
        for folder, told in ((out, "--resume"), (essays, "not empty"), (essays / "one.html", "this is a file")):
            done = run("check", str(essays), "--record", RECORD, "--output", str(folder))
            assert (done.exit_code, done.stdout) == (2, "")
            assert told in done.stderr
            assert len(done.stderr.splitlines()) == 1
        assert list_files(out) == before

    def test_an_unfinished_run_is_gone_on_with(
        self, checked: tuple[Path, Result], essays: Path, tmp_path: Path
    ) -> None:
        finished, first = checked
        out = tmp_path / "out"
        shutil.copytree(finished, out)
        (out / "_SUCCESS").unlink()
        names = sorted(list_files(out))
        (out / names[-1] / "_SUCCESS").unlink()  # stopped while its files were put there
        shutil.rmtree(out / names[0])
        done = run("check", str(essays), "--record", RECORD, "--output", str(out), "--format", "jsonl", "--resume")
        assert (done.exit_code, done.stdout) == (0, first.stdout), done.stderr
        number = len(names)
        waves = f"{number} waves are" if number > 1 else "1 wave is"
        assert f"{max(0, number - 2)} of {waves} done; going on with the others" in done.stderr
        assert sorted(read_rows(out), key=str) == sorted(read_rows(finished), key=str)
        assert {name: list_files(out)[name] for name in names[1:-1]} == {
            name: list_files(finished)[name] for name in names[1:-1]
        }
        again = run("check", str(essays), "--record", RECORD, "--output", str(out), "--format", "jsonl", "--resume")
        assert "nothing is left to do" in again.stderr
        assert again.stdout == first.stdout

    @pytest.mark.parametrize(
        ("options", "told"),
        [
            (("--format", "parquet"), 'format was "jsonl", and is "parquet"'),
            (("--format", "jsonl", "--style", "ap"), 'style was "strict", and is "ap"'),
            (("--format", "jsonl", "--waves", "2"), "waves was 3, and is 2"),
        ],
    )
    def test_what_was_asked_otherwise_is_not_gone_on_with(
        self, checked: tuple[Path, Result], essays: Path, options: tuple[str, ...], told: str
    ) -> None:
        out, _ = checked
        done = run("check", str(essays), "--record", RECORD, "--output", str(out), "--resume", *options)
        assert (done.exit_code, done.stdout) == (2, "")
        assert told in done.stderr

    def test_other_documents_are_not_gone_on_with(
        self, checked: tuple[Path, Result], essays: Path, tmp_path: Path
    ) -> None:
        out, _ = checked
        given = ("--record", RECORD, "--output", str(out), "--format", "jsonl", "--resume")
        done = run("check", str(essays / "*.html"), *given)
        assert done.exit_code == 2
        assert "documents was 5, and is 3" in done.stderr
        copied = tmp_path / "copied"
        shutil.copytree(essays, copied)
        done = run("check", str(copied), *given)
        assert done.exit_code == 2
        assert "the documents, or their files, are others" in done.stderr

    def test_tables_give_parquet_that_spark_reads(self, session: Any, tmp_path: Path) -> None:
        text = "Ann Lee said: “We shall keep the old bridge open for every farmer of the valley.”"
        rows = [{"id": f"d{number}", "text": text} for number in range(5)] + [{"id": None, "text": text}]
        table = tmp_path / "articles.jsonl"
        table.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        out = tmp_path / "quotations"
        done = run("quotations", str(table), "--output", str(out), "--waves", "2")
        assert (done.exit_code, done.stdout) == (0, "5 documents: 5 speech\n"), done.stderr
        assert "this row has no id" in done.stderr
        read = session.read.parquet(str(out))
        names = sorted(row["document"]["name"] for row in read.where("number = 1").collect())
        assert [name[-2:] for name in names] == ["d0", "d1", "d2", "d3", "d4"]
        assert {row["wave"] for row in read.select("wave").distinct().collect()} <= {1, 2}

    def test_the_files_of_other_waves_are_not_opened(self, session: Any, essays: Path, tmp_path: Path) -> None:
        folder = tmp_path / "essays"
        shutil.copytree(essays, folder)
        parted = part_documents(read_documents(session, str(folder)), 3)
        wave = parted.begun[0]
        own = {row["path"] for row in parted.select(wave).select("path").collect()}
        assert len(own) == wave.size < 5
        for path in [path for path in folder.rglob("*") if path.is_file()]:
            if not any(name.endswith(f"/{path.name}") for name in own):
                path.write_bytes(path.read_bytes() + b"grown")  # Spark refuses files that are not what it listed
                path.unlink()
        assert {row["path"] for row in parted.select(wave).select("path", "content").collect()} == own

    def test_a_wave_that_fails_is_told_and_done_again(self, session: Any, essays: Path, tmp_path: Path) -> None:
        folder, away, out = tmp_path / "essays", tmp_path / "away", tmp_path / "out"
        shutil.copytree(essays, folder)
        output = Output.open(session, str(out))
        parted = part_documents(read_documents(session, str(folder)), 2)
        left = output.begin({"kind": "quotations", "indirect": False, "format": "parquet"}, parted)
        writing = output.write(prepare_quotations(session), parted, left, "parquet", "quoth quotations")
        assert next(writing) == left[0]
        folder.rename(away)
        with pytest.raises(QuothError, match=rf"wave {left[0].number} of 2 failed .*; see to it, and go on with"):
            next(writing)
        assert not (out / "_SUCCESS").exists()
        away.rename(folder)
        done = run("quotations", str(folder), "--output", str(out), "--resume")
        assert done.exit_code == 0, done.stderr
        assert f"0 of {len(left)} " in done.stderr
        assert (out / "_SUCCESS").exists()

    @pytest.mark.parametrize(
        ("output", "told"),
        [
            ("nofs://host/out", 'No FileSystem for scheme "nofs"'),
            ("hdfs://127.0.0.1:9/out", "Connection refused"),
            ("one.html/out", "Parent path is not a directory"),
        ],
    )
    def test_an_output_that_cannot_be_written_is_a_line(
        self, session: object, essays: Path, output: str, told: str  # noqa: ARG002
    ) -> None:
        place = output if "://" in output else str(essays / output)
        done = run("quotations", str(essays / "*.html"), "--output", place)
        assert (done.exit_code, done.stdout) == (2, "")
        (line,) = done.stderr.splitlines()
        assert line.startswith(f"quoth: {place}: Spark cannot reach it")
        assert told in line

    @pytest.mark.parametrize("told", ['{"a": 1}', "no JSON at all", '{"id": "d1"}'])
    def test_a_table_without_documents_is_a_line(
        self, session: object, tmp_path: Path, told: str  # noqa: ARG002
    ) -> None:
        (tmp_path / "table.jsonl").write_text(f"{told}\n", "utf-8")
        done = run("quotations", str(tmp_path / "table.jsonl"), "--output", str(tmp_path / "out"))
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("quoth: documents: the table has the columns ")
        assert not (tmp_path / "out").exists()

    @pytest.mark.parametrize("left", ["{", "[1]", '{"waves": "x"}'])
    def test_what_quoth_did_not_write_is_not_gone_on_with(
        self, session: object, essays: Path, tmp_path: Path, left: str  # noqa: ARG002
    ) -> None:
        (tmp_path / "_quoth.json").write_text(left, "utf-8")
        done = run("quotations", str(essays), "--output", str(tmp_path), "--resume")
        assert (done.exit_code, done.stdout) == (2, "")
        assert len(done.stderr.splitlines()) == 1
        assert [path.name for path in tmp_path.iterdir()] == ["_quoth.json"]

    def test_all_waves_together_are_all_documents(self, session: Any, essays: Path) -> None:
        documents = read_documents(session, str(essays))
        parted = part_documents(documents, 4)
        paths = [row["path"] for wave in parted.begun for row in parted.select(wave).select("path").collect()]
        assert sorted(paths) == sorted(row["path"] for row in documents.select("path").collect())
        assert part_documents(documents, 2).digest == parted.digest

    @pytest.mark.parametrize(
        ("document", "told"), [("none", "does not exist"), ("broken.docx", "")], ids=["missing", "unreadable"]
    )
    def test_where_nothing_can_be_read_the_run_fails(
        self, session: object, essays: Path, tmp_path: Path, document: str, told: str  # noqa: ARG002
    ) -> None:
        out = tmp_path / "out"
        done = run("quotations", str(essays / document), "--output", str(out))
        assert done.exit_code == 2
        assert told in done.stderr
        assert len(done.stderr.splitlines()) == 1

    def test_a_grave_finding_fails_the_run_that_asks_for_it(
        self, checked: tuple[Path, Result], essays: Path
    ) -> None:
        out, _ = checked
        given = ("check", str(essays), "--record", RECORD, "--output", str(out), "--format", "jsonl", "--resume")
        assert run(*given, "--fail-on", "altered").exit_code == 1


def wait(process: subprocess.Popen[bytes], when: Callable[[], bool]) -> None:
    while not when():
        assert process.poll() is None, process.communicate()
        time.sleep(0.05)


@needs_spark
@pytest.mark.timeout(900)
@pytest.mark.skipif(os.name == "nt", reason="there are no groups of processes to send a signal to")
def test_ctrl_c_leaves_what_is_done_and_one_line(essays: Path, tmp_path: Path) -> None:
    start = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); import quoth.cli as c; c.main()"
    out = tmp_path / "out"
    given = ("check", str(essays), "--record", RECORD, "--output", str(out), "--waves", "6", "--master", "local[2]")
    process = subprocess.Popen(
        [sys.executable, "-c", start, "spark", *given, *(f"--conf={key}={value}" for key, value in LIGHT.items())],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    wait(process, lambda: any(out.glob("wave=*/_SUCCESS")))
    os.killpg(process.pid, signal.SIGINT)
    output, told = process.communicate()
    assert (process.returncode, output) == (130, b""), told.decode()
    (line, *rest) = told.decode().splitlines()
    assert not rest, told.decode()
    told_done = re.fullmatch(rf"quoth: {re.escape(str(out))}: stopped; (\d) of \d waves are done; the same .*", line)
    assert told_done, line
    assert int(told_done[1]) == len(list(out.glob("wave=*/_SUCCESS")))
    assert not (out / "_SUCCESS").exists()
