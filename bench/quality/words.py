"""The words by which quotations are changed: data only. None of them is taken from what quoth knows."""

from __future__ import annotations

FILLERS = "truly plainly entire lasting ordinary costly gladly openly foreign modern general careful".split()
"""Words to put in, or in the place of others, that turn little."""

GLOSSES = ("[in the capital]", "[as he calls it]", "[of the southern coast]", "[that is, the ministry]")
STAND_INS = ("[the council]", "[the owners]", "[that plan]", "[my colleague]", "[these people]")
CUTS = ("…", "...", ". . .", "[…]", "[...]")

NUMBERS = dict(zip(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split(),
    range(2, 17),
    strict=True,
)) | {"twenty": 20, "thirty": 30, "forty": 40, "sixty": 60, "ninety": 90}

DENIALS = ("not", "never", "no", "cannot", "nobody", "nor")
DENIED = {"cannot": "can", "nobody": "everybody", "no": "a", "nor": "and"}
"""What is printed for a denial that is taken out; the others leave nothing."""
HELPERS = "is was are were will shall may must should would could did".split()
"""Words behind which a "not" can be put."""

MODALITY = {
    "must": "may", "may": "must", "shall": "may", "should": "must", "will": "might", "can": "must",
    "could": "would", "would": "could", "might": "will", "ought": "used",
}
CONDITIONS = {"unless": "if", "if": "because", "until": "after", "except": "including", "only": "", "provided": "given"}
QUANTITIES = {
    "all": "some", "every": "almost every", "most": "all", "several": "all", "many": "few", "few": "many",
    "fewer": "more", "more": "fewer", "both": "neither of", "each": "one", "half": "all", "twice": "once",
    "once": "twice", "nearly": "over", "some": "all", "any": "every",
}
SMALL = {
    "a": "the", "the": "a", "is": "was", "was": "is", "are": "were", "were": "are", "we": "they", "they": "we",
    "our": "their", "their": "our", "in": "on", "for": "by", "and": "or", "this": "that", "his": "her", "has": "had",
    "have": "had", "to": "from", "with": "without", "before": "after", "I": "we",
}
"""Small words that change who, when or which."""
NAMES = "Varholt Lessing Orrin Dunmere Haskell Brandt Tornby Sorrel Whitlock Ebbesen".split()
"""Names to put in the place of others."""

SPELLINGS = {
    "honourable": "honorable", "metres": "meters", "centimetres": "centimeters", "programme": "program",
    "millimetre": "millimeter", "harbour": "harbor", "licence": "license", "labour": "labor", "neighbours": "neighbors",
    "grey": "gray", "tonne": "tonne",
}
SHORT_FORMS = {
    "do not": "don't", "did not": "didn't", "does not": "doesn't", "will not": "won't", "is not": "isn't",
    "cannot": "can't", "could not": "couldn't", "I have": "I've", "it is": "it's", "they are": "they're",
    "don't": "do not", "didn't": "did not", "isn't": "is not", "wasn't": "was not", "I'd": "I would", "it's": "it is",
    "we had": "we'd", "I will": "I'll", "you will": "you'll", "they had": "they'd",
}

ROLES = {"Chair": "the chair", "Speaker": "the Speaker", "Moderator": "the moderator", "Operator": "the operator",
         "Speaker Of The Chamber": "the Speaker of the Chamber"}
"""Labels of turns that name an office; nobody is named by them."""

FORMS = (
    "{name} said: “{words}.”",
    "“{words},” {name} said.",
    "“{words},” said {name}.",
    "According to {name}, “{words}.”",
    "On {day}, {name} said: “{words}.”",
    "“{words},” {name} said on {day}.",
    "{name} told those present that day: “{words}.”",
    "\"{words},\" {name} said.",
    "{name} said: \"{words}.\"",
    "{name} put it this way: “{words}.”",
)
"""Forms of reporting; {name} is the speaker, {day} the day of the source."""
LETTER_FORMS = ("{name} wrote: “{words}.”", "“{words},” {name} wrote.", "In a letter, {name} wrote that “{words}.”")
TREATY_FORMS = (
    "The Convention on the Lake of Arn provides: “{words}.”",
    "“{words},” the convention says.",
    "The text agreed by the three parties reads: “{words}.”",
)
BROKEN = "“{first},” {name} said, “{second}.”"
"""The form of an interrupted quotation."""
NAMELESS = ("The document reads: “{words}.”", "“{words},” it says.")

HEADS = ("What Was Said, and What Was Not", "A Look at the Record", "Notes From the Gallery", "The Week in Words")
NARRATION = (
    "The room was warmer than the day outside, and the porters had opened the windows.",
    "Few of those present had read the papers beforehand.",
    "The matter has been before the public for the better part of a year.",
    "Others took a different view, and will be heard next week.",
    "It was raining in Bramholt when the sheets were handed round.",
    "Nobody asked about the money, which came as a surprise.",
    "Readers have written to ask what exactly was promised.",
    "After that there was a pause for coffee.",
)
