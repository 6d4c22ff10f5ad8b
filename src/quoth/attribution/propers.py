"""Names in languages other than English: titles in small letters beside them, and capitals that are no names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from .cues import Lexicon
from .forms import binds
from .mentions import Names, Written, make_written

__all__ = ["refine_names"]

_BEFORE = 64
"""Code points before a name in which its bearer's title is looked for."""
_STEPS = 5
"""Words between a title and the name it belongs to, at most."""
_WORD_BEFORE = re.compile(r"([^\W\d_](?:[\w'’-]*\w)?)([,\s]*)$")
_WORD_AFTER = re.compile(r"\s*([^\W\d_]+)")
_ROLE_AFTER = re.compile(r",\s+(?:([^\W\d_]+)\s+)?([^\W\d_]+)")
_PARTICLES_BEFORE = re.compile(r"([^\W\d_]+\.?) ((?:[^\W\d_]{1,4} ){1,2})$")
_CLAUSE_START = re.compile(r"(?:^|[.!?:,;\"'“”‘’«»„‹›)\n–—-])\s*$")


def refine_names(names: Names) -> None:
    """Let each naming know the title beside it; where nouns are in upper case, keep only what is a name."""
    lexicon, grammar = names.lexicon, names.lexicon.grammar
    assert grammar is not None
    people = lexicon.people
    for i, name in enumerate(names.written):
        title = name.title
        # Where cases tell whose something is, a single name behind a title may be whom its bearer leads.
        if title is None and (grammar.last_only or len(name.parts) > 1 or name.parts[0].lower() in names.fuller):
            title = _title_before(names.text, names.starts[i], lexicon)
            title = title or _title_after(names.text, names.ends[i], lexicon)
        if title is not None and name.title is None:
            title = people.full_titles.get(title, title)
            name = replace(name, title=title, gender=name.gender or people.title_gender(title))
            names.written[i] = name
            if name.person:
                surname = name.parts[-1].lower()
                names.titled.add(surname)
                if name.gender:
                    names.genders.setdefault(surname, Counter())[name.gender] += 1
    if grammar.capital_nouns:
        _keep_propers(names)
    else:
        whole = {part for form in names.forms if len(form) > 1 for part in form if part not in lexicon.classes}
        names.inner |= whole
        if grammar.genitive:
            names.inner |= {f"{part}s" for part in whole}


def _title_before(text: str, start: int, lexicon: Lexicon) -> str | None:
    """Return the title in small letters before a name: `la ministra de Sanidad, Ana Holm`."""
    end, low = start, max(0, start - _BEFORE)
    for step in range(_STEPS):
        match = _WORD_BEFORE.search(text, low, end)
        if not match or ("," in match.group(2) and step):
            return None
        word = match.group(1)
        key = word.lower()
        if lexicon.people.is_office(lexicon.people.full_titles.get(key, key)):
            return key
        if word[0].islower() and lexicon.classes.get(key, "o") not in "ofd":
            return None
        end = match.start()
    return None


def _title_after(text: str, end: int, lexicon: Lexicon) -> str | None:
    """Return the title after a name: `Ana Holm, ministra de Sanidad,`."""
    match = _ROLE_AFTER.match(text, end)
    if match:
        for word in match.groups():
            key = (word or "").lower()
            if lexicon.people.is_office(lexicon.people.full_titles.get(key, key)):
                return key
            if word and lexicon.classes.get(key) != "d":
                return None
    return None


def _keep_propers(names: Names) -> None:
    """Drop the nouns among what looks like names."""
    people = names.lexicon.people
    propers: set[str] = set()
    _join_particles(names)
    for i, name in enumerate(names.written):
        if _is_proper(names, i, name):
            propers.update(part for part in name.parts if part not in people.particles)
    kept = [i for i, name in enumerate(names.written) if len(name.parts) > 1 or name.parts[0].rstrip("s") in propers
            or name.parts[0] in propers]  # fmt: skip
    names.starts = [names.starts[i] for i in kept]
    names.ends = [names.ends[i] for i in kept]
    names.written = [names.written[i] for i in kept]
    names.inner = propers | {f"{proper}s" for proper in propers}


def _join_particles(names: Names) -> None:
    """Let a name have the particles before it, and what stands before them: `Ursula von Hale`, `Frau von der Hale`."""
    people = names.lexicon.people
    for i, name in enumerate(names.written):
        match = _PARTICLES_BEFORE.search(names.text, max(0, names.starts[i] - _BEFORE), names.starts[i])
        if not match or not name.parts:
            continue
        first, particles = match.group(1), tuple(match.group(2).split())
        if all(word in people.particles for word in particles) and binds(first, people, True):
            parts = (*particles, *name.parts)
            title = first.lower().rstrip(".")
            if title in people.courtesies:
                name = make_written(parts, people.title_gender(title), title, name.governed, people)
            else:
                name = make_written((first, *parts), name.gender, name.title, name.governed, people)
                names.fuller.setdefault(parts[-1].lower(), Counter())[name.parts] += 3
            names.forms.add(name.parts)
            names.written[i] = name
            names.starts[i] = match.start()


def _is_proper(names: Names, i: int, name: Written) -> bool:
    """Whether what stands there can only be a name: a title or a bare verb of saying is beside it, or a first name."""
    text, start, end = names.text, names.starts[i], names.ends[i]
    lexicon, people = names.lexicon, names.lexicon.people
    if any(_is_noun(part.lower(), lexicon) for part in name.parts if part not in people.particles):
        return False
    if text[start:end].split()[0].lower().rstrip(".") in people.titles or name.title:
        return True
    if len(name.parts) > 1:
        first = name.parts[0].lower()
        return first in people.female or first in people.male or not _is_determined(text, start, lexicon)
    lead = text[start:end].split()[0].lower()
    if lexicon.classes.get(lead, "") in ("d", "h", "i", "f"):
        return False
    before = _WORD_BEFORE.search(text, max(0, start - _BEFORE), start)
    key = before.group(1).lower() if before and not before.group(2).strip() else ""
    if "a" in (lexicon.classes.get(lead), lexicon.classes.get(key)) or _says_alone(key, lexicon):
        return True
    after = _WORD_AFTER.match(text, end)
    if after and _says_alone(after.group(1), lexicon):
        return bool(_CLAUSE_START.search(text, max(0, start - 3), start)) or lexicon.classes.get(key) in ("w", "T")
    return False



def _says_alone(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is a verb of saying, or an auxiliary, of one person: a noun would need an article."""
    assert lexicon.grammar is not None
    return lexicon.classes.get(word, "") in ("V", "X") and not word.endswith(lexicon.grammar.plural_endings)


def _is_determined(text: str, start: int, lexicon: Lexicon) -> bool:
    """Whether an article, or a word that hangs on one, stands before a place."""
    assert lexicon.grammar is not None
    before = _WORD_BEFORE.search(text, max(0, start - _BEFORE), start)
    key = before.group(1).lower() if before and not before.group(2).strip() else ""
    if key in lexicon.classes:
        return lexicon.classes[key] in "dhi"
    return key.endswith(lexicon.grammar.adjective_endings)


def _is_noun(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is known as no name: it is listed, or ends as nouns do."""
    assert lexicon.grammar is not None
    return word in lexicon.classes or word in lexicon.people.nouns or word.endswith(lexicon.grammar.noun_endings)
