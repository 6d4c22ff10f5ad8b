"""The words whose coming or going turns a sentence: data only, English now, a row a language later."""

from __future__ import annotations

__all__ = [
    "CONDITIONS",
    "CONTRACTIONS",
    "CONTRASTS",
    "DISFLUENCIES",
    "HOMOGRAPHS",
    "MODALS",
    "NEGATIONS",
    "NUMERALS",
    "QUANTITIES",
    "SAME_WORD",
    "SPELLINGS",
]

NEGATIONS = frozenset(
    """not no never none nobody nothing nowhere neither nor without cannot hardly scarcely barely
    n't can't don't doesn't didn't won't wouldn't shouldn't couldn't isn't aren't wasn't weren't hasn't haven't
    hadn't mustn't needn't mightn't shan't ain't daren't refuse refuses refused reject rejects rejected deny denies
    denied fail fails failed""".split()
)
"""Words that deny; a sentence with one more or one fewer says something else."""

MODALS = frozenset("must may might can could shall should will would ought need cannot".split())
"""Words that say whether something is a duty, a leave, a chance or a certainty."""

CONDITIONS = frozenset(
    """if unless only except until till provided providing although though whether because when whenever
    before after while subject otherwise solely merely just long""".split()
)
"""Words that narrow when or for whom a sentence holds."""

CONTRASTS = frozenset("but however yet although though nevertheless nonetheless whereas despite".split())
"""Words that turn from what was said before."""

QUANTITIES = frozenset(
    """all some most many few several every each any both half none more less fewer least much majority minority
    nearly almost about approximately roughly over under hundreds thousands millions billions tens dozens
    single dozen twice once double triple""".split()
)
"""Words that say how much or how many without a figure."""

DISFLUENCIES = frozenset(
    "uh um uhm er erm ah eh hmm mm oh well so look like okay ok yeah and but you know i mean sort kind of".split()
)
"""What speakers say while they look for words; on its own it carries next to nothing."""

CONTRACTIONS: dict[str, tuple[str, ...]] = {
    "'m": ("am",),
    "'re": ("are",),
    "'s": ("is", "has", "us"),
    "'ve": ("have",),
    "'ll": ("will", "shall"),
    "'d": ("would", "had", "did"),
    "n't": ("not",),
}
"""Short endings and what they can stand for."""

SAME_WORD: tuple[frozenset[str], ...] = tuple(
    frozenset(row.split())
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
        "per-cent percent",
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
        "vs versus",
        "v versus",
    )
)
"""Spellings of one word; a hyphen stands for the space between two."""

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

NUMERALS: dict[str, int] = {
    **{
        word: value
        for value, word in enumerate(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen twenty""".split()
        )
    },
    **dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), range(30, 100, 10), strict=True)),
    **{"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 10**9, "trillion": 10**12},
    **{
        word: value
        for value, word in enumerate("first second third fourth fifth sixth seventh eighth ninth tenth".split(), 1)
    },
}
"""Words for numbers; a figure and its word are one number."""
