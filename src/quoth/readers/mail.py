"""E-mail: what its writer wrote, what they answer to as block quotations; subject, sender and day from its head."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from email import message_from_bytes
from email.header import decode_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime
from typing import TypeVar

from quoth.errors import EmptyError, ReadError
from quoth.model import Days, Document, Problem
from quoth.text.decode import decode, find_encoding, mend_surrogates

from . import web_page
from .digests import digest
from .mail_lines import write_lines
from .writing import TextWriter

__all__ = ["read"]

Answer = TypeVar("Answer")
_PARTS = 1_000
"""Parts of a mail that are looked at; one that has more was not written by a person."""
_TESTS = 10_000_000
"""Lines times multiparts that they may end: the parser asks each of those that are open of each line."""
_FENCES = 50_000
"""Lines that may part a mail."""
_FIELD = 2_000
"""Characters of a field of the head that are read; those of the longest that says what a part is."""
_KIND = re.compile(rb"^content-[a-z-]{1,40}:[^\n]*(?:\n[ \t][^\n]*)*", re.IGNORECASE | re.MULTILINE)
_SURE = frozenset({"utf-8", "us-ascii", "ascii"})
"""Encodings that need no telling."""


def read(data: bytes, name: str) -> Document:
    """Read a mail. Raises EmptyError or BinaryError where it holds no words, ReadError where it has no end of parts."""
    if _is_monstrous(data):
        raise ReadError(name, "its head or its parts go on without end", "give the text of the mail")
    try:
        message = message_from_bytes(data)
        plain, pages, left_out = _find_parts(message)
    except Exception:  # the parser fails in many ways on heads and parts that nobody would write
        raise ReadError(name, "its parts cannot be taken apart", "give the text of the mail") from None
    problems = []
    if left_out:
        what = f"{left_out} attachment{'s were' if left_out > 1 else ' was'} left out"
        problems.append(Problem(name, what, "save and give what matters among them"))
    if not message.keys():
        decode(data, name)  # tells what it is, where it is no text
        problems.append(Problem(name, "it has no head: no sender, subject or date", "look whether it is a mail"))
    facts = {"title": _ask(message, _subject), "author": _ask(message, _sender)}
    published = _ask(message, _day)
    writer = TextWriter(name)
    texts = [(part, text) for part in plain if (text := _decode(part, name))]
    if texts or not pages:
        for part, text in texts:
            write_lines(writer, text, *_flow(part))
        return writer.finish(data, **facts, published=published, problems=tuple(problems))
    page = next((text for part in pages if (text := _decode(part, name))), None)
    if page is None:
        raise EmptyError(name, "it holds no text", "give a document with words in it")
    document = web_page.read(page.encode("utf-8", "replace"), name)
    return replace(
        document,
        digest=digest(data),
        title=facts["title"] or document.title,
        author=facts["author"] or document.author,
        published=published or document.published,
        problems=(*problems, *document.problems),
    )


def _is_monstrous(data: bytes) -> bool:
    """Whether the parser would take too long over a mail that no program wrote."""
    parts = data.lower().count(b"boundary")
    if parts and (parts * data.count(b"\n") > _TESTS or data.count(b"\n--") > _FENCES):
        return True
    return any(len(found[0]) > _FIELD for found in _KIND.finditer(data))


def _find_parts(message: Message) -> tuple[list[Message], list[Message], int]:
    """Return the parts of plain text, those of HTML, and how many others are left out."""
    plain: list[Message] = []
    pages: list[Message] = []
    left_out = seen = 0
    stack: list[tuple[Message, bool]] = [(message, False)]
    while stack and seen < _PARTS:
        part, related = stack.pop()
        seen += 1
        kind = part.get_content_type()
        held = part.get_payload() if part.is_multipart() else None  # else it would be decoded, which may fail
        if kind.startswith("multipart/") and isinstance(held, list):
            shown = related or kind == "multipart/related"
            stack.extend((child, shown) for child in reversed(held) if isinstance(child, Message))
        elif part.get_content_disposition() == "attachment" or isinstance(held, list):
            left_out += 1
        elif kind == "text/html":
            pages.append(part)
        elif kind == "text/plain" or kind.startswith("multipart/"):  # a multipart without parts is its text
            plain.append(part)
        elif not related and kind != "text/calendar":
            left_out += 1
    return plain, pages, left_out + len(stack)


def _decode(part: Message, name: str) -> str | None:
    """Return the text of a part, whatever it says of its encoding; None where it holds none."""
    try:
        held = part.get_payload(decode=True)
        charset = part.get_content_charset()
    except Exception:  # parameters that cannot be read
        held, charset = None, None
    data = held if isinstance(held, bytes) else str(part.get_payload()).encode("utf-8", "replace")
    try:
        return _try_set(data, charset) or decode(data, name, charset).text
    except ReadError:
        return None


def _try_set(data: bytes, charset: str | None) -> str | None:
    """Return the text in the encoding that is told, where it may be that; UTF-8 is it by no chance, but in ISO-2022."""
    named = find_encoding(charset)
    if not charset or not named or charset in _SURE:
        return None
    try:
        if not data.isascii():
            data.decode("utf-8")
            return None
    except UnicodeDecodeError:
        pass
    try:
        return data.decode("cp1252" if named == "iso8859-1" else charset)
    except (LookupError, ValueError):
        return None


def _flow(part: Message) -> tuple[bool, bool]:
    """Return whether lines that end in a space flow into the next, and whether that space is none (RFC 3676)."""
    try:
        flowed, spaceless = part.get_param("format", ""), part.get_param("delsp", "")
    except Exception:  # parameters that cannot be read
        return False, False
    return str(flowed).casefold() == "flowed", str(spaceless).casefold() == "yes"


def _ask(message: Message, ask: Callable[[Message], Answer | None]) -> Answer | None:
    """Ask a mail something of its head; a head that cannot be read says nothing."""
    try:
        return ask(message)
    except Exception:  # the parser of heads fails in many ways
        return None


def _raw(message: Message, field: str) -> str:
    """Return a field of the head as it is written, on one line; empty where there is none."""
    raw = next((value for key, value in message.raw_items() if key.casefold() == field), "")
    text = str(raw)[:_FIELD].encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return " ".join(text.split())


def _decode_words(written: str) -> str | None:
    """Return words of a head in which some are encoded (RFC 2047)."""
    parts = []
    for words, charset in decode_header(written):
        if isinstance(words, str):
            parts.append(words)
        elif charset is None:
            parts.append(words.decode("raw-unicode-escape", "replace"))
        else:
            parts.append(_try_set(words, charset) or words.decode("utf-8", "replace"))
    return " ".join(mend_surrogates("".join(parts)).split()) or None


def _subject(message: Message) -> str | None:
    return _decode_words(_raw(message, "subject"))


def _sender(message: Message) -> str | None:
    called, address = parseaddr(_raw(message, "from"))
    return _decode_words(called or address)


def _day(message: Message) -> Days | None:
    sent = parsedate_to_datetime(_raw(message, "date"))
    day = date(sent.year, sent.month, sent.day)
    return Days(day, day)
