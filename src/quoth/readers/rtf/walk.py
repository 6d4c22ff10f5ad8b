"""Goes over the groups, control words and characters of RTF once, with a stack of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from quoth.errors import ReadError
from quoth.model import BlockKind
from quoth.readers.writing import TextWriter

from .fonts import Fonts
from .paragraphs import Body, Sink, State
from .tokens import GROUP, HEX, NUMBER, SYMBOL, TEXT, TOKEN, WORD, pass_group
from .words import CHARACTERS, KEPT, PAGES, RUNNING_HEADS, SKIPPED, SYMBOL_FONT, SYMBOLS

__all__ = ["Walk"]

_DEEPEST = 2_000
"""Groups within groups; a program writes some twenty."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


class Walk:
    """One reading of one document."""

    def __init__(self, data: bytes, name: str, writer: TextWriter) -> None:
        self._data = data
        self._name = name
        self._bytes = bytearray()
        self._high = 0
        self._omit = 0
        self._starred = False
        self._notes = 0
        self._called = False
        self._fonts = Fonts()
        self._stack: list[State] = []
        self._state = State(Sink(BlockKind.BODY))
        self._main = self._state.sink
        self._at = 0
        self.body = Body(writer)
        """The running text."""
        self.stated: dict[str, str] = {}
        """Title and author, where they are stated."""
        self.page_count = 0
        """Pages that the file says it has; 0 where it does not say."""
        self.cut = False
        """Whether it ended before its last group was closed."""
        self.undecoded = False
        """Whether some bytes were not in the encoding they should be in."""

    def run(self, start: int) -> None:
        """Read from the first brace to the last. Raises ReadError where groups are nested without end."""
        self._at = start
        while found := TOKEN.match(self._data, self._at):
            self._at = found.end()
            kind = found.lastindex
            if kind is None:
                continue
            if kind == GROUP:
                self._omit = 0
                if found[GROUP] == b"{":
                    self._open()
                elif self._close():
                    break
            elif self._omit and kind != TEXT:
                self._omit -= 1
                if found[WORD] == b"bin":
                    self._at += max(0, int(found[NUMBER] or 0))
            elif kind == TEXT:
                words = found[TEXT]
                self._bytes += words[self._omit :]
                self._omit = max(0, self._omit - len(words))
            elif kind == HEX:
                self._bytes.append(int(found[HEX], 16))
            elif kind == SYMBOL:
                self._take_symbol(found[SYMBOL])
            else:
                number = int(found[NUMBER]) if kind == NUMBER else None
                self._take_word(found[WORD].decode("ascii"), number)
        self.cut = bool(self._stack)
        while self._stack:
            self._close()
        self._flush()
        self.body.end()

    def _open(self) -> None:
        self._flush()
        self._starred = False
        if self._state.table == "twin" and not self._data.startswith(b"\\*\\ud", self._at):
            self._at = pass_group(self._data, self._at)  # the same words for programs that know no Unicode
            return
        if len(self._stack) >= _DEEPEST:
            raise ReadError(self._name, "its groups are nested without end", "save it anew from a word processor")
        self._stack.append(self._state)
        self._state = replace(self._state)
        if self._state.table == "twin":
            self._state.table = ""

    def _close(self) -> bool:
        """End a group; return whether it was the last."""
        self._flush()
        if not self._stack:
            return True
        ended, self._state = self._state, self._stack.pop()
        if ended.sink is not self._state.sink and ended.sink is not None:
            self._finish(ended.sink, ended)
        return not self._stack

    def _finish(self, sink: Sink, ended: State) -> None:
        if sink.field == "style":
            self.body.styles[ended.style] = sink.text().rstrip(";")
        elif sink.field:
            self.stated.setdefault(sink.field, sink.text())
        elif sink.kind is not None and sink.text():
            if sink.label and not sink.text().startswith(sink.label):
                sink.parts.insert(0, f"{sink.label} ")
            self.body.hang(sink)

    def _leave(self) -> None:
        """Pass over the rest of the group that is open."""
        self._flush()
        if self._stack:
            self._at = pass_group(self._data, self._at)
            self._state = self._stack.pop()

    def _take_symbol(self, symbol: bytes) -> None:
        if symbol == b"*":
            self._starred = True
        elif symbol in b"\r\n":
            self._end_paragraph()
        elif symbol in SYMBOLS:
            self._emit(SYMBOLS[symbol])

    def _take_word(self, word: str, number: int | None) -> None:
        starred, self._starred = self._starred, False
        if word in SKIPPED or (starred and word not in KEPT):
            self._leave()
        elif word in CHARACTERS:
            self._emit(CHARACTERS[word])
        elif word in PAGES:
            self._fonts.page = PAGES[word]
        elif word in RUNNING_HEADS:
            self._divert(Sink(BlockKind.FURNITURE))
        elif word in ACTIONS:
            self._flush()
            ACTIONS[word](self, number)

    def _divert(self, sink: Sink | None, table: str = "") -> None:
        self._flush()
        self._state.sink, self._state.table = sink, table

    def _emit(self, text: str) -> None:
        self._flush()
        self._put(text)

    def _flush(self) -> None:
        """Write the bytes that wait, in the encoding of their font."""
        if not self._bytes:
            return
        data = bytes(self._bytes)
        self._bytes.clear()
        encoding = self._fonts.encoding(self._state.font)
        if encoding == SYMBOL_FONT and self._state.sink is self._main:
            return
        text = data.decode("cp1252" if encoding == SYMBOL_FONT else encoding, "replace")
        self.undecoded = self.undecoded or "\ufffd" in text
        self._put(text)

    def _put(self, text: str) -> None:
        state = self._state
        if state.sink is None or state.hidden or state.deleted:
            return
        if state.raised and text.strip().isdecimal():
            text = text.translate(_RAISED)
        if state.sink is self._main:
            self.body.write(text, state)
        else:
            state.sink.parts.append(text)

    def _end_paragraph(self) -> None:
        self._flush()
        if self._state.sink is self._main:
            self.body.end()
        elif self._state.sink is not None:
            self._state.sink.parts.append("\n")

    def _pass_over(self, number: int) -> None:
        """Pass over bytes that are no text."""
        self._at += max(0, number)

    def _take_unicode(self, code: int) -> None:
        code = code + 0x10000 if code < 0 else code
        self._omit = self._state.skips
        high, self._high = self._high, 0
        if 0xD800 <= code < 0xDC00:
            self._high = code
            return
        if 0xDC00 <= code < 0xE000:
            code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
        if 0xF000 <= code < 0xF100 or not 0 < code < 0x110000:  # pictures of symbol fonts
            return
        self._put(chr(code))

    def _begin_note(self) -> None:
        if self._state.sink is not self._main or self._state.hidden or self._state.deleted:
            self._leave()
            return
        if not self._called and not self.body.ends_raised():
            self._call()
        label = str(self._notes).translate(_RAISED) if self._called else ""
        self._called = False
        self._divert(Sink(BlockKind.NOTE, label=label))
        self._state.reset_characters()

    def _call(self) -> None:
        """Write the number of a note: the next one in the running text, the last one in the note itself."""
        if self._state.hidden or self._state.deleted:
            return
        inside = self._state.sink is not self._main
        if not inside:
            self._notes += 1
            self._called = True
        self._put(str(self._notes).translate(_RAISED))

    def _take_font(self, number: int) -> None:
        if self._state.table == "fonts":
            self._fonts.define(number)
        else:
            self._state.font = number

    def _take_charset(self, number: int) -> None:
        if self._state.table == "fonts":
            self._fonts.set_charset(number)

    def _take_code_page(self, number: int) -> None:
        if self._state.table == "fonts":
            self._fonts.set_code_page(number)

    def _take_style(self, number: int) -> None:
        if self._state.table == "styles":
            self._divert(Sink(field="style"), "styles")
        self._state.style = number

    def _take_info(self, field: str) -> None:
        if self._state.table == "info":
            self._divert(Sink(field=field))


def _set(field: str) -> Callable[[Walk, int | None], None]:
    """Return what sets a field of the state to the number of a control word."""
    return lambda walk, number: setattr(walk._state, field, number or 0)


def _switch(field: str) -> Callable[[Walk, int | None], None]:
    """Return what sets a field of the state, or with the number 0 takes it back."""
    return lambda walk, number: setattr(walk._state, field, number != 0)


ACTIONS: dict[str, Callable[[Walk, int | None], None]] = {
    "u": lambda walk, number: walk._take_unicode(number or 0),
    "uc": lambda walk, number: setattr(walk._state, "skips", max(0, min(number or 0, 64))),
    "upr": lambda walk, number: setattr(walk._state, "table", "twin"),
    "bin": lambda walk, number: walk._pass_over(number or 0),
    "par": lambda walk, number: walk._end_paragraph(),
    "sect": lambda walk, number: walk._end_paragraph(),
    "row": lambda walk, number: walk._end_paragraph(),
    "nestrow": lambda walk, number: walk._end_paragraph(),
    "page": lambda walk, number: walk.body.turn(),
    "footnote": lambda walk, number: walk._begin_note(),
    "chftn": lambda walk, number: walk._call(),
    "f": lambda walk, number: walk._take_font(number or 0),
    "deff": lambda walk, number: setattr(walk._fonts, "default", number or 0),
    "fcharset": lambda walk, number: walk._take_charset(number or 0),
    "cpg": lambda walk, number: walk._take_code_page(number or 0),
    "ansicpg": lambda walk, number: walk._fonts.set_page(number or 0),
    "fonttbl": lambda walk, number: walk._divert(None, "fonts"),
    "stylesheet": lambda walk, number: walk._divert(None, "styles"),
    "info": lambda walk, number: walk._divert(None, "info"),
    "title": lambda walk, number: walk._take_info("title"),
    "author": lambda walk, number: walk._take_info("author"),
    "nofpages": lambda walk, number: setattr(walk, "page_count", number or 0),
    "s": lambda walk, number: walk._take_style(number or 0),
    "pard": lambda walk, number: walk._state.reset_paragraph(),
    "plain": lambda walk, number: walk._state.reset_characters(),
    "li": _set("left"),
    "lin": _set("left"),
    "ri": _set("right"),
    "rin": _set("right"),
    "outlinelevel": _set("level"),
    "ls": _switch("listed"),
    "v": _switch("hidden"),
    "deleted": _switch("deleted"),
    "super": _switch("raised"),
    "up": _switch("raised"),
    "nosupersub": lambda walk, number: setattr(walk._state, "raised", False),
}
"""Control words that change what follows."""
