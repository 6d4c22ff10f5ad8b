"""Every number and choice that a user may set, with the reason for its default."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["FETCHING", "FEWEST", "LIMITS", "STRICT", "UNMARKED", "Fetching", "Limits", "Settings"]

UNMARKED = 8
"""Words in a row from which on it is no chance that they stand in a source too."""
FEWEST = 3
"""Words in a row that may be asked for at least: fewer stand in every text."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How to search and judge."""

    style: str = "strict"
    """House style, one of `quoth.verdicts.STYLES`; `strict` allows only folds that change no word."""
    all_kinds: bool = False
    """Judge what claims to be nobody's words too: terms, titles, nicknames, words (`--all`)."""
    indirect: bool = False
    """List what the document tells in words of its own too; the nearest passage is shown, not judged (`--indirect`)."""
    unmarked: int | None = None
    """List the words of sources that the document has without quotation marks, from so many words in a row on (3 or
    more; 8 are no chance); None lists none (`--unmarked`)."""
    numbered: bool = False
    """Whether the record is all that an answer was made from, as with `sources=`: marks such as `[4]` name its sources,
    by key or by number, and whoever is quoted could be quoted from nowhere else."""
    json_fields: tuple[str, ...] = ()
    """Fields of JSON whose texts are quotations, in place of those that go by `quote`, `evidence` and the like: names,
    or the last names of a path, `claims.evidence` (`--json-field`)."""
    candidates: int = 12
    """Windows laid beside a quotation; more finds little and costs time."""
    cut: int = 13
    """Words left out without a mark from which on the parts count as spliced, not altered."""
    context: int = 240
    """Code points shown before and after a passage."""
    others: int = 5
    """Other places listed at most."""


STRICT = Settings()
"""The default: only folds that change no word pass silently."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a document may cost to read; one that costs more is a problem, not a crash."""

    file: int = 500_000_000
    """Bytes of a file."""
    unpacked: int = 500_000_000
    """Bytes that all parts of a packed file come to together."""
    members: int = 20_000
    """Parts of a packed file."""
    ratio: int = 200
    """Times as large as when it was packed that a part of more than ten million bytes may be; more is a bomb."""
    xml: int = 30_000_000
    """Bytes of one XML document, or of one XML part of a packed file: its tree takes some thirteen times as many."""
    nesting: int = 2
    """Archives within archives."""
    pages: int = 10_000
    """Pages of a document."""
    text: int = 20_000_000
    """Code points of a document's text: some forty books, for whose quotations a gigabyte is enough."""
    plain: int = 50_000_000
    """Bytes of a file that is nothing but text, such as HTML or a mail: several times as many are in memory."""
    memory: int = 700_000_000
    """Bytes that a library in another language may take to read one document, besides twice the document itself."""
    seconds: float = 60.0
    """Seconds that it may take."""
    pace: float = 50_000.0
    """Bytes of the document for each of which sum it may take a second more: a page is a thousand and more."""
    longest: float = 900.0
    """Seconds that it may take at most."""


LIMITS = Limits()
"""The default: a large book is well within it."""


@dataclass(frozen=True, slots=True)
class Fetching:
    """How a page is fetched from an address; what goes beyond is a problem, not a wait without end."""

    archive: bool = False
    """Take the copy that an archive of the web keeps, not the page as it is now (`--archive`)."""
    allow_private: bool = False
    """Go to addresses of this machine and its own network too (`--allow-private`)."""
    connect: float = 10.0
    """Seconds for one try to reach a server."""
    read: float = 20.0
    """Seconds that a server may be silent."""
    total: float = 60.0
    """Seconds for all there is to one address: looking up its name, robots.txt, tries, redirects, the page."""
    size: int = 20_000_000
    """Bytes of a page, unpacked."""
    redirects: int = 5
    """Times that a server may send on to another address."""
    tries: int = 3
    """How often one address is asked where a server is busy or cannot be reached."""
    pause: float = 1.0
    """Seconds before it is asked again, twice as many each time; the server may ask for others."""
    patience: float = 30.0
    """Seconds that a server may ask to be left alone, and is; if it asks for more, nothing is fetched."""
    fresh: float = 86_400.0
    """Seconds for which a copy in the cache stands for the page; 0 for never (`--refresh`)."""
    kept: float = 2_592_000.0
    """Seconds after which a copy is taken out of the cache."""
    archive_at: str = "https://archive.org/wayback/available"
    """Where the archive tells which copies it has."""


FETCHING = Fetching()
"""The default: polite, and nothing private."""
