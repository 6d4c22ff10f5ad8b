"""`python -m quoth`: the same as the command `quoth`."""

from __future__ import annotations

from quoth.cli import main

main()
