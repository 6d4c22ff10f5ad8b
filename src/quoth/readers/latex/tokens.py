"""What LaTeX is made of, and which brace closes which: found once, so that no argument is searched for twice."""

from __future__ import annotations

import re

__all__ = ["ACCENT", "COMMENT", "FIXED", "LIGATURE", "PARAGRAPH", "SYMBOL", "TOKEN", "WORD", "find_partners"]

_VERBATIM = "verbatim|Verbatim|lstlisting|minted|comment|filecontents"
FIXED = frozenset(_VERBATIM.split("|"))
"""Environments in which nothing is a command."""

TOKEN = re.compile(
    r"(?P<comment>%[^\n]*(?:\n(?![ \t]*\n)[ \t]*)?)"
    r"|\\(?P<word>[A-Za-z@]+)(?P<star>\*?)(?P<gap>[ \t]*(?:\n(?![ \t]*\n)[ \t]*)?)"
    r"|\\(?P<symbol>.)"
    r"|(?P<paragraph>[ \t]*\n[ \t]*\n\s*)"
    r"|(?P<space>[ \t\n]+)"
    r"|(?P<brace>[{}])"
    r"|(?P<math>\$\$?)"
    r"|(?P<ligature>``|''|,,|---|--|<<|>>|[?!]`|[`'~&]|\"[`'=~|\"aouAOUs<>-]?)"
    r"|(?P<text>[^\\%{}$\n\t `'\",\-<>?!~&]+|.)",
    re.DOTALL,
)
"""One token; the name of the group tells what it is."""
COMMENT, WORD, SYMBOL, PARAGRAPH, LIGATURE = "comment", "word", "symbol", "paragraph", "ligature"
ACCENT = re.compile(r"\s*(?:\{\s*(?:\\([ij])(?![A-Za-z])|(\w)|)\s*\}|\\([ij])(?![A-Za-z])[ ]?|(\w))")
"""What an accent is set on: a letter, or a letter without its dot, in braces or bare."""
_NESTED = re.compile(
    rf"\\begin\{{(?P<fixed>{_VERBATIM})(\*?)\}}|\\verb\*?([^A-Za-z\s*])[^\n]*?\3"
    r"|\\(?:url|href|path|nolinkurl)\s*\{[^{}\n]*\}|\\.|%[^\n]*|[{{}}\[\]]|\n[ \t]*\n",
    re.DOTALL,
)


def find_partners(text: str) -> dict[int, int]:
    """Return for each brace and square bracket that opens something where it is closed.

    A bracket is closed within its paragraph and within the braces it stands in.

    >>> find_partners("a{b[c]}{d")
    {3: 5, 1: 6}
    """
    partners: dict[int, int] = {}
    waiting: list[int] = []
    absent: set[str] = set()
    at = 0
    while found := _NESTED.search(text, at):
        at = found.end()
        sign = found[0]
        if found["fixed"]:
            end = f"\\end{{{found['fixed']}{found[2]}}}"
            stop = -1 if end in absent else text.find(end, at)
            if stop < 0:
                absent.add(end)
            at = max(at, stop)
        elif sign in "{[":
            waiting.append(found.start())
        elif sign == "]" and waiting and text[waiting[-1]] == "[":
            partners[waiting.pop()] = found.start()
        elif sign == "}" or sign[0] == "\n":
            while waiting and text[waiting[-1]] == "[":
                waiting.pop()
            if sign == "}" and waiting:
                partners[waiting.pop()] = found.start()
    return partners
