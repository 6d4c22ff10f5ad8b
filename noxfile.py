"""What is run before a change goes in: `nox` alone runs three sessions, `nox -s test` one of them."""

from __future__ import annotations

import nox

nox.options.sessions = ["test", "lint", "types"]
nox.options.reuse_existing_virtualenvs = True


@nox.session
def test(session: nox.Session) -> None:
    session.install(".[dev]")
    session.run("python", "-m", "pytest", *(session.posargs or ["-q"]))


@nox.session
def lint(session: nox.Session) -> None:
    session.install("ruff>=0.6")
    session.run("ruff", "check", *session.posargs)


@nox.session
def gate(session: nox.Session) -> None:
    """Not among those that run by themselves: half a minute, to be run where verdicts may have changed."""
    session.install(".")
    session.run("python", "bench/quality/gate.py", *session.posargs)


@nox.session
def types(session: nox.Session) -> None:
    session.install(".[dev]")
    session.run("mypy", *session.posargs)
