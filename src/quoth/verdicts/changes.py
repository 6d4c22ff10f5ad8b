"""One change between recorded and quoted words, with all that the rules of kinds ask about it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TypeVar

from quoth.model import Edit, Span, Words
from quoth.text.fold import fold_word

from .lexicon import NO_WORDS, Lexicon, stem

__all__ = ["Change", "count_denials", "expand", "make_change", "make_phrases", "surplus", "word_list"]

T = TypeVar("T")

_WORD = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?[^\W\d_]*|[^\W_]+(?:['’ʼ][^\W_]+)*|%")
_BEFORE, _AFTER = 3, 7
"""Recorded words kept before and after a change."""
_JOINED = 2
"""Those of them that may be one phrase with the words of the change."""


def word_list(text: str) -> tuple[str, ...]:
    """Return the folded words of `text`, numbers with their points and commas in one.

    >>> word_list("It’s 3,210 – e-mail")
    ("it's", '3210', 'e', 'mail')
    """
    if text.isascii():  # the same, at once
        return tuple([word.replace(",", "") for word in _WORD.findall(text.lower())])
    return tuple([_fold(word.replace(",", "")) for word in _WORD.findall(text)])


_fold = lru_cache(4096)(fold_word)


def expand(words: Iterable[str], lexicon: Lexicon, owners: bool = True) -> tuple[str, ...]:
    """Write short forms out: the first of what each can stand for.

    Without `owners`, an ending that may also show an owner (`Holm's`) is left where it most likely does.

    >>> from .english import ENGLISH
    >>> expand(("we'll", "can't", "cannot", "it's"), ENGLISH)
    ('we', 'will', 'can', 'not', 'can', 'not', 'it', 'is')
    """
    out: list[str] = []
    short, endings = lexicon.short_words, _endings(lexicon)
    for word in words:
        if word in short or word.endswith(endings):
            out += _write_out(word, lexicon, owners)
        else:
            out.append(word)
    return tuple(out)


@cache
def _endings(lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(lexicon.contractions)


def _write_out(word: str, lexicon: Lexicon, owners: bool) -> tuple[str, ...]:
    """Return the words that one short form can stand for; itself where it is none."""
    if word in lexicon.short_words:
        return lexicon.short_words[word]
    for ending, forms in lexicon.contractions.items():
        stem = word[: -len(ending)]
        if word.endswith(ending) and stem and (owners or len(forms) < 3 or stem in lexicon.clitic_hosts):
            return (stem, forms[0])
    return (word,)


def make_phrases(words: Sequence[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Make one of the words that are one in what they do; the longest phrase first.

    >>> from .english import ENGLISH
    >>> make_phrases(("as", "long", "as", "we"), ENGLISH)
    ('as long as', 'we')
    """
    heads = _heads(lexicon)
    out: list[str] = []
    end = 0
    for at, word in enumerate(words):
        if at < end:
            continue
        end = at + 1
        for size in heads.get(word, ()):
            if tuple(words[at : at + size]) in lexicon.phrases:
                end = at + size
                break
        out.append(word if end == at + 1 else " ".join(words[at:end]))
    return tuple(out)


@cache
def _heads(lexicon: Lexicon) -> dict[str, list[int]]:
    """Return how many words the phrases that begin with a word have, the most first."""
    sizes: dict[str, set[int]] = {}
    for phrase in lexicon.phrases:
        sizes.setdefault(phrase[0], set()).add(len(phrase))
    return {head: sorted(some, reverse=True) for head, some in sizes.items()}


def surplus(ones: Iterable[T], others: Iterable[T]) -> tuple[T, ...]:
    """Return those that the first has more of, as often as it has more.

    >>> surplus("abba", "cab")
    ('b', 'a')
    """
    left: dict[T, int] = {}
    for other in others:
        left[other] = left.get(other, 0) + 1
    more = []
    for one in ones:
        if left.get(one):
            left[one] -= 1
        else:
            more.append(one)
    return tuple(more)


def count_denials(words: Sequence[str], lexicon: Lexicon) -> int:
    """Return how many of the words deny; `neither ... nor` is one denial."""
    found = [word for word in words if word in lexicon.negations or word.endswith(lexicon.denying_endings)]
    return len(found) - ("neither" in found and "nor" in found)


@dataclass(frozen=True)
class Change:
    """A run of words that differ between the two sides."""

    quoted: str
    """The quoted words as printed; brackets that hold them are left out."""
    recorded: str
    """The recorded words as printed."""
    quoted_span: Span
    """Where the quoted words stand, in the document's text."""
    recorded_span: Span
    """Where the recorded words stand, in the source's text."""
    signalled: bool
    """Whether the writer marked it."""
    before: str = ""
    """The recorded text before the change: up to three words, and what stands between them and it."""
    after: str = ""
    """The recorded text after the change, in the same way: up to seven words."""
    lexicon: Lexicon = NO_WORDS
    """What is known of the language."""
    moved: bool = False
    """Whether the same words are quoted in one place and recorded in another nearby."""

    @cached_property
    def quoted_words(self) -> tuple[str, ...]:
        """The quoted words, folded."""
        return word_list(self.quoted)

    @cached_property
    def recorded_words(self) -> tuple[str, ...]:
        """The recorded words, folded."""
        return word_list(self.recorded)

    @cached_property
    def before_words(self) -> tuple[str, ...]:
        """The recorded words before the change, folded."""
        return word_list(self.before)

    @cached_property
    def after_words(self) -> tuple[str, ...]:
        """The recorded words after the change, folded."""
        return word_list(self.after)

    @cached_property
    def _sides(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        before, after = self.before_words[-_JOINED:], self.after_words[:_JOINED]  # a phrase may reach out of the change
        quoted, recorded = (
            make_phrases(expand((*before, *words, *after), self.lexicon, owners=False), self.lexicon)
            for words in (self.quoted_words, self.recorded_words)
        )
        return surplus(quoted, recorded), surplus(recorded, quoted)

    @cached_property
    def added(self) -> tuple[str, ...]:
        """Words that the quoted side has more of: short forms written out, phrases as one."""
        return self._sides[0]

    @cached_property
    def dropped(self) -> tuple[str, ...]:
        """Words that the recorded side has more of, in the same way."""
        return self._sides[1]

    @cached_property
    def stems(self) -> tuple[list[str], list[str]]:
        """The added words without their endings, and the dropped ones."""
        endings = self.lexicon.endings
        return [stem(word, endings) for word in self.added], [stem(word, endings) for word in self.dropped]

    @cached_property
    def denials(self) -> tuple[int, int]:
        """How many of the added words deny, and of the dropped ones."""
        return count_denials(self.added, self.lexicon), count_denials(self.dropped, self.lexicon)

    @cached_property
    def differing(self) -> frozenset[str]:
        """Words that came or went."""
        return frozenset(self.added) | frozenset(self.dropped)


def make_change(
    edit: Edit, quoted: str, words: Words, text: str, signalled: bool, lexicon: Lexicon
) -> Change:
    """Return the change that `edit` makes; `quoted` are its quoted words, `words` and `text` the source's."""
    first, last = edit.recorded_words
    low = int(words.starts[max(0, first - _BEFORE)]) if len(words) else 0
    high = int(words.ends[min(len(words), last + _AFTER) - 1]) if last < len(words) else edit.recorded.end
    before = text[low : edit.recorded.start] if low < edit.recorded.start else ""
    after = text[edit.recorded.end : high] if edit.recorded.end < high else ""
    return Change(
        quoted,
        edit.recorded.cut(text),
        edit.quoted,
        edit.recorded,
        signalled,
        before.rpartition("\n\n")[2],
        after.partition("\n\n")[0],
        lexicon,
    )
