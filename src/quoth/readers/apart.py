"""Reading in a process apart, for formats that a native library reads: where bytes make it crash, hang or take all the
memory, that process ends, and one document is not read.

The process is begun when the first such document comes, serves all that follow, and ends with the one that asks.
Where a process dies, the next document gets a new one.
"""

from __future__ import annotations

import atexit
import os
import pickle
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Any, BinaryIO

from quoth.errors import ReadError
from quoth.model import Document
from quoth.settings import LIMITS, Limits

__all__ = ["Apart", "read_apart", "serve"]

Read = Callable[[bytes, str], Document]

_BEGIN = "import sys; sys.path[:] = {path!r}; from quoth.readers.apart import serve; serve()"
_SAVE_ANEW = "save it anew, or print it to a file of the same kind, and give that"
_COPIES = 2
"""Times that a document's bytes are in memory besides what reading it takes."""


class Apart:
    """A process that reads for this one; one document at a time."""

    def __init__(self, limits: Limits = LIMITS) -> None:
        self._limits = limits
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, do: Read, data: bytes, name: str) -> Document:
        """Return what `do(data, name)` returns there, or raise what it raises; `do` is a function of a module.

        Raises ReadError where the process ends over it, or takes longer or more memory than `LIMITS` allow.
        """
        with self._lock:
            if not self._is_ready():
                self.close()
                self._process = _begin()
            seconds = min(self._limits.seconds + len(data) / self._limits.pace, self._limits.longest)
            late = threading.Event()
            timer = threading.Timer(seconds, self._stop, (late,))
            timer.daemon = True
            timer.start()
            try:
                made = self._ask((do, data, name, self._limits.memory + _COPIES * len(data)))
            except (EOFError, OSError, pickle.UnpicklingError):
                self.close()
                raise self._tell(name, f"{seconds:,.0f} seconds" if late.is_set() else None) from None
            except BaseException:  # Ctrl-C: an answer that nobody takes must not be that to the next question
                self.close()
                raise
            finally:
                timer.cancel()
        if isinstance(made, MemoryError):
            raise self._tell(name, f"{self._limits.memory // 1_000_000:,} MB of memory")
        if isinstance(made, BaseException):
            raise made
        assert isinstance(made, Document)
        return made

    def close(self) -> None:
        """End the process; the next document begins another."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            _close_pipes(process)
            process.wait()

    def forget(self) -> None:
        """Leave the process to the one that began it: this one is a copy of that, made by a fork."""
        process, self._process = self._process, None
        self._lock = threading.Lock()
        if process is not None:
            _close_pipes(process)
            process.returncode = 0  # it is no child of this one, and nobody is to wait for it

    def _is_ready(self) -> bool:
        return self._process is not None and self._process.poll() is None

    def _stop(self, late: threading.Event) -> None:
        late.set()
        process = self._process
        if process is not None:
            process.kill()

    def _ask(self, question: tuple[Any, ...]) -> Any:
        assert self._process is not None
        to, back = self._process.stdin, self._process.stdout
        assert to is not None
        assert back is not None
        pickle.dump(question, to, pickle.HIGHEST_PROTOCOL)
        to.flush()
        return pickle.load(back)

    def _tell(self, name: str, spent: str | None) -> ReadError:
        if spent:
            return ReadError(name, f"to read it takes more than {spent}", _SAVE_ANEW)
        more = f"{self._limits.memory // 1_000_000:,} MB of memory"
        what = f"the library that reads such files crashed over it, or needs more than {more}"
        return ReadError(name, what, _SAVE_ANEW)


def read_apart(do: Read, data: bytes, name: str) -> Document:
    """Return what `do(data, name)` returns in a process apart; see `Apart.read`."""
    if not sys.executable or getattr(sys, "frozen", False):  # no Python to begin another with
        return do(data, name)
    return _READER.read(do, data, name)


def serve() -> None:
    """Read what is asked for at standard input until nobody asks any more."""
    asked = sys.stdin.buffer
    with os.fdopen(os.dup(1), "wb") as answers, open(os.devnull, "wb") as nothing:  # noqa: PTH123
        os.dup2(nothing.fileno(), 1)  # whatever the library prints is no answer
        _prepare()
        with suppress(EOFError, OSError):
            while True:
                do, data, name, memory = pickle.load(asked)
                answer = _try(do, data, name, memory)
                del data
                answers.write(answer)
                answers.flush()


def _begin() -> subprocess.Popen[bytes]:
    code = _BEGIN.format(path=sys.path)
    pipe, nothing = subprocess.PIPE, subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=nothing)


def _close_pipes(process: subprocess.Popen[bytes]) -> None:
    pipes: tuple[Any, ...] = (process.stdin, process.stdout)
    for pipe in pipes:
        raw: BinaryIO = pipe.raw if hasattr(pipe, "raw") else pipe
        with suppress(OSError):
            raw.close()  # without what was not sent yet
        with suppress(OSError, ValueError):
            pipe.close()


def _prepare() -> None:
    """Leave Ctrl-C to the one that asks, and leave no image of the memory behind on a crash."""
    import signal  # noqa: PLC0415  (needed in this process alone)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  (not on every system)

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _try(do: Read, data: bytes, name: str, memory: int) -> bytes:
    """Return what comes of it, ready to be sent."""
    made: Document | Exception
    try:
        _bound(memory)
        made = do(data, name)
    except Exception as error:
        made = error
    finally:
        _bound(None)
    try:
        return pickle.dumps(made, pickle.HIGHEST_PROTOCOL)
    except Exception:  # an error that holds what cannot be sent
        return pickle.dumps(RuntimeError(f"{type(made).__name__}: {made}"))


def _bound(memory: int | None) -> None:
    """Let this process take so many bytes more than it has now, where the system can be told so; None for any."""
    with suppress(ImportError, OSError, ValueError):
        import resource  # noqa: PLC0415  (not on every system)

        _, most = resource.getrlimit(resource.RLIMIT_AS)
        if memory is None:
            resource.setrlimit(resource.RLIMIT_AS, (most, most))
            return
        with open("/proc/self/statm", "rb") as told:  # noqa: PTH123
            held = int(told.read().split()[0]) * resource.getpagesize()
        least = held + memory if most == resource.RLIM_INFINITY else min(held + memory, most)
        resource.setrlimit(resource.RLIMIT_AS, (least, most))


_READER = Apart()
atexit.register(_READER.close)
if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_READER.forget)
