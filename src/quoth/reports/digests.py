"""A short name for what a finding is about, which stays the same while the document is edited elsewhere."""

from __future__ import annotations

import hashlib

from quoth.model import Finding
from quoth.text.fold import fold_word
from quoth.text.words import find_words

__all__ = ["DIGEST", "digest_finding"]

DIGEST = 12
"""Characters of a digest: two of a million quotations share one with a chance of less than one in five hundred."""


def digest_finding(finding: Finding, length: int = DIGEST) -> str:
    """Return `length` hex digits that name a finding's quotation: its words, and who is said to have said them.

    It does not depend on where the quotation stands, on its marks, its capitals, its accents or its spaces, nor on the
    record and the verdict.
    """
    named = (finding.quotation.text, finding.attribution.speaker or "")
    lines = "\n".join(_fold(text) for text in named)
    return hashlib.sha256(lines.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def _fold(text: str) -> str:
    words = find_words(text)
    spans = zip(words.starts.tolist(), words.ends.tolist(), strict=True)
    return " ".join(fold_word(text[start:end]) for start, end in spans)
