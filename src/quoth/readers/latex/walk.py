"""Goes over the tokens of LaTeX once, with a stack of its own for groups and environments."""

from __future__ import annotations

import re
from collections.abc import Mapping

from quoth.errors import ReadError
from quoth.model import BlockKind
from quoth.readers.writing import TextWriter

from . import words
from .characters import take_accent, take_ligature, take_math, take_symbol
from .cursor import Cursor
from .frames import Frame
from .marks import BRACKETS, QUOTES, Quote, cite_words, find_marks, flatten, is_cite
from .output import Output
from .tokens import FIXED, TOKEN

__all__ = ["Walk"]

_DEEPEST = 1_000
"""Groups and environments within one another; a person writes some ten."""
_LONGEST = 240
"""Characters from which on csquotes sets a quotation as a block: three lines, where nothing else is asked."""
_NAME = re.compile(r"\s*\{\s*([A-Za-z]{1,40})(\*?)\s*\}")
_VERB = re.compile(r"([^A-Za-z\s*])([^\n]*?)\1")
_DEFINED = re.compile(r"\s*(?:\{\s*)?\\[A-Za-z@]+\s*\}?[^{}\n\\]{0,40}")
_SKIP = re.compile(r"\*?[ \t]*")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Walk:
    """One reading of one document."""

    def __init__(
        self, text: str, name: str, writer: TextWriter, language: str | None, macros: Mapping[str, str]
    ) -> None:
        self._text = text
        self._name = name
        self._out = Output(writer)
        self._language = language
        self._macros = macros
        self._cursor = Cursor(text)
        self._frames: list[Frame] = []
        self._open: dict[str, int] = {}
        self._depth = 0
        self._notes = 0
        self._done = False
        self.stated: dict[str, str] = {}
        """Title, author and date, where they are stated."""
        self.inputs = 0
        """Files that it takes in, and which were not read."""

    def run(self) -> None:
        """Read to the end. Raises ReadError where groups are nested without end."""
        while not self._done and (found := TOKEN.match(self._text, self._cursor.at)):
            self._cursor.at = found.end()
            kind = found.lastgroup
            if kind == "text":
                self._out.put(found[0])
            elif kind == "space":
                self._out.put(" ")
            elif kind == "gap":
                self._take_word(found["word"], bool(found["star"]), found.end("star"))
            elif kind == "ligature":
                take_ligature(self._cursor, self._out, found[0], self._language == "german")
            elif kind == "brace":
                self._take_brace(found[0])
            elif kind == "symbol":
                self._take_symbol(found["symbol"])
            elif kind == "paragraph":
                self._out.end()
            elif kind == "math":
                take_math(self._cursor, self._out, found[0], found[0])
        while self._frames:
            self._close(self._frames.pop())
        self._out.end()

    def _push(self, frame: Frame) -> None:
        if len(self._frames) >= _DEEPEST:
            raise ReadError(self._name, "its groups are nested without end", "look for braces that are never closed")
        self._frames.append(frame)

    def _take_brace(self, brace: str) -> None:
        if brace == "{":
            self._push(Frame())
        elif self._frames and not self._frames[-1].name:
            self._close(self._frames.pop())

    def _close(self, frame: Frame) -> None:
        if frame.quotes:
            self._depth -= 1
        if frame.field:
            said = self._out.collect().replace(" ,", ",")
            known = self.stated.get(frame.field)
            self.stated[frame.field] = f"{known}, {said}" if known and frame.field == "author" else said
        elif frame.note is not None:
            said = self._out.collect()
            self._out.hang(frame.note, f"{frame.label} {said}".strip() if said else "")
        if frame.kind:
            self._out.leave()
        if frame.after:
            self._out.put(frame.after)

    def _begin_group(self, frame: Frame) -> bool:
        """Open the group that is the next argument; False where there is none, or where it is never closed."""
        group = self._cursor.find_group()
        if group is None:
            return False
        self._push(frame)
        self._cursor.at = group[0] + 1
        return True

    def _take_symbol(self, symbol: str) -> None:
        if symbol != "\\":
            take_symbol(self._cursor, self._out, symbol)
            return
        found = _SKIP.match(self._text, self._cursor.at)
        self._cursor.at = found.end() if found else self._cursor.at
        self._cursor.take_options()
        if any(frame.name.startswith(("tab", "longtable")) for frame in self._frames[-4:]):
            self._out.end()
        else:
            self._out.put("\n")

    def _take_word(self, word: str, star: bool, named: int) -> None:
        if word in words.CHARACTERS:
            self._out.put(words.CHARACTERS[word])
            if self._text.startswith("{}", self._cursor.at):
                self._cursor.at += 2
        elif word in words.ACCENTS:
            take_accent(self._cursor, self._out, word)
        elif word in ("begin", "end"):
            self._take_environment(word)
        elif word in QUOTES:
            self._quote(QUOTES[word], star)
        elif word in words.NOTES or word.startswith("footcite"):
            self._begin_note(word)
        elif is_cite(word):
            options = self._cursor.take_options()
            self._out.put(cite_words(word, options, self._cursor.take_argument() or ""))
        elif word in words.HEADINGS:
            self._cursor.take_options()
            self._out.enter(BlockKind.HEADING)
            if not self._begin_group(Frame(kind=True)):
                self._out.leave()
        elif word in self._macros:
            self._out.put(self._macros[word])
            self._cursor.at = self._cursor.at if self._text.startswith("{}", self._cursor.at) else named
        else:
            self._take_rest(word, named)

    def _take_rest(self, word: str, named: int) -> None:
        """Take the commands that are of a kind of their own, and those that are not known."""
        if word == "par":
            self._out.end()
        elif word == "item":
            self._out.end()
            self._out.put(" ".join(f"{flatten(option)} " for option in self._cursor.take_options()))
        elif word == "bibitem":
            self._out.end()
            self._cursor.take_options()
            self._out.put(f"[{flatten(self._cursor.take_argument() or '')}] ")
        elif word in BRACKETS:
            first, last = BRACKETS[word]
            group = self._cursor.find_group()
            self._out.put(first.rstrip() if group and group[1] - group[0] == 2 else first)
            if not self._begin_group(Frame(after=last)):
                self._out.put(last)
        elif word in words.ADDRESSES:
            address = self._cursor.take_address()
            self._out.put("" if word == "href" else address)
        elif word in ("footnotemark", "endnotemark"):
            self._call(self._cursor.take_options())
        elif word == "caption" or word in words.STATED:
            self._cursor.take_options()
            self._take_aside(Frame(note=BlockKind.CAPTION) if word == "caption" else Frame(field=word))
        elif word == "maketitle":
            self._out.enter(BlockKind.HEADING)
            self._out.put(self.stated.get("title", ""))
            self._out.leave()
        elif word == "epigraph":
            self._out.enter(BlockKind.QUOTATION)
            if not self._begin_group(Frame(kind=True)):
                self._out.leave()
        elif word == "verb":
            found = _VERB.match(self._text, named)
            self._cursor.at = found.end() if found else self._cursor.at
            self._out.put(found[2] if found else "")
        elif word in words.INPUTS:
            self.inputs += 1
            self._cursor.take_argument()
        elif word in words.DEFINING:
            found = _DEFINED.match(self._text, self._cursor.at)
            self._cursor.at = found.end() if found else self._cursor.at
            while self._cursor.take_options() or self._cursor.take_argument() is not None:
                pass
        else:
            self._out.put(" " if word == "hspace" else "")
            self._cursor.take_options()
            for _ in range(words.DROPPED.get(word, 0)):
                self._cursor.take_argument()
                self._cursor.take_options()

    def _take_aside(self, frame: Frame) -> None:
        if self._begin_group(frame):
            self._out.divert()

    def _call(self, options: list[str]) -> None:
        number = options[0].strip() if options and options[0].strip().isdecimal() else ""
        self._notes = int(number[:6]) if number else self._notes + 1
        if not self._out.inside:
            self._out.put(str(self._notes).translate(_RAISED))

    def _begin_note(self, word: str) -> None:
        options = self._cursor.take_options()
        if self._cursor.find_group() is None:
            return
        label = ""
        if word in ("footnote", "endnote") or word.startswith("footcite"):
            self._call(options if word in ("footnote", "endnote") else [])
            label = str(self._notes).translate(_RAISED)
        elif word.endswith("text"):
            label = str(self._notes).translate(_RAISED)
        if word.startswith("footcite"):
            self._out.hang(BlockKind.NOTE, f"{label} {cite_words(word, options, self._cursor.take_argument() or '')}")
        else:
            self._take_aside(Frame(note=BlockKind.NOTE, label=label))

    def _quote(self, row: Quote, star: bool) -> None:
        language = (self._cursor.take_argument() or "").strip() if row.foreign else self._language
        options = self._cursor.take_options()
        cited = flatten(options[0]) if options and row.noted else ""
        if row.keyed:
            cited = cite_words("cite", options, self._cursor.take_argument() or "")[1:-1]
            self._cursor.take_options()
        group = self._cursor.find_group()
        if group is None:
            return
        if row.apart and group[1] - group[0] > _LONGEST:
            self._out.enter(BlockKind.QUOTATION, cited or None)
            self._begin_group(Frame(kind=True))
            return
        first, last = find_marks(language, (self._depth + star) % 2 == 1)
        spaced = (language or "").startswith("fr")
        behind = f" ({cited.removeprefix('(').removesuffix(')')})" if cited else ""
        self._out.put(first + "\u00a0" if spaced and first == "«" else first)
        self._depth += 1
        mark = "\u00a0" + last if spaced and last == "»" else last
        self._begin_group(Frame(after=mark + behind, quotes=True))

    def _take_environment(self, word: str) -> None:
        found = _NAME.match(self._text, self._cursor.at)
        if found is None:
            return
        self._cursor.at = found.end()
        name, star = found[1], found[2]
        if word == "end":
            self._end_environment(name)
        elif name in FIXED or name in words.UNPRINTED or name in words.MATHS:
            self._take_raw(name, star)
        else:
            options = self._cursor.take_options()
            for _ in range(words.TABLES.get(name, 0)):
                options.append(self._cursor.take_argument() or "")
                options += self._cursor.take_options()
            kind = words.KINDS.get(name)
            self._out.end()
            if kind is not None:
                cite = flatten(options[0]) if options and kind is BlockKind.QUOTATION else ""
                self._out.enter(kind, cite or None)
            self._push(Frame(name=name, kind=kind is not None))
            self._open[name] = self._open.get(name, 0) + 1

    def _end_environment(self, name: str) -> None:
        if name == "document":
            self._done = True
        elif self._open.get(name, 0):
            while self._frames:
                frame = self._frames.pop()
                self._close(frame)
                if frame.name:
                    self._open[frame.name] -= 1
                if frame.name == name:
                    break
            self._out.end()

    def _take_raw(self, name: str, star: str) -> None:
        """Take an environment as it is written."""
        raw = self._cursor.take_until(f"\\end{{{name}{star}}}")
        if raw is None:
            return
        if name in words.MATHS:
            self._out.put(" " + " ".join(raw.split()) + " ")
        elif name not in words.UNPRINTED:
            self._out.enter(BlockKind.FURNITURE)
            self._out.put(raw.strip("\n"))
            self._out.leave()
