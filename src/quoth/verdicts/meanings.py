"""What a change may mean: small questions, each answered by the words that came and went."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence

from quoth.model import Span

from .changes import Change, count_denials, expand, make_phrases, surplus
from .figures import read_numbers, write_unit
from .lexicon import Lexicon, stem
from .notes import is_citation

__all__ = [
    "another_form", "another_name", "another_number", "another_person", "another_size", "another_spelling",
    "another_tense", "another_unit", "any_of", "bound_moved", "cited", "contracted", "cut_short",
    "denied_less", "denied_twice", "filled", "form_weight", "louder", "name_filled_in", "near_denial", "opposite",
    "sense_turned", "tense_weight",
]  # fmt: skip

_DASH = re.compile(r"\s*(?:--|[–—]|-\s)")
_SET_OFF_BEFORE = re.compile(r"(?:^|[,.;:?!–—-])[\"”’)\s]*$")
_SET_OFF_AFTER = re.compile(r"^[\"“‘(\s]*[,.;:?!–—-]")


def any_of(name: str) -> Callable[[Change], bool]:
    """Return the question whether a word of a set of the lexicon came or went."""
    return lambda change: not change.differing.isdisjoint(getattr(change.lexicon, name))


def contracted(change: Change) -> bool:
    """Whether both sides are the same once short forms are written out."""
    one, other = (expand(words, change.lexicon) for words in (change.quoted_words, change.recorded_words))
    return 0 < len(one) == len(other) and all(
        a == b or frozenset((a, b)) in change.lexicon.same_short for a, b in zip(one, other, strict=True)
    )


def filled(change: Change) -> bool:
    """Whether only fillers came or went, or a word said twice."""
    if bool(change.quoted_words) == bool(change.recorded_words):
        return False
    lexicon, words = change.lexicon, change.quoted_words + change.recorded_words
    left = tuple(word for word in words if word not in lexicon.fillers)
    if not left or left == change.after_words[: len(left)] or left == change.before_words[-len(left) :]:
        return True
    text = change.quoted or change.recorded
    apart = _SET_OFF_BEFORE.search(change.before) or text[:1] in ",–—-"
    apart = apart or _SET_OFF_AFTER.search(change.after) or text[-1:] in ",–—-"
    return bool(apart) and all(word in lexicon.loose_fillers for word in left)


def cut_short(change: Change) -> bool:
    """Whether a start that the speaker broke off and began anew came or went: `we will -- we shall go`."""
    words = change.recorded_words
    if change.quoted_words or not 0 < len(words) <= 8 or not _DASH.match(change.after):
        return False
    return words[0] in change.after_words[:2] and not count_denials(words, change.lexicon)


def cited(change: Change) -> bool:
    """Whether a citation was left out that stands by itself between two sentences."""
    text = change.before + change.recorded + change.after
    return not change.quoted_words and is_citation(text, Span(len(change.before), len(change.before + change.recorded)))


def another_spelling(change: Change) -> bool:
    """Whether both sides are one long word but for a letter doubled."""
    one, other = "".join(change.quoted_words), "".join(change.recorded_words)
    if one == other or min(len(one), len(other)) < 6:
        return False
    return _undouble(one) == _undouble(other)


def _undouble(word: str) -> str:
    return re.sub(r"(\w)\1", r"\1", word)


def _prefixed(change: Change) -> int:
    """Return how many words came or went for themselves with a denying prefix."""
    count = 0
    for one in change.added:
        for other in change.dropped:
            long, short = (one, other) if len(one) > len(other) else (other, one)
            prefix = long.removesuffix(short)
            count += len(short) > 3 and prefix != long and prefix in change.lexicon.denying_prefixes
    return count


def sense_turned(change: Change) -> bool:
    """Whether one side denies what the other says: two denials are none."""
    return (sum(change.denials) + _prefixed(change)) % 2 == 1


def denied_less(change: Change) -> bool:
    """Whether both sides deny, and one of them all but a little: `hardly` for `not`."""
    near = change.lexicon.near_negations
    return all(change.denials) and bool(near.intersection(change.added)) != bool(near.intersection(change.dropped))


def denied_twice(change: Change) -> bool:
    """Whether one side denies twice, and the other not at all."""
    added, dropped = change.denials
    return abs(added - dropped) >= 2 or (added != dropped and _prefixed(change) > 0)


def near_denial(change: Change) -> bool:
    """Whether a word that denies stands beside the change."""
    around = expand((*change.before_words[-2:], *change.after_words[:2]), change.lexicon)
    return count_denials(around, change.lexicon) > 0


def _is_number(words: Collection[str], lexicon: Lexicon) -> bool:
    return bool(read_numbers(tuple(words), lexicon)[0])


def another_unit(change: Change) -> bool:
    """Whether beside the same number another unit stands: `days` for `hours`."""
    lexicon = change.lexicon
    units = [
        {write_unit(word, lexicon) for word in make_phrases(words, lexicon) if word in lexicon.units}
        for words in (change.quoted_words, change.recorded_words)
    ]
    if not all(units):
        whole = make_phrases(change.quoted_words + change.after_words[:1], lexicon)
        return not change.recorded_words and any(word in lexicon.units and " " in word for word in whole)
    beside = (*change.before_words[-1:], *change.quoted_words, *change.after_words[:1])
    return units[0] != units[1] and _is_number(beside, lexicon)


def another_size(change: Change) -> bool:
    """Whether a round size is another: `hundreds of thousands` for `tens of thousands`."""
    sizes = change.lexicon.magnitudes
    return bool(sizes.intersection(change.added)) and bool(sizes.intersection(change.dropped))


def another_number(change: Change) -> bool:
    """Whether the sides do not name the same numbers."""
    lexicon = change.lexicon
    quoted, recorded = (read_numbers(words, lexicon)[0] for words in (change.quoted_words, change.recorded_words))
    differ = surplus(quoted, recorded) + surplus(recorded, quoted)
    if [number.value for number in differ] == [1.0] and lexicon.ones.intersection(change.differing):
        return False  # `a ship` is one ship
    return bool(differ)


def bound_moved(change: Change) -> bool:
    """Whether a word that bounds a number came or went: `about 40`."""
    if not change.differing.intersection(change.lexicon.degrees | change.lexicon.quantities):
        return False
    return change.after_words[:1] != () and _is_number(change.after_words[:1], change.lexicon)


def opposite(change: Change) -> bool:
    """Whether one side says the contrary of the other."""
    one, other = change.stems
    return any(frozenset((a, b)) in change.lexicon.opposites for a in one for b in other)


def _names(text: str, words: frozenset[str], begins: bool, lexicon: Lexicon) -> bool:
    """Whether a name is among `words` of `text`; what `begins` a sentence has a capital anyhow."""
    tokens = [token.strip("\"“”‘’'.,;:!?()[]") for token in re.split(r"[\s-]+", text)]
    found = [
        at for at, token in enumerate(tokens)
        if token[:1].isupper() and len(token) > 1 and token.casefold() in words - lexicon.small
    ]  # fmt: skip
    return bool(found and lexicon.small) and (found != [0] or not begins)


def _begins(change: Change) -> bool:
    return not change.before or change.before.rstrip("\"“‘(' ").endswith((".", "?", "!"))


def another_name(change: Change) -> bool:
    """Whether both sides name, and not the same."""
    lexicon, begins = change.lexicon, _begins(change)
    if another_form(change):
        return False
    return all(
        side and _names(text, frozenset(side), begins, lexicon)
        for text, side in ((change.quoted, change.added), (change.recorded, change.dropped))
    )


def name_filled_in(change: Change) -> bool:
    """Whether a name stands for a word that only points to somebody or something, or the other way round."""
    lexicon = change.lexicon
    sides = ((change.quoted, change.added), (change.recorded, change.dropped))
    points = [bool(side) and all(word in lexicon.persons for word in side) for _, side in sides]
    names = [_names(text, frozenset(side), False, lexicon) for text, side in sides]
    return (points[0] and names[1]) or (points[1] and names[0])


def louder(change: Change) -> bool:
    """Whether only words that make louder or softer came or went."""
    return bool(change.differing) and change.differing <= change.lexicon.strengths


def another_person(change: Change) -> bool:
    """Whether somebody else is meant, and else only the verb was fitted."""
    lexicon = change.lexicon
    one, other = ({lexicon.persons[w] for w in side if w in lexicon.persons} for side in (change.added, change.dropped))
    return bool(one and other and one != other) and all(
        word in lexicon.persons or word in lexicon.tenses for word in change.differing
    )


def _verbs(words: Sequence[str], lexicon: Lexicon) -> list[tuple[str, str]]:
    """Return each word as a verb and its tense; a word that is no known form has the tense its ending tells."""
    return [
        lexicon.tenses.get(word)
        or (stem(word, lexicon.endings), next((end for end in lexicon.timed_endings if word.endswith(end)), ""))
        for word in words
    ]


def another_tense(change: Change) -> bool:
    """Whether the same verbs stand on both sides in another tense."""
    lexicon = change.lexicon
    if not change.differing or not lexicon.tenses:
        return False
    one, other = _verbs(change.added, lexicon), _verbs(change.dropped, lexicon)
    bare_one, bare_other = (sorted(verb for verb, _ in side if verb not in lexicon.helpers) for side in (one, other))
    if bare_one != bare_other:
        return False
    if not bare_one:  # helpers alone, as in `is going` and `was going`
        return True
    return sorted(one) != sorted(other) and any(tense for _, tense in (*one, *other))


def tense_weight(change: Change) -> float:
    """Weigh a tense; another form of the same tense, as `are` for `is`, is a matter of grammar."""
    lexicon = change.lexicon
    one, other = ({tense for _, tense in _verbs(side, lexicon)} for side in (change.added, change.dropped))
    return 0.1 if one == other else 0.3


def another_form(change: Change) -> bool:
    """Whether both sides are the same words in another form: `ships` for `ship`."""
    lexicon = change.lexicon
    one, other = change.stems
    persons = [lexicon.persons.get(word) for word in (*change.added, *change.dropped)]
    if one and len(one) == len(other) and None not in persons and len(set(persons)) == 1:
        return True
    return bool(one) and sorted(one) == sorted(other) and bool(lexicon.endings)


def form_weight(change: Change) -> float:
    """Weigh another form: a comparison weighs, one for several hardly."""
    compared = change.lexicon.comparing_endings
    return 0.4 if any(word.endswith(compared) for word in change.differing) else 0.12
