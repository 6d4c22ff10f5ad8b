"""The words that make, or never make, a speaker's label: data for `turns`."""

from __future__ import annotations

__all__ = ["NOT_SPEAKERS", "PARTICLES", "ROLES", "TITLES"]

TITLES = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady rev hon gen gov sen rep pres amb col capt maj lt sgt "
    "president chairman chairwoman chair chairperson speaker secretary minister senator representative governor "
    "justice judge general professor prime chief ambassador commissioner mayor director king queen "
    "herr frau präsident präsidentin m mme mlle monsieur madame président présidente señor señora sr sra dr dra "
    "presidente presidenta signor signora senhor senhora de heer mevrouw".split()
)
"""Words that open a person's name or stand for it."""

ROLES = frozenset(
    "audience question questioner answer q a moderator interviewer interviewee host guest reporter journalist press "
    "voice speaker unknown unidentified male female man woman student operator narrator announcer translator interpreter "
    "witness counsel court clerk juror crowd protester caller member members participant "
    "frage antwort moderation moderatorin journalist journalistin publikum zuruf pregunta respuesta moderador público "
    "periodista réponse modérateur journaliste intervieweur domanda risposta moderatore giornalista pergunta resposta "
    "jornalista vraag antwoord вопрос ответ ведущий журналист 问 答 記者 记者 問 主持人".split()
)
"""Words for one who speaks and has no name."""

PARTICLES = frozenset(
    "of the de la le les du des del della di da do dos das van von der den ter ten zu zur bin ibn al el ben y e und and "
    "et i for st".split()
)
"""Small words inside a name."""

NOT_SPEAKERS = frozenset(
    (
        "note notes editor's note editors note warning update updated correction clarification disclaimer example examples "
        "source sources photo photos photograph image picture video credit caption figure table chart map related "
        "to from re subject cc bcc date time place location venue title author byline by contact email e-mail phone tel fax "
        "website web url http https address summary abstract background introduction conclusion keywords analysis opinion "
        "exclusive breaking developing watch read listen more see also remember result results answer key total score "
        "agenda item annex appendix article section chapter part rule step day week year p.s ps nb n.b attention fyi "
        "present attendees participants speakers duration transcript copyright published posted tags category categories"
    ).split()
) | frozenset({"editor's note", "see also", "read more", "p.s", "answer key"})
"""Words that open many a line and never a turn; a label of one of them alone is none."""
