"""Digests, by which it is known that a source is held already, or that what is read is what was written."""

from __future__ import annotations

import hashlib
import json

from quoth.model import SourceText
from quoth.text.languages import tell_language

__all__ = ["digest_source", "digest_text"]


def digest_source(source: SourceText) -> bytes:
    """Return the digest of everything that is given of a source; 16 bytes."""
    known = source.source
    facts = [known.key, known.title, str(known.date), known.speaker, known.kind, known.url]
    turns = [[turn.span.start, turn.span.end, turn.speaker] for turn in source.turns]
    given: list[object] = [facts, turns]
    if source.silent or source.landmarks:  # a record that was made before there were any knows its sources again
        given.append([[span.start, span.end] for span in source.silent])
        given.append([[mark.offset, mark.kind, mark.label] for mark in source.landmarks])
    if known.language not in (None, tell_language(source.text)):  # and before their languages were told
        given.append(known.language)
    data = json.dumps(given).encode()
    return hashlib.blake2b(data + digest_text(source.text), digest_size=16).digest()


def digest_text(text: str) -> bytes:
    """Return the digest of a text; 16 bytes."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).digest()
