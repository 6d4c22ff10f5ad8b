"""What comes on standard input, mended before the protocol reads it."""

from __future__ import annotations

import os
import re
import sys
import threading
import time
from contextlib import suppress

__all__ = ["mend_halves", "mend_input"]

_PATIENCE = 2.0
"""Seconds that the server has to end by itself once standard input is closed."""
_ESCAPE = re.compile(rb"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|.)")
_HALF = re.compile(rb"\\u[dD][89a-fA-F]")


def mend_halves(line: bytes) -> bytes:
    r"""Put the mark of a lost character for each half of one that a line of JSON escapes alone.

    JavaScript writes such halves where a text was cut within a character, and strict readers refuse the whole line:
    then nobody would ever answer it.

    >>> print(mend_halves(rb'"a\ud83d b\ud83d\ude00 c\\ud83d"').decode())
    "a\ufffd b\ud83d\ude00 c\\ud83d"
    """
    if not _HALF.search(line):
        return line
    return _ESCAPE.sub(lambda found: rb"\ufffd" if found[1] else found[0], line)


def mend_input() -> None:
    """Let a thread read standard input from now on, and whoever reads it by its number get each line mended.

    The process ends soon after standard input is closed, whatever it does.
    """
    number = sys.stdin.fileno()
    asked = os.fdopen(os.dup(number), "rb")
    taken, given = os.pipe()
    os.dup2(taken, number)
    os.close(taken)

    def pass_on() -> None:
        with suppress(OSError), os.fdopen(given, "wb") as stream:  # who reads may be gone
            for line in asked:
                stream.write(mend_halves(line))
                stream.flush()
        time.sleep(_PATIENCE)  # who closed it has gone; a check may go on for long, and nobody hears of it
        os._exit(0)

    threading.Thread(target=pass_on, daemon=True).start()
