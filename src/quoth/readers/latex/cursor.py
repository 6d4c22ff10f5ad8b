"""A place in the text of a LaTeX document, and the arguments that stand there."""

from __future__ import annotations

import re

from .tokens import find_partners

__all__ = ["Cursor"]


_ADDRESS = re.compile(r"\s*\{([^{}\n]*)\}")


class Cursor:
    """Reads arguments; which brace closes which is found once."""

    def __init__(self, text: str) -> None:
        self.text = text
        """What is read."""
        self.at = 0
        """Code point that is read next."""
        self._partners = find_partners(text)
        self._absent: set[str] = set()

    def find_group(self) -> tuple[int, int] | None:
        """Return where the next argument in braces begins and ends, its braces included; None where there is none."""
        at = self.at
        while self.text[at : at + 1] in (" ", "\t", "\n") and not self.text.startswith("\n\n", at):
            at += 1
        if at not in self._partners or self.text[at] != "{":
            return None
        return at, self._partners[at] + 1

    def take_options(self) -> list[str]:
        """Take what stands in square brackets, as it is written."""
        options = []
        while self.text.startswith("[", self.at) and self.at in self._partners:
            end = self._partners[self.at]
            options.append(self.text[self.at + 1 : end])
            self.at = end + 1
        return options

    def take_argument(self) -> str | None:
        """Take the next argument as it is written; None where there is none."""
        group = self.find_group()
        if group is None:
            return None
        self.at = group[1]
        return self.text[group[0] + 1 : group[1] - 1]

    def take_address(self) -> str:
        """Take an address in braces, in which nothing is a command or a comment; empty where there is none."""
        found = _ADDRESS.match(self.text, self.at)
        if found is None:
            return ""
        self.at = found.end()
        return found[1]

    def take_until(self, end: str) -> str | None:
        """Take what stands before `end`, and `end`; None where it does not come. What is absent is sought once."""
        stop = -1 if end in self._absent else self.text.find(end, self.at)
        if stop < 0:
            self._absent.add(end)
            return None
        taken = self.text[self.at : stop]
        self.at = stop + len(end)
        return taken
