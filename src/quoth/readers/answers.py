"""A string that is given to be checked: an answer in JSON, in Markdown as models write it, or plain text."""

from __future__ import annotations

import re
from dataclasses import replace

from quoth.errors import EmptyError
from quoth.model import Document, Problem
from quoth.text.decode import mend_surrogates

from . import json_text, markdown, plain
from .digests import digest

__all__ = ["read_answer"]

_MARKED = re.compile(r"^ {0,3}(?:>[ \t]*\S|```)", re.MULTILINE)
"""What only Markdown has: a line that is quoted, a fence."""


def read_answer(text: str, name: str = "text") -> Document:
    """Take a string as a document; it is always text, never a path, and its offsets are those of the string.

    One without any text is no error: an answer may be empty, and then holds no quotation; a problem says so. Raises
    ReadError past `LIMITS.text`.
    """
    try:
        document = plain.read_text(text, name)
    except EmptyError as error:
        mended = mend_surrogates(text)
        return Document(name, mended, digest(mended.encode()), problems=(Problem.of(error),))
    mended = mend_surrogates(text)
    span = json_text.find_json(mended)
    if span is not None:
        return json_text.build(mended, span, name, digest(mended.encode()))
    if _MARKED.search(mended) and len(mended) <= markdown.LARGEST:
        marked = markdown.build(mended, name, digest(mended.encode()))
        return replace(marked, published=marked.published or document.published, problems=document.problems)
    return document
