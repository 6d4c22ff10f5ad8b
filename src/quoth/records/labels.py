"""The words that make, or never make, a speaker's label: data for `turns`."""

from __future__ import annotations

__all__ = ["FLOOR", "INTERRUPTERS", "NOT_SPEAKERS", "PARTICLES", "ROLES", "TITLES"]


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


TITLES = _words(
    "mr mrs ms miss dr prof sir dame lord lady rev hon gen gov sen rep pres amb col capt maj lt sgt "
    "president chairman chairwoman chair chairperson speaker secretary minister senator representative "
    "governor justice judge general professor prime chief ambassador commissioner mayor director king "
    "queen herr frau präsident präsidentin m mme mlle monsieur madame président présidente señor "
    "señora sr sra dra presidente presidenta signor signora senhor senhora heer mevrouw"
)
"""Words that open a person's name or stand for it."""

ROLES = _words(
    "audience question questioner answer q a moderator interviewer interviewee host guest reporter "
    "journalist press voice speaker unknown unidentified male female man woman student operator "
    "narrator announcer translator interpreter witness counsel court clerk juror crowd protester "
    "caller member members participant frage antwort moderation moderatorin journalistin publikum "
    "zuruf pregunta respuesta moderador público periodista réponse modérateur journaliste intervieweur "
    "domanda risposta moderatore giornalista pergunta resposta jornalista vraag antwoord вопрос ответ "
    "ведущий журналист 问 答 記者 记者 問 主持人"
)
"""Words for one who speaks and has no name."""

PARTICLES = _words(
    "of the de la le les du des del della di da do dos das van von der den ter ten zu zur bin ibn al "
    "el ben y e und and et i for st pro tempore"
)
"""Small words inside a name."""

FLOOR = _words("question q questioner reporter press journalist frage pregunta domanda pergunta vraag вопрос")
"""Those who ask from the floor, and are answered."""

INTERRUPTERS = _words(
    "audience crowd protester protesters heckler hecklers spectator spectators voice voices publikum "
    "zuruf zwischenruf público publico pubblico publiek зал"
)
"""Those who call out and do not take the floor."""

NOT_SPEAKERS = _words(
    "note notes editor's editors warning update updated correction clarification disclaimer example "
    "examples source sources photo photos photograph image picture video credit caption figure table "
    "chart map related to from re subject cc bcc date time place location venue title author byline by "
    "contact email e-mail phone tel fax website web url http https address summary abstract background "
    "introduction conclusion keywords analysis opinion exclusive breaking developing watch read listen "
    "more see also remember result results key total score agenda item annex appendix article "
    "section chapter part rule step day week year p.s ps nb n.b attention fyi present attendees "
    "participants speakers duration transcript copyright published posted tags category categories"
) | {"editor's note", "see also", "read more"}
"""Words that open many a line and never a turn; a label of one of them alone is none."""
