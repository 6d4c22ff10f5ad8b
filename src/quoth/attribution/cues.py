"""Words of saying and the small words round them, each with the class that rules ask for. Data, by language.

A paragraph becomes a string of one letter a word, so that a rule can look at a sentence at a glance;
`FRAME` explains the letters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.text.verbs import FINITE, GERUNDS, SURE

from .english_people import ENGLISH_PEOPLE
from .people import People

__all__ = ["ENGLISH", "FRAME", "LINES", "Grammar", "Lexicon"]

FRAME = {
    "Q": "a piece of a quotation",
    "N": "a name, or a word of one",
    "S": "a name with the sign of possession",
    "z": "another word with the sign of possession",
    "P": "a pronoun that can be a subject",
    "m": "a pronoun that cannot",
    "h": "a pronoun of possession",
    "d": "an article or other determiner",
    "e": "a determiner that can stand for a person: another, some",
    "V": "a verb of saying with a subject of its own: said",
    "G": "a verb of saying that hangs on another: saying",
    "K": "a noun of saying: statement, letter",
    "U": "according",
    "a": "a word that tells by itself whose words they are: laut, selon; none is English",
    "X": "an auxiliary verb: has, would",
    "Y": "a form of to be",
    "A": "an adverb",
    "i": "a preposition",
    "b": "by",
    "u": "to",
    "s": "as",
    "f": "of",
    "w": "a word that begins a subordinate clause: when, because",
    "W": "a relative pronoun: who, which",
    "T": "that",
    "t": "a word of time: Tuesday, June",
    "&": "and, or, but",
    "v": "another verb that can have a subject",
    "g": "another word in -ing",
    "n": "a number",
    "o": "any other word",
    ",": "a comma", ":": "a colon", ";": "a semicolon", "-": "a dash", "(": "an opening bracket",
    ")": "a closing bracket", ".": "a mark that ends a sentence",
}  # fmt: skip
"""The classes of words and marks in a frame."""
_EARLIER = re.compile(r"\b(?:earlier|previously|once|in the past|years ago|formerly)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """How a language other than English builds its sentences, as far as attribution has to know."""

    token: re.Pattern[str]
    """What a word, a number or a mark is."""
    name: re.Pattern[str]
    """What a name is: words in upper case, with titles that are cut short and with particles."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word of an expression to the words after it, each with the classes of all its words."""
    behind: frozenset[str] = frozenset()
    """Words that tell whose words they are only right behind a quotation: `„…“, so Hale`."""
    opening: frozenset[str] = frozenset()
    """Words that do so only before a name and a comma at the beginning of a sentence: `Pour Hale, …`."""
    definite: frozenset[str] = frozenset()
    """Articles that point to someone known: `die Ministerin`."""
    articles: tuple[str, ...] = ()
    """Words that may stand between a name and the role told after it: `Hale, eine Ministerin`."""
    genders: dict[str, str] | None = None
    """Articles to the gender that they tell."""
    endings: tuple[tuple[str, str], ...] = ()
    """Endings of a name in other cases, with that of the nominative: `Путина`, `Hales`."""
    last_only: bool = True
    """Whether only a name's last word takes such an ending."""
    genitive: bool = False
    """Whether a name that ends in -s may own what follows: `Hales Plan`."""
    genitives: frozenset[str] = frozenset()
    """Articles that mean `of the` right behind a noun: `die Sprecherin der Ministerin`."""
    bare: bool = False
    """Whether a noun without an article can point to someone known."""
    head_first: bool = False
    """Whether a description begins with its noun: `le président russe`."""
    capital_nouns: bool = False
    """Whether all nouns are in upper case, so that a capital makes no name."""
    noun_endings: tuple[str, ...] = ()
    """Endings of nouns in upper case that are no names."""
    plural_endings: tuple[str, ...] = ()
    """Endings of verbs with several subjects, which may be nouns without an article."""
    adjective_endings: tuple[str, ...] = ()
    """Endings of adjectives, which stand before nouns and not before names."""
    split: bool = False
    """Whether the speaker may stand between the auxiliary and the verb: `hat Hale gesagt`."""
    final: bool = False
    """Whether the verb may close the sentence: `Hale hat den Plan „…“ genannt`."""
    implied: bool = False
    """Whether the verb may go without a subject: `«…», dijo`."""
    oblique: frozenset[str] = frozenset()
    """Articles that no subject has, which may stand behind words that tell whose words they are: `laut dem Rat`."""
    reported: frozenset[str] = frozenset()
    """Verbs that show that a sentence is told in someone's words: `Die Brücke sei „…“`."""
    naming: frozenset[str] = frozenset()
    """Verbs whose object may stand right behind them without a subject: `calificó el plan de «…»`."""
    relatives: frozenset[str] = frozenset()
    """Articles that are relative pronouns behind a comma: `Hale, die …`."""
    female_verbs: tuple[str, ...] = ()
    """Endings of verbs that tell of a woman: `сказала`."""
    male_verbs: tuple[str, ...] = ()
    """Endings of verbs that tell of a man."""


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """What attribution knows of one language."""

    classes: dict[str, str]
    """Lower-case word to its class of `FRAME`; words not listed are told by their ending and case."""
    sure: frozenset[str]
    """Forms of verbs that do little else than report words."""
    heard: frozenset[str]
    """Participles of verbs whose passive is about the one who hears: `they were told`."""
    mute: frozenset[str]
    """Pronouns for nobody in particular, who is quoted by no one."""
    months: frozenset[str]
    """Words that are months in upper case beside a number, and other words elsewhere."""
    female: frozenset[str]
    """Pronouns for a woman."""
    male: frozenset[str]
    """Pronouns for a man."""
    personal: frozenset[str]
    """Relative pronouns for people alone."""
    verb_endings: tuple[str, ...]
    """Endings that make a word not listed a verb."""
    gerund_ending: str
    """The ending of verbs that hang on another."""
    adverb_ending: str
    """The ending that makes a word not listed an adverb."""
    possessive: tuple[str, ...]
    """Endings of possession."""
    both: frozenset[str]
    """Verbs of saying that are nouns as well; which of the two, the words beside them tell."""
    nouns: frozenset[str]
    """Nouns of saying."""
    people: People = ENGLISH_PEOPLE
    """What names, titles and nouns tell of people."""
    earlier: re.Pattern[str] = _EARLIER
    """Expressions that say that words are from an earlier time, without a day."""
    orders: frozenset[str] = frozenset()
    """Verbs with which a sentence may bid the reader something: `Ask Holm how that went`. No name begins so there."""
    cut_short: frozenset[str] = frozenset()
    """Words of citations that are cut short and stand in upper case: `Tr. 43`. They name nobody."""
    language: str = "en"
    """The language, as a code of ISO 639-1."""
    grammar: Grammar | None = None
    """How sentences are built; None for English, which the rules are made for."""


_CLASSES = {
    "P": "he she they it i we you everyone everybody someone somebody nobody",
    "m": "him them me us himself herself themselves itself myself",
    "h": "his her their its my our your",
    "d": "the a an this these every each no any such",
    "e": "another others one some many most several both few all two three four five dozens hundreds those "
         "neither either none",
    "K": "statement statements letter remark remarks comment comments claim claims assertion assertions "
         "declaration suggestion argument arguments speech address interview tweet tweets post message email "
         "e-mail memo memorandum report call question answer response reply words phrase line "
         "contention insistence warning promise pledge vow assurance admission acknowledgment "
         "prediction accusation charge complaint criticism characterization description mantra "
         "slogan chant cry refrain quote quotation observation conclusion view opinion belief "
         "account demand plea appeal request testimony telling quip joke jab retort note voice "
         "boast lament taunt gibe jibe lecture sermon",
    "U": "according",
    "X": "has have had will would can could may might shall should must did does do 've 'd 'll having "
         "didn't doesn't don't won't wouldn't couldn't can't hasn't haven't hadn't shouldn't",
    "Y": "is are was were be been being am isn't aren't wasn't weren't 's 're",
    "A": "also then later now once again still even just only ever never not always often soon too instead "
         "meanwhile however though first further once long already nevertheless thus therefore "
         "sometimes perhaps maybe yet so rather quite very almost simply "
         "further-more furthermore moreover earlier previously since famously reportedly here there out back "
         "up down off away together aloud else indeed",
    "i": "in on at from with without for about against after before during into onto over under through "
         "throughout between among amid toward towards upon within outside inside near behind beyond "
         "across along around following despite regarding concerning via per than like unlike amidst alongside "
         "versus vs including beside besides",
    "b": "by",
    "u": "to",
    "s": "as",
    "f": "of",
    "w": "when while because if although unless whether where why how whereas until lest",
    "W": "who which whom whose what whoever",
    "T": "that",
    "&": "and or but nor",
    "t": "monday tuesday wednesday thursday friday saturday sunday january february march april june july "
         "august september october november december jan feb mar apr jun jul aug sept sep oct nov dec "
         "today yesterday tomorrow tonight morning afternoon evening night noon midnight week weekend month "
         "year years weeks months days day hours minutes ago recently last next a.m. p.m.",
    "v": "took made went came gave got kept left met ran sat stood won lost began became brought built "
         "bought caught chose drew drove ate fell felt flew forgot grew heard held kept knew led let "
         "laid lay lied paid put rose shook shot slept spent stole struck swung threw "
         "woke wore sent set hit cut meant makes takes goes comes gives gets keeps leaves meets runs "
         "wants needs likes seems appears looks plans tries hopes works plays helps shows leads remains includes "
         "used uses owed died lied tied sees supports opposes favors favours becomes brings builds buys carries "
         "chooses creates decides defends delivers depends deserves destroys drives earns enjoys ensures enters "
         "exists expects faces fails falls follows forgets functions grows happens hears helps holds invites "
         "involves joins knows lacks learns lets loses loves makes manages meets occurs opens operates owns pays "
         "performs prefers prepares prevents produces protects proves pulls pushes reaches receives reduces "
         "refuses relies represents requires returns rejects saves seeks sells sends serves sits sleeps spends "
         "stands stays succeeds suffers survives teaches understands waits walks watches wins wishes examines "
         "studies focuses allows asks causes compares",
}  # fmt: skip
LINES = frozenset("""
line lines phrase image picture example illustration analogy comparison metaphor simile formula formulation hypothetical
answer reply summary description explanation retort question verdict warning soundbite quip quotation quote sentence
remark epigram aphorism joke statement words version
""".split())
"""Nouns for a stretch of someone's words."""
_VERBS_ONLY = frozenset("""
said say says saw see wrote write writes written told tell tells spoke speak spoken thought think thinks knew know knows
understood understand found finds heard sang sung sent send sends meant means felt feel feels held shown
foresaw foretold swore began begins begin went goes put puts tweeted retweeted
""".split())
"""Forms with no noun of the same spelling; those in -ed are none either."""


def _english() -> Lexicon:
    classes = dict.fromkeys(FINITE, "V") | dict.fromkeys(GERUNDS, "G")
    for letter, words in _CLASSES.items():
        for word in words.split():
            if letter in "Ki" and word in classes:
                continue
            if letter == "v" and word in classes:
                continue
            classes[word] = letter
    for pronoun in _CLASSES["P"].split()[:7]:
        for ending in ("s", "d", "ll", "ve", "re", "m"):
            classes[f"{pronoun}'{ending}"] = classes[f"{pronoun}’{ending}"] = "P"
    return Lexicon(
        classes=classes,
        sure=SURE,
        heard=frozenset("told asked informed reminded warned advised assured notified".split()),
        mute=frozenset("nobody everybody everyone".split()),
        months=frozenset({"may", "march"}),
        female=frozenset({"she", "her", "herself"}),
        male=frozenset({"he", "his", "him", "himself"}),
        personal=frozenset({"who", "whom", "whose"}),
        verb_endings=("ed",),
        gerund_ending="ing",
        adverb_ending="ly",
        possessive=("'s", "’s", "s’", "s'"),
        both=frozenset(form for form in FINITE if not form.endswith("ed")) - _VERBS_ONLY
        | {"telling"},
        nouns=frozenset(_CLASSES["K"].split()),
        orders=frozenset("""
            ask tell consider remember recall imagine compare blame thank see watch read hear listen look notice note
            forget meet picture call try spare send give take believe trust
        """.split()),
        cut_short=frozenset("tr id br cf dkt ecf supp cong rec compl decl aff dep pet mem mot opp ibid stat".split()),
    )


ENGLISH = _english()
"""English."""
