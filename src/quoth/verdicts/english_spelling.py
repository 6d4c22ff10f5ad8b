"""Words that English spells in several ways: data only."""

from __future__ import annotations

__all__ = ["HOMOGRAPHS", "SAME_WORDS", "SPELLINGS"]

SAME_WORDS: dict[str, str] = {
    word.replace("-", " "): row.split()[0].replace("-", " ")
    for row in (
        "ok okay",
        "cause 'cause because",
        "til till until",
        "alright all-right",
        "gonna going-to",
        "wanna want-to",
        "gotta got-to",
        "em 'em them",
        "yea yeah",
        "grey gray",
        "programme program",
        "cheque check",
        "tyre tire",
        "whilst while",
        "amongst among",
        "towards toward",
        "learnt learned",
        "burnt burned",
        "spelt spelled",
        "adviser advisor",
        "judgement judgment",
        "sceptic skeptic",
        "sceptical skeptical",
        "defence defense",
        "offence offense",
        "licence license",
        "practise practice",
        "mr mister",
        "dr doctor",
        "st saint",
        "versus vs v",
        "percent per-cent pct",
        "email e-mail",
        "online on-line",
        "ageing aging",
        "ax axe",
        "mold mould",
        "plow plough",
        "pajamas pyjamas",
        "jewelry jewellery",
        "story storey",
        "curb kerb",
        "draft draught",
        "artefact artifact",
        "enquiry inquiry",
        "enquiries inquiries",
        "disk disc",
        "aluminum aluminium",
        "airplane aeroplane",
        "skillful skilful",
        "fulfill fulfil",
        "enroll enrol",
        "enrollment enrolment",
        "dreamed dreamt",
        "leaned leant",
        "leaped leapt",
        "spoiled spoilt",
        "spilled spilt",
        "smelled smelt",
        "backward backwards",
        "forward forwards",
        "afterward afterwards",
        "mrs missus",
        "prof professor",
        "gov governor",
        "sen senator",
        "rep representative",
        "nite night",
        "thru through",
        "tho though",
        "kinda kind-of",
        "sorta sort-of",
        "dunno don't-know",
        "lemme let-me",
        "gimme give-me",
        "y'all you-all",
        "c'mon come-on",
        "ma'am madam",
    )
    for word in row.split()
}
"""Spellings of one word, each with one of them; a blank stands between two words."""

SPELLINGS: tuple[tuple[str, str], ...] = (
    (r"our(?=s?$|ed$|ing$|able$|ably$|ite$|ful|er|less|hood)", "or"),
    (r"is(?=e$|es$|ed$|ing$|ation|er$|ers$)", "iz"),
    (r"ys(?=e$|es$|ed$|ing$)", "yz"),
    (r"(?<=[bcdghkptv])re(?=s?$|d$)", "er"),
    (r"ll(?=ed$|ing$|er$|ers$|or$|ors$|ous$|ation)", "l"),
    (r"ogue(?=s?$)", "og"),
    (r"ae", "e"),
    (r"oe(?=[^s]|$)", "e"),
    (r"mme(?=s?$)", "m"),
)
"""British endings and their American forms: (pattern, form), tried in order on both sides."""

HOMOGRAPHS = frozenset(
    "well we'll were we're ill i'll shell she'll hell he'll wed we'd id i'd shed she'd cant can't wont won't".split()
)
"""Words that an apostrophe makes into others."""
