"""The history: what is entered comes back, in SQLite and in PostgreSQL; servers that start at once."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from quoth.errors import QuothError
from quoth.web.history import Ledger, NewerError
from quoth.web.history.engine import open_engine
from quoth.web.history.tables import META

from .postgresql import find_server, run_server


@pytest.fixture(scope="module")
def postgresql() -> Iterator[str]:
    programs = find_server()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: apt-get install postgresql")
    with run_server(programs) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'history.sqlite'}"
    address: str = request.getfixturevalue("postgresql")
    engine = open_engine(address)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE"))
        connection.execute(sa.text("CREATE SCHEMA public"))
    engine.dispose()
    return address


@pytest.fixture
def ledger(url: str) -> Iterator[Ledger]:
    opened = Ledger(url)
    yield opened
    opened.close()


ASKED = {"style": "strict", "published": None}
RENDERED = {"json": '{"a": "“é”"}\n', "html": "<p>" + "x" * 9999}


def finish(ledger: Ledger, token: str) -> None:
    ledger.finish(token, "On gates", "sha256:00", {"altered": 2, "verbatim": 1}, RENDERED, b"\x00bytes", "text/html")


def test_a_check_comes_back_as_it_was_entered(ledger: Ledger) -> None:
    token = ledger.begin("essay.html", ASKED, 5)
    begun = ledger.find(token)
    assert begun
    assert (begun.state, begun.ended, begun.sources, begun.before) == ("open", None, 5, None)
    finish(ledger, token)
    done = ledger.find(token)
    assert done
    assert (done.state, done.title, done.total, done.asked) == ("done", "On gates", 3, ASKED)
    assert done.ended
    assert done.ended.tzinfo is UTC
    assert {form: ledger.read_report(token, form) for form in RENDERED} == RENDERED
    assert ledger.read_document(token) == (b"\x00bytes", "text/html")
    assert ledger.read_report(token, "csv") is None
    assert ledger.list_formats(token) == set(RENDERED)


def test_what_failed_says_why_and_what_ended_stays_so(ledger: Ledger) -> None:
    token, other = ledger.begin("a", ASKED, 1), ledger.begin("b", ASKED, 1)
    ledger.fail(token, "a: it is \0 no text \udc80")
    finish(ledger, token)
    ledger.cancel(other)
    ledger.fail(other, "late")
    failed, cancelled = ledger.find(token), ledger.find(other)
    assert failed
    assert (failed.state, failed.counts) == ("failed", {})
    assert failed.problem.startswith("a: it is")
    assert cancelled
    assert (cancelled.state, cancelled.problem) == ("cancelled", "")


def test_the_newest_come_first_and_the_list_goes_on(ledger: Ledger) -> None:
    tokens = [ledger.begin(str(number), ASKED, 1) for number in range(7)]
    first = ledger.list(most=4)
    rest = ledger.list(first[-1].begun, most=4)
    assert [check.token for check in (*first, *rest)] == tokens[::-1]
    assert ledger.list(datetime(2000, 1, 1, tzinfo=UTC)) == []


def test_removing_takes_all_of_a_check(ledger: Ledger, url: str) -> None:
    token = ledger.begin("a", ASKED, 1)
    finish(ledger, token)
    assert ledger.remove(token)
    assert not ledger.remove(token)
    assert ledger.find(token) is None
    assert ledger.read_document(token) is None
    engine = open_engine(url)
    with engine.connect() as connection:
        queries = [sa.select(sa.func.count()).select_from(table) for table in META.tables.values()]
        counts = [connection.execute(query).scalar() for query in queries]
    engine.dispose()
    assert counts == [0, 0, 0]


def test_what_a_stopped_server_left_open_is_given_up(ledger: Ledger) -> None:
    token, done = ledger.begin("a", ASKED, 1), ledger.begin("b", ASKED, 1)
    finish(ledger, done)
    assert ledger.give_up() == 1
    check = ledger.find(token)
    assert check
    assert check.state == "failed"
    assert "again" in check.problem


def test_the_migrations_make_the_tables_that_the_code_uses(ledger: Ledger, url: str) -> None:
    engine = open_engine(url)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, META) == []
    engine.dispose()
    assert ledger.list() == []


def test_servers_that_start_at_once_bring_it_up_to_date_once(url: str) -> None:
    failures: list[BaseException] = []

    def start() -> None:
        try:
            Ledger(url).close()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=start) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures


def test_a_history_of_a_later_quoth_is_refused(ledger: Ledger, url: str) -> None:
    ledger.close()
    engine = open_engine(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(NewerError, match="later quoth"):
        Ledger(url)


@pytest.mark.parametrize("url", ["mysql://here/there", "nothing at all", "file.sqlite"])
def test_what_is_no_address_of_a_database_is_told(url: str) -> None:
    with pytest.raises(QuothError, match="sqlite:///FILE"):
        Ledger(url)


@pytest.mark.parametrize("url", ["postgresql://nobody@127.0.0.1:1/none", "sqlite:////no/such/folder/history.sqlite"])
def test_what_does_not_answer_is_told(url: str) -> None:
    with pytest.raises(QuothError, match="cannot be opened"):
        Ledger(url)
