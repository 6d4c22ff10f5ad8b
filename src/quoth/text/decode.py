"""Bytes to text: which encoding they are in, and what cannot be text at all.

UTF-8 is tried first, because text in another encoding hardly ever is valid UTF-8 by chance. Old pages
that are not UTF-8 are mostly Windows-1252, whatever they declare (WHATWG Encoding Standard, 4.2);
the rest is left to charset-normalizer. Line ends are kept as they are: offsets count what is there.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any

from quoth.errors import BinaryError, EmptyError
from quoth.model import Problem

__all__ = ["Decoded", "decode", "find_encoding", "mend_surrogates", "mend_value", "name_format", "require_text"]


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text read from bytes."""

    text: str
    """The characters, without a leading byte-order mark; line ends unchanged."""
    encoding: str
    """Python's name of the encoding used."""
    problems: tuple[Problem, ...] = ()
    """What could not be decoded."""


FORMATS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (a DOCX, ODT or EPUB is one)"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document (DOC)"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ\x00", "an xz archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"ID3", "an MP3 recording"),
    (b"OggS", "an Ogg recording"),
    (b"RIFF", "a sound, video or WebP file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
"""First bytes of formats that hold no plain text, and what to call them."""

_TEXTUAL = frozenset({b"BZh", b"ID3", b"RIFF"})
"""First bytes that a text could begin with: they count only where control characters follow."""

_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""Byte-order marks; UTF-32 comes before UTF-16, whose mark it begins with."""

_WINDOWS = "".join(bytes([b]).decode("cp1252", "ignore") or chr(b) for b in range(256))
"""Windows-1252 with its five undefined bytes as control characters, as browsers read it."""

_LETTERS = re.compile(rb"[A-Za-z]")
_ACCENTED = re.compile(rb"[\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xc0-\xd6\xd8-\xf6\xf8-\xff]")
_HIGH = re.compile(rb"[\x80-\xff]")
_AMID = re.compile(rb"[A-Za-z][\xa1-\xbf\xd7\xf7][a-z]")
"""A sign between two letters: no word of Windows-1252 has one, but words of its cousins do."""
_BEYOND = re.compile("[^\x00-\x7f\ufffd-\uffff]")
"""What UTF-8 writes in two bytes or more."""
_LONG = re.compile("[^\x00-\u07ff\ufffd-\uffff]")
"""What it writes in three or more: the marks and dashes of print among them."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_NO_TEXTS = frozenset(
    ("idna", "punycode", "unicode-escape", "unicode_escape", "raw-unicode-escape", "raw_unicode_escape")
)
"""Codecs of Python that no page or mail is written in: a backslash would be read for what it is not."""
_GIVE = "give a text, HTML or Markdown file"
_INVISIBLE = "\ufeff\u200b\u200c\u200d\u2060"
_SEEN = re.compile(rf"[^\s{_INVISIBLE}]")
_SAMPLE = 1 << 16
"""Bytes looked at to tell an encoding; more changes no answer and costs time."""
_SPARSE = 0.2
"""Largest share of high bytes in Windows-1252 prose; Chinese and Japanese have more."""
_ACCENTS = 0.15
"""Largest share of them among its letters; French and German stay below a tenth, Russian has only them."""


def decode(data: bytes, name: str, declared: str | None = None) -> Decoded:
    """Return the text of `data`; `name` is for messages, `declared` an encoding it claims to be in.

    Raises BinaryError where the bytes are no text, EmptyError where they hold nothing but white space.
    """
    if not data:
        raise _empty(name)
    for mark, encoding in _MARKS:
        if data.startswith(mark) and len(data) > len(mark):
            return _finish(data[len(mark) :], encoding, name)
    named = name_format(data)
    if named:
        raise BinaryError(name, f"this is {named}, not text", _remedy(named))
    if b"\x00" in data:
        wide = _guess_wide(data)
        if wide is None:
            raise BinaryError(name, "this is not text: it holds zero bytes", _GIVE)
        return _finish(data, wide, name)
    return _finish(data, _guess(data, declared), name)


def name_format(data: bytes) -> str | None:
    """Return what a format that is not text is called, by its first bytes; None where none is known.

    >>> name_format(b"%PDF-1.7")
    'a PDF'
    """
    # A file may carry a few stray bytes before a PDF's header (ISO 32000-1, annex H.3.4.1).
    head = data[:64].lstrip() if b"%PDF-" in data[:64] else data
    for magic, what in FORMATS:
        if head.startswith(magic) and (magic not in _TEXTUAL or _CONTROLS.search(data, 0, 4096)):
            return what
    return None


def require_text(text: str, name: str) -> None:
    """Raise EmptyError where `text` holds nothing but white space and invisible characters."""
    if not _SEEN.search(text):
        raise _empty(name)


def mend_surrogates(text: str) -> str:
    """Put U+FFFD for half characters, which no encoding can write; every offset stays.

    >>> mend_surrogates("a\\ud800b") == "a\\ufffdb"
    True
    """
    return text if text.isascii() else _SURROGATES.sub("\ufffd", text)


def mend_value(value: Any) -> Any:
    """Return a value as JSON has it, with U+FFFD for half characters in all its strings, names of fields included."""
    if isinstance(value, str):
        return mend_surrogates(value)
    if isinstance(value, list):
        return [mend_value(one) for one in value]
    if isinstance(value, dict):
        return {mend_surrogates(name): mend_value(one) for name, one in value.items()}
    return value


def _empty(name: str) -> EmptyError:
    return EmptyError(name, "there is no text in it", "give a file that holds words")


def _remedy(named: str) -> str:
    if "PDF" in named or "DOC" in named:
        return "save its text as .txt, .html or .md and give that"
    return _GIVE


def _guess_wide(data: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a mark from binary data: by where the zero bytes stand."""
    sample = data[: _SAMPLE & ~3]
    quarter = max(1, len(sample) // 4)
    zeros = [sample[i::4].count(0) / quarter for i in range(4)]
    if len(sample) >= 8 and min(zeros[2:]) > 0.9 and zeros[0] < 0.1:
        return "utf-32-le"
    if len(sample) >= 8 and min(zeros[:2]) > 0.9 and zeros[3] < 0.1:
        return "utf-32-be"
    even, odd = (zeros[0] + zeros[2]) / 2, (zeros[1] + zeros[3]) / 2
    if odd > 0.4 and even < 0.05:
        return "utf-16-le"
    if even > 0.4 and odd < 0.05:
        return "utf-16-be"
    return None


def _guess(data: bytes, declared: str | None) -> str:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _mostly_utf8(data, error):
            return "utf-8"
    else:
        return "utf-8"
    named = find_encoding(declared)
    if named and named not in ("utf-8", "iso8859-1", "ascii"):
        return named
    sample = _sample(data)
    if _is_windows(sample):
        return "cp1252"
    return _guess_rest(sample)


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether only a character cut in two, or a few bytes among many, are not UTF-8."""
    if error.end >= len(data) - 1 and error.start >= len(data) - 3 and "unexpected end" in error.reason:
        return True
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good, long = len(_BEYOND.findall(text)), len(_LONG.findall(text))
    # Three bytes that fit one another by chance are rare; two are not (`É”`, `Ç®`).
    return good > 10 * bad or long >= bad


def find_encoding(declared: str | None) -> str | None:
    """Return Python's name of an encoding of texts; None for one that is unknown, or Python's own for other ends."""
    try:
        name = codecs.lookup(declared).name if declared else None
        if name is None or name in _NO_TEXTS:
            return None
        b"text".decode(name, "replace")
    except (LookupError, ValueError):  # `base64`, `rot13`; names that hold zero bytes
        return None
    return name


def _sample(data: bytes) -> bytes:
    """Return a stretch round the first high byte, begun and ended where a line or word ends."""
    first = _HIGH.search(data)
    start = max(0, first.start() - 1024) if first else 0
    if len(data) - start <= _SAMPLE:
        return data[start:]
    end = max(data.rfind(b"\n", start, start + _SAMPLE), data.rfind(b" ", start, start + _SAMPLE))
    return data[start : end if end > start + _SAMPLE // 2 else start + _SAMPLE]


def _is_windows(sample: bytes) -> bool:
    high, accented, letters = (len(kind.findall(sample)) for kind in (_HIGH, _ACCENTED, _LETTERS))
    sparse = high <= 4 + _SPARSE * len(sample) and accented <= 1 + _ACCENTS * letters
    return sparse and not _AMID.search(sample)


def _guess_rest(sample: bytes) -> str:
    from charset_normalizer import from_bytes  # noqa: PLC0415  (heavy, and only needed here)

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"


def _finish(data: bytes, encoding: str, name: str) -> Decoded:
    problems: tuple[Problem, ...] = ()
    if encoding == "cp1252":
        text = codecs.charmap_decode(data, "strict", _WINDOWS)[0]
    else:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            text = data.decode(encoding, "replace")
            cut = error.end >= len(data) - 3 and error.start >= len(data) - 4
            what = "the last character is cut off" if cut else f"some bytes are not {encoding.upper()}"
            problems = (Problem(name, what, "look at the places marked \ufffd, or give the file anew"),)
    text = text.removeprefix("\ufeff")
    require_text(text, name)
    if "\x00" in text:
        raise BinaryError(name, "this is not text: it holds zero characters", _GIVE)
    return Decoded(mend_surrogates(text), encoding, problems)
