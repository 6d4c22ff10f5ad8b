"""From lists of words to what is known of a language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quoth.attribution.cues import Grammar, Lexicon
from quoth.attribution.english_people import FEMALE, MALE
from quoth.attribution.people import People

__all__ = ["NEVER", "build", "find_token", "make_grammar", "make_people", "split"]

NEVER = "\n"
"""An ending that no word has."""
_UPPER = "".join(c for c in map(chr, range(0x41, 0x530)) if c.isupper())
_CAPITAL = rf"[{_UPPER}][^\W_]*(?:(?:['’\-](?=[^\W_])|\.(?=[{_UPPER}]))[^\W_]*)*"
_MILD = frozenset("Kivo")
"""Classes that give way where a word is listed in another one as well."""


def split(words: str) -> frozenset[str]:
    """Return the words of a list."""
    return frozenset(words.split())


def _pairs(endings: str) -> tuple[tuple[str, str], ...]:
    """Return the pairs of a list such as `ой>а ым>`."""
    return tuple((ending, nominative) for ending, _, nominative in (pair.partition(">") for pair in endings.split()))


def find_token(elided: str = "", clitics: str = "") -> re.Pattern[str]:
    """Return the expression for the tokens of a language.

    `elided` are words that lose their vowel before the next one and stand apart from it (`l’`), `clitics` those
    that a hyphen joins to the verb (`dit-il`); both as lists.
    """
    apart = rf"\b(?:{'|'.join(elided.split())})['’](?=[^\W\d_])|" if elided else ""
    joined = rf"(?!(?:{'|'.join(clitics.split())})\b)" if clitics else ""
    return re.compile(
        apart
        + rf"[^\W\d_][\w&]*(?:(?:['’](?=[^\W_])|[\-‑](?=[^\W_]){joined}|(?<![^\W\d_]{{2}})\.(?=[^\W_])"
        + r"|\.(?=[a-z]))[\w&]*)*(?:['’](?![\w'’]))?"
        + r"|\d+(?:[,.:]\d+)*\w*|[,:;()\[\].!?…]|--+|[—–―]|(?<=\s)-(?=\s)"
    )


def _find_name(short: str, particles: Iterable[str]) -> re.Pattern[str]:
    """Return the expression for names; `short` are titles with a full stop, `particles` may stand inside a name."""
    shortened = "|".join(short.split())
    initial = rf"(?:(?:[{_UPPER}]\.)*[{_UPPER}]|{shortened})\.(?=[ \u00a0\n][{_UPPER}])"
    part = rf"(?:{initial}|{_CAPITAL})"
    inner = rf"(?:(?:(?:{'|'.join(particles)})[ \u00a0]){{0,2}}(?:[dl]['’])?)" if particles else ""
    return re.compile(rf"{part}(?:[ \u00a0\n]{inner}{part})*")


def make_people(
    *, female: str, male: str, titles: str = "", female_titles: str = "", male_titles: str = "", nouns: str = "",
    female_nouns: str = "", male_nouns: str = "", bodies: str = "", places: str = "", particles: str = "",
    courtesies: str = "", short: Mapping[str, str] | None = None, cases: str = "",
    title_endings: str = "", female_endings: tuple[str, ...] = (), body_first: bool = False,
) -> People:  # fmt: skip
    """Return what names and titles tell; all words are lists in small letters.

    `short` gives titles that stand for another one; `cases` the endings that titles and nouns take in other cases,
    each with that of the nominative: `ы>а`.
    """
    women, men = split(female), split(male)
    told: dict[str, str | None] = dict.fromkeys(split(titles) | {"dr", "prof"})
    told |= dict.fromkeys(split(female_titles), "f") | dict.fromkeys(split(male_titles), "m")
    persons = split(nouns) | split(female_nouns) | split(male_nouns) | frozenset(told)
    full = {
        word[: len(word) - len(nominative)] + ending: word
        for word in persons for ending, nominative in _pairs(cases) if word.endswith(nominative)
    }  # fmt: skip
    for form, word in full.items():
        if word in told and form not in told:
            told[form] = told[word]
    return People(
        female=(FEMALE | women) - men,
        male=(MALE | men) - women,
        titles=told,
        full_titles={form: word for form, word in full.items() if form not in persons} | dict(short or {}),
        nouns=persons,
        female_nouns=split(female_nouns) | split(female_titles),
        male_nouns=split(male_nouns) | split(male_titles),
        bodies=split(bodies),
        places=split(places),
        states=frozenset(),
        suffixes=split("jr sr ii iii iv"),
        particles=split(particles),
        female_endings=female_endings,
        title_endings=tuple(title_endings.split()),
        courtesies=split(courtesies),
        body_first=body_first,
    )


def make_grammar(
    *, people: People, short: str, phrases: str = "", elided: str = "", clitics: str = "", behind: str = "",
    opening: str = "", definite: str = "", articles: str = "", genders: dict[str, str] | None = None,
    endings: str = "", last_only: bool = True, genitive: bool = False, genitives: str = "",
    bare: bool = False,
    head_first: bool = False, capital_nouns: bool = False, noun_endings: tuple[str, ...] = (),
    plural_endings: tuple[str, ...] = (), adjective_endings: tuple[str, ...] = (), split_verbs: bool = False,
    final: bool = False, implied: bool = False, oblique: str = "", reported: str = "",
    naming: str = "", relatives: str = "",
    female_verbs: tuple[str, ...] = (), male_verbs: tuple[str, ...] = (),
) -> Grammar:  # fmt: skip
    """Return how a language builds its sentences; the fields of `Grammar`, words as lists.

    `phrases` has one expression a line: a class for each of its words, then the words. `endings` are those that
    names take in other cases, each with that of the nominative: `ой>а`.
    """
    table: dict[str, tuple[tuple[tuple[str, ...], str], ...]] = {}
    for line in phrases.strip().splitlines():
        classes, first, *rest = line.split()
        table[first] = (*table.get(first, ()), (tuple(rest), classes))
    for first, rows in table.items():
        table[first] = tuple(sorted(rows, key=lambda row: -len(row[0])))
    return Grammar(
        token=find_token(elided, clitics),
        # Where nouns are in upper case, a particle joins nouns: which of them are names is told later.
        name=_find_name(short, () if capital_nouns else sorted(people.particles, key=len, reverse=True)),
        phrases=table,
        behind=split(behind),
        opening=split(opening),
        definite=split(definite),
        articles=tuple(f"{word} " for word in sorted(split(articles) | split(definite))),
        genders=genders,
        endings=_pairs(endings),
        last_only=last_only,
        genitive=genitive,
        genitives=split(genitives),
        bare=bare,
        head_first=head_first,
        capital_nouns=capital_nouns,
        noun_endings=noun_endings,
        plural_endings=plural_endings,
        adjective_endings=adjective_endings,
        split=split_verbs,
        final=final,
        implied=implied,
        oblique=split(oblique),
        reported=split(reported),
        naming=split(naming),
        relatives=split(relatives),
        female_verbs=female_verbs,
        male_verbs=male_verbs,
    )


def build(
    language: str, *, people: People, grammar: Grammar, classes: Mapping[str, str], saying: Iterable[str],
    telling: Iterable[str], hanging: Iterable[str] = (), both: str = "", female: str, male: str, personal: str,
    mute: str = "", verb_endings: tuple[str, ...] = (), gerund_ending: str = NEVER, adverb_ending: str = NEVER,
    earlier: str = "",
) -> Lexicon:  # fmt: skip
    """Return the lexicon of a language.

    `saying` are forms of verbs that do little else than report words, `telling` of others that may, `hanging` forms
    that hang on another verb; `classes` gives lists of words by the class of `FRAME`, `earlier` expressions parted by
    bars. The other arguments are the fields of `Lexicon`, words as lists. Raises `ValueError` where a word is listed
    in two classes.
    """
    sure = frozenset(saying)
    told = dict.fromkeys((*sure, *telling), "V") | dict.fromkeys(hanging, "G")
    listed: dict[str, str] = {}
    for letter, words in classes.items():
        for word in words.split():
            if listed.setdefault(word, letter) != letter:
                raise ValueError(f"{word!r} is listed in two classes, {listed[word]} and {letter}: leave it in one")
            if word not in told or letter not in _MILD:
                told[word] = letter
    told |= {word.replace("'", "’"): letter for word, letter in told.items() if "'" in word}
    return Lexicon(
        classes=told,
        sure=frozenset(word for word in sure if told[word] == "V") | frozenset(hanging),
        heard=frozenset(),
        mute=split(mute),
        months=frozenset(),
        female=split(female),
        male=split(male),
        personal=split(personal),
        verb_endings=verb_endings,
        gerund_ending=gerund_ending,
        adverb_ending=adverb_ending,
        possessive=("'s", "’s"),
        both=split(both),
        nouns=split(classes.get("K", "")),
        people=people,
        earlier=re.compile(rf"\b(?:{earlier})\b", re.IGNORECASE) if earlier else re.compile(r"(?!)"),
        language=language,
        grammar=grammar,
    )
