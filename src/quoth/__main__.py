"""`python -m quoth`: the same as the command `quoth`. Also run as a file, as `spark-submit` does."""

from __future__ import annotations

import sys
from pathlib import Path

if not __package__:  # run as a file: its folder is no place of modules, whose names are those of other packages too
    sys.path[:] = [place for place in sys.path if Path(place).resolve() != Path(__file__).resolve().parent]

from quoth.cli import main

if __name__ == "__main__":
    main()
