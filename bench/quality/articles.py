"""From planted quotations to labelled articles: one quotation alone, or many together among narration."""

from __future__ import annotations

import random
import tomllib
from datetime import date
from pathlib import Path

from planting import GROUPS, Group, Planted, Tools
from samples import Article, Line, Sample
from stretches import HERE, RECORDS, Drawer, Paragraph, read_elsewhere, read_paragraphs
from words import BROKEN, FORMS, HEADS, LETTER_FORMS, NAMELESS, NARRATION, ROLES, TREATY_FORMS

from quoth import open_record

PUBLISHED = "2034-01-15"
"""After every source."""
TOGETHER = 8
"""Quotations of an article."""


def make_sample(seed: int, each: int) -> Sample:
    """`each` quotations of every class alone, and a third as many together; the same for the same seed."""
    paragraphs, elsewhere = read_paragraphs(), read_elsewhere()
    told = tomllib.loads((HERE / "texts" / "paraphrases.toml").read_text(encoding="utf-8"))["paraphrase"]
    rows = [(row["source"], row["instead"]) for row in told]
    everywhere, nowhere = Drawer(paragraphs), Drawer(elsewhere)
    articles: list[Article] = []
    lines: list[Line] = []
    for group in GROUPS:
        rng = random.Random(f"{seed} {group.name}")  # a new class redraws no other
        tools = Tools(rng, everywhere, nowhere, paragraphs, rows)
        seen: set[str] = set()
        tries = 0
        while len(seen) < each and tries < 20_000:
            tries += 1
            made = _write(f"alone-{len(articles)}", [group], tools)
            if made and made[0].text not in seen:
                seen.add(made[0].text)
                articles.append(made[0])
                lines += made[1]
    rng = random.Random(f"{seed} together")
    by_source = {source: [p for p in paragraphs if p.source == source] for source in {p.source for p in paragraphs}}
    groups = [group for group in GROUPS if group.name not in ("splice of two sources", "other day")]
    for number in range(each * len(groups) // (3 * TOGETHER)):
        near = [p for source in rng.sample(sorted(by_source), 2) for p in by_source[source]]
        those = Tools(rng, Drawer(near), nowhere, near, rows)
        made = _write(f"together-{number}", rng.sample(groups, TOGETHER), those, paragraphs)
        if made:
            articles.append(made[0])
            lines += made[1]
    return Sample(tuple(articles), tuple(lines), open_record([Path(folder) for folder in RECORDS]))


def _write(
    name: str, groups: list[Group], tools: Tools, everyone: list[Paragraph] | None = None
) -> tuple[Article, list[Line]] | None:
    """Write an article with one quotation of each group; None where a group of one cannot be had this time."""
    together = len(groups) > 1
    text = f"{tools.rng.choice(HEADS)}\n\n" if together else ""
    lines: list[Line] = []
    for group in groups:
        planted = next((p for p in (group.change(tools) for _ in range(60 if together else 1)) if p), None)
        form = planted and _form(planted, group, tools, everyone or tools.paragraphs)
        if not planted or not form:
            continue
        if together:
            text += f"{tools.rng.choice(NARRATION)} "
        before, after, confirmed = form
        words = planted.words
        mark = "”" if "“" in before else '"'
        if planted.broken:
            words = words.replace("|", f",” {after} “")
            after = ""
        text += before
        start = len(text)
        text += words
        lines.append(Line(
            name, start, len(text), group.name, group.label, group.accept, confirmed, group.risk,
            planted.passages, planted.changed,
        ))
        text += f".{mark}" if planted.broken else after
        text += "\n\n"
    return (Article(name, PUBLISHED, text), lines) if lines else None


def _form(
    planted: Planted, group: Group, tools: Tools, paragraphs: list[Paragraph]
) -> tuple[str, str, str | None] | None:
    """Return what stands before and after the words, and what the record says of the speaker named."""
    paragraph, rng = planted.stretch.paragraph, tools.rng
    speaker, day = paragraph.speaker, paragraph.day
    confirmed = "confirmed" if speaker and speaker not in ROLES and planted.passages else None
    if group.label == "spliced" or not speaker:
        confirmed = None  # a splice may run over several speakers
    if group.named == "another":
        others = sorted({p.speaker for p in paragraphs if p.speaker and p.source != paragraph.source} - {speaker})
        others = [other for other in others if _is_full(other)]
        if not others:
            return None
        speaker, confirmed = rng.choice(others), "contradicted"
        day = next(p.day for p in paragraphs if p.speaker == speaker)
    if group.named == "another day":
        days = sorted({p.day for p in paragraphs if p.speaker == speaker and p.day and p.day != day})
        if not days or not speaker or not _is_full(speaker):
            return None
        day, confirmed = rng.choice(days), "contradicted"
    name = ROLES.get(speaker or "", speaker or "").replace("Mr ", "Mr. ").replace("Ms ", "Ms. ")
    forms: tuple[str, ...] = FORMS if paragraph.kind != "letter" or confirmed == "contradicted" else LETTER_FORMS
    if not speaker:
        forms = TREATY_FORMS if paragraph.source == "lake-convention" else NAMELESS
    if group.named == "another day":
        forms = tuple(form for form in forms if "{day}" in form)
    form = rng.choice(forms)
    if planted.broken:
        return (BROKEN.partition("{first}")[0], f"{name} said," if name else "it says,", confirmed)
    spelled = ""
    if "{day}" in form:
        if not day or len(day) != 10:
            return None
        when = date.fromisoformat(day)
        spelled = rng.choice((f"{when:%B} {when.day}, {when.year}", f"{when.day} {when:%B} {when.year}"))
    form = form.replace("{name}", name).replace("{day}", spelled)
    form = form[0].upper() + form[1:]
    before, _, after = form.partition("{words}")
    return before, after, confirmed


def _is_full(name: str) -> bool:
    return " " in name and name not in ROLES and not name.startswith(("Mr ", "Ms "))
