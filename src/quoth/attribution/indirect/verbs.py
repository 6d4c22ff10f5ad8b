"""Verbs and nouns by which a writer tells in other words what someone said, each with how it is used. Data.

Only acts of saying and writing are here. What someone thinks, hopes or knows is not told as said, and stays out.
"""

from __future__ import annotations

from quoth.text.verbs import FINITE, GERUNDS, inflect

__all__ = ["BARRED", "BINDING", "FORMS", "HELD", "NOT_SOURCES", "NOUNS", "OTHER_FORMS", "SOFT", "USES", "WORKS"]

USES = {
    "that": "a clause with `that`: argued that it would fail",
    "bare": "a clause without it: said it would fail",
    "loose": "the same, only where a pronoun or an auxiliary shows that a clause begins: admitted it would fail",
    "hearer": "whoever is told, before the clause: told the council that it would fail",
    "how": "`whether`, `why`, `how` or `what`: explained why it failed",
    "ask": "the same, with `if`, `when`, `where` and `who` as well: asked if it had failed",
    "infinitive": "what the speaker will do, with `to`: promised to mend it",
    "doing": "what the speaker did or did not do, in -ing: denied taking money",
    "order": "what another is to do: urged the council to mend it",
    "bind": "the same, where a document or a body rules: obliges states to publish it",
    "on": "the same, behind `on`: called on the council to mend it",
    "keep": "what another is not to do, with `from`: forbids states from building it",
    "accuse": "what another did: accused Hale of hiding it",
    "aside": "the words of saying beside the clause or inside it: it would fail, Hale said",
    "work": "a clause with `that`, where a document or a body tells: found that it would fail",
}
"""How a verb can be used."""

_REGULAR = {
    "accuse": "accuse", "acknowledge": "that loose doing", "add": "that bare aside",
    "admit": "that loose doing aside", "advise": "that order", "affirm": "that", "agree": "that",
    "allege": "that bare aside", "allow": "bind", "announce": "that loose aside", "answer": "that",
    "argue": "that bare aside", "ask": "hearer ask order aside", "assert": "that bare aside",
    "assure": "that bare hearer", "attest": "that", "authorise": "bind", "authorize": "bind", "ban": "keep",
    "bar": "keep", "beg": "order", "boast": "that loose aside", "brag": "that loose", "caution": "that order aside",
    "certify": "that", "claim": "that loose infinitive aside", "clarify": "that how", "command": "order",
    "comment": "that", "compel": "bind", "complain": "that bare aside", "concede": "that loose aside",
    "conclude": "that loose", "confess": "that loose", "confirm": "that loose aside", "contend": "that bare aside",
    "counter": "that aside", "declare": "that loose aside", "decline": "infinitive", "demand": "that infinitive",
    "deny": "that loose doing", "direct": "order", "disclose": "that loose how", "e-mail": "that hearer",
    "emphasise": "that how", "emphasize": "that how", "enquire": "ask aside", "entitle": "bind",
    "estimate": "that loose", "exhort": "order", "explain": "that bare how aside", "guarantee": "that loose",
    "hint": "that loose", "implore": "order", "imply": "that loose", "indicate": "that loose how aside",
    "inform": "that bare hearer", "inquire": "ask aside", "insinuate": "that", "insist": "that bare aside",
    "instruct": "order", "invite": "order", "joke": "that bare aside", "lament": "that aside",
    "maintain": "that loose aside", "mention": "that how", "note": "that loose how aside",
    "notify": "that bare hearer", "object": "that aside", "oblige": "bind", "observe": "that loose aside",
    "offer": "infinitive", "opine": "that bare aside", "order": "order", "permit": "bind",
    "pledge": "that loose infinitive aside", "post": "that", "predict": "that loose aside", "proclaim": "that loose",
    "profess": "that infinitive", "prohibit": "keep", "promise": "that bare hearer infinitive aside",
    "propose": "that infinitive doing", "protest": "that aside", "provide": "that", "question": "how",
    "quip": "that bare aside", "reaffirm": "that", "reason": "that aside", "recall": "that loose how aside",
    "recommend": "that doing", "recount": "that how", "refuse": "infinitive", "reiterate": "that loose",
    "remark": "that bare aside", "remind": "that bare hearer order", "repeat": "that", "reply": "that bare aside",
    "report": "that loose aside", "request": "that", "require": "bind that", "respond": "that bare aside",
    "retort": "that aside", "reveal": "that loose how", "rule": "that loose", "shout": "that", "show": "work aside",
    "signal": "that loose", "specify": "that how", "speculate": "that bare aside", "state": "that loose aside",
    "stipulate": "that loose", "stress": "that loose how", "suggest": "that loose doing aside",
    "testify": "that bare aside", "text": "that hearer", "threaten": "that infinitive", "tweet": "that bare aside",
    "underline": "that", "underscore": "that", "urge": "that order", "volunteer": "that",
    "vow": "that loose infinitive aside", "warn": "that bare hearer order aside", "whisper": "that",
    "wonder": "ask aside",
}  # fmt: skip
_DOUBLED = {"beg": "begg", "bar": "barr", "ban": "bann", "compel": "compell", "quip": "quipp", "brag": "bragg",
            "permit": "permitt", "admit": "admitt"}  # fmt: skip
_OTHERS = {
    "say says said saying": "that bare how aside",
    "tell tells told telling": "that bare hearer how order aside",
    "write writes wrote written writing": "that loose aside",
    "swear swears swore sworn swearing": "that loose infinitive",
    "call calls called calling": "on",
    "point points pointed pointing": "that aside",
    "hold holds held": "work",
    "find finds found": "work aside",
    "elaborate elaborates elaborated elaborating": "that",
    "forbid forbids forbade forbidden forbidding": "order keep",
    "undertake undertakes undertook undertaken": "infinitive",
}


def _forms() -> dict[str, frozenset[str]]:
    forms: dict[str, frozenset[str]] = {}
    for base, uses in _REGULAR.items():
        gerund, finite = inflect(base)
        if base in _DOUBLED:
            gerund, finite = _DOUBLED[base] + "ing", (base, base + "s", _DOUBLED[base] + "ed")
        for form in (gerund, *finite):
            forms[form] = frozenset(uses.split())
    for written, uses in _OTHERS.items():
        for form in written.split():
            forms[form] = frozenset(uses.split())
    return forms


FORMS = _forms()
"""Every form of a verb, lower case, with its uses."""

OTHER_FORMS = frozenset(FORMS) - FINITE - GERUNDS
"""Forms that carry no words in marks, so that frames do not know them for verbs of saying."""

NOUNS = {
    **dict.fromkeys(
        "claim claims assertion assertions allegation allegations argument contention insistence prediction "
        "accusation accusations complaint admission suggestion declaration announcement conclusion statement "
        "statements remark remarks warning warnings testimony observation acknowledgment denial".split(), "that",
    ),
    **dict.fromkeys("promise promises pledge pledges vow assurance assurances threat threats".split(), "that to"),
    **dict.fromkeys("offer refusal request plea demand order".split(), "to"),
}  # fmt: skip
"""Nouns of telling, lower case, with what they take: `that`, `to`."""

BINDING = frozenset("""
accord agreement amendment article bill charter clause code constitution contract convention covenant decree
directive edict guideline guidelines law laws licence mandate order ordinance pact protocol provision provisions
regulation regulations resolution rule rules ruling section statute statutes treaty verdict act
court tribunal judge judges jury commission council parliament paragraph policy
""".split())
"""What binds others: documents, and those who rule."""
WORKS = BINDING | frozenset("""
report reports study studies survey surveys poll polls review inquiry investigation investigators audit auditors
analysis research researchers panel committee inspectors letter memo document documents filing files records
communique declaration statement memorandum manual paper handbook
""".split())
"""What tells without a mouth of its own: documents, and bodies that look into things."""
BARRED = frozenset(
    "comment say answer respond discuss elaborate speculate speak give be take disclose identify provide state "
    "name".split()
)
"""Verbs after `declined to` and `refused to` that leave nothing told."""
SOFT = frozenset("""
suggest suggests suggested suggesting imply implies implied implying indicate indicates indicated indicating
signal signals signaled signaling reveal reveals revealed revealing hint hints hinted hinting
confirm confirms confirmed confirming
""".split())
"""Forms of verbs that things do as well, without a word."""
HELD = frozenset("news fact idea notion belief view sense hope fear point evidence possibility rumors rumours".split())
"""Nouns that take a clause with `that` of their own."""
NOT_SOURCES = frozenset(
    "plan plans schedule custom need needs size law rules tradition rank age taste ability means type merit "
    "whether".split()
)
"""What a thing can go according to that says nothing."""
