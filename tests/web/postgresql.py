"""A PostgreSQL server of Debian's packages, in a folder of its own, reached by a socket alone."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

__all__ = ["find_server", "run_server"]

_HASTE = "fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=16MB", "max_connections=40"
_OWNER = "postgres"


def find_server() -> Path | None:
    """Return the folder of the server's programs, which Debian puts on nobody's path; None where it is not installed.

    As root it is not either, without the user that Debian makes for it: the server refuses to be run by root.
    """
    found = shutil.which("initdb")
    places = [Path(found).parent] if found else list(Path("/usr/lib/postgresql").glob("*/bin"))
    if os.geteuid() == 0 and _OWNER not in (user.pw_name for user in pwd.getpwall()):
        return None
    return max((place for place in places if (place / "initdb").exists()), default=None)


@contextmanager
def run_server(programs: Path) -> Iterator[str]:
    """Yield the address of a database on a server that ends with the block."""
    folder = Path(tempfile.mkdtemp(prefix="quoth"))  # near the root: a socket's path may have 107 bytes
    prefix: list[str] = []
    user = pwd.getpwuid(os.geteuid())
    if os.geteuid() == 0:
        user = pwd.getpwnam(_OWNER)
        os.chown(folder, user.pw_uid, user.pw_gid)
        prefix = ["runuser", "-u", _OWNER, "--"]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("PG")} | {"LC_ALL": "C.UTF-8"}

    def run(program: str, *arguments: object) -> None:
        command = [*prefix, str(programs / program), *map(str, arguments)]
        subprocess.run(command, cwd=folder, env=clean, check=True, capture_output=True, stdin=subprocess.DEVNULL)

    data = folder / "data"
    settings = " ".join(f"-c {one}" for one in (*_HASTE, "listen_addresses=''", f"unix_socket_directories={folder}"))
    try:
        run("initdb", "-D", data, "-A", "trust", "-U", user.pw_name, "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        run("pg_ctl", "-D", data, "-l", folder / "log", "-w", "-t", "30", "-o", settings, "start")
        try:
            yield f"postgresql://{user.pw_name}@/postgres?host={folder}"
        finally:
            run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
