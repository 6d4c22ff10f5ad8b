"""How much the server takes and gives, each with the reason."""

from __future__ import annotations

__all__ = [
    "BODY", "CHECKS", "FINDINGS", "KEY", "LISTED", "LOOKS", "NAME", "QUOTATIONS", "READ", "SECONDS", "SHOWN",
    "SOURCES", "TEXT", "TOTAL", "UNMARKED", "WAITING", "WORDS",
]  # fmt: skip

TEXT = 1_000_000
"""Code points of a text that is checked, or of one source: several hundred pages."""
SOURCES = 1_000
"""Sources that come with a check: more than any answer is written from."""
TOTAL = 10_000_000
"""Code points of all sources that come with a check: they are read anew for each."""
QUOTATIONS = 5_000
"""Quotations of one text: some three books' worth, which take a minute or two on a large record."""
WORDS = 2_000
"""Code points of words that are searched for."""
NAME = 500
"""Code points of a name, a title or a day."""
KEY = 1_000
"""Code points of a source's key: a path in an archive may be long."""
LISTED = 50
"""Passages or sources of one answer: a model reads all of them."""
FINDINGS = 200
"""Findings of one answer, the gravest where there are more; the whole report has them all."""
SHOWN = 4_000
"""Code points of one stretch of text in an answer; the whole report has it all."""
READ = 200_000
"""Code points of a source that is read as a resource: what a long context holds."""
BODY = 50_000_000
"""Bytes of one request over HTTP: the limits above in most scripts, and what is written round them."""
UNMARKED = 100
"""Stretches of words without quotation marks that an answer lists."""
CHECKS = 2
"""Checks at once; others wait for their turn, since they would only slow each other down."""
LOOKS = 4
"""Searches and the like at once; they are short, and no check should hold them up."""
WAITING = 100
"""Checks that may wait; more are refused, so that nobody waits for an hour."""
SECONDS = 300.0
"""Seconds that a check may take, waiting included: as long as the official client listens to a silent server."""
