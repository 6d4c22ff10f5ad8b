"""Further verbs that tell how someone's words were said, beside those of `reporting`. Data.

These characterise ("derided", "saluted") or publish ("issued", "released") what was said; they point
to the speaker as well as "said" does once words in marks hang on them.
"""

from __future__ import annotations

from .reporting import REPORTING

__all__ = ["FINITE", "GERUNDS", "SURE", "inflect"]

_REGULAR = """
accuse acknowledge add address admonish advise affirm agree allege announce answer argue assail assert assure
attack bemoan berate blame bash bark beseech blog brand broadcast caption castigate characterize characterise
chastise chide chime claim clarify coin communicate compare complain condemn confide congratulate
convey counsel cry criticise croak crow  deadpan defend define depict declaim demonstrate deplore
detail detect determine dictate disagree disavow disclose discuss dispute diss dissent echo elaborate elucidate
email e-mail endorse enthuse entitle entreat envision estimate exclaim exhort explain faint-praise fault
forewarn fret fume growl grumble gripe groan guarantee guess gush highlight hint holler howl hope
imagine implore imply indicate inform inquire enquire insinuate instruct interpose interrupt intone invoke
jeer jest joke lambaste laud laugh lecture liken moan mourn mumble murmur narrate nickname notify
outline paraphrase pen pillory portray posit postulate pray preach proffer prohibit profess pronounce
pooh-pooh protest purr query question rail ramble rant rate rave react reaffirm realize reason reassure rebuke
reckon recite recommend recount reflect refuse register reject rejoice rejoin relate relay release remember
remind report repudiate request restate retweet reveal ridicule riff roar salute savage scold scrawl
scribble share shrug sigh signal sing-song smear smile sneer sob spar specify speculate stammer
stipulate summarize summarise summon surmise suspect taunt tease telegraph testify text thank theorize theorise
thunder tick title trash trumpet tut-tut underline underscore utter vent venture view voice volunteer
wail warble weep welcome whine worry admit commit prefer
believe consider expect contradict enjoin ascribe attest aver bawl beam bluster concur correct counter discern
editorialize empathize exult foam hedge hiss hoot lie marvel offer opine philosophize pontificate
proclaim prod propose puzzle quaver quiz rasp recap reprimand respond scorn screech shriek snarl snort sputter
squeal storm stutter sympathize urge vouch waver wheeze yelp chuckle giggle grin note observe
issue publish sign print deliver launch file send include contain feature find show rule hold
""".split()
_OTHERS = """
said says saying wrote writes written told tells found finds finding showed shown shows sang sings thought thinks
felt feels feel feeling meant means mean meaning saw sees seeing held holds understood understands sent sends read reads
retold foresaw foresees foretold swears swearing heard sung forbade forbids knew knows
quizzed quipping snapping submitted submits rebutted admitting referring conferred concurred
put puts putting went goes began begins spoke speaks threatens threaten answered
""".split()
_DOUBLED = frozenset("admit commit prefer refer pen concur".split())
_NOUNS = frozenset(
    "faint hope hedge beam storm grin smile share lie text pen spar rate file sign print issue fault rule hold "
    "show find tick foam view attack release launch feature blame howl laugh moan title report request prod "
    "detail sob voice note blog counsel relay register welcome signal trash lecture answer".split()
)
"""Bases that are nouns more often than verbs: only their other forms count."""


def inflect(base: str) -> tuple[str, tuple[str, ...]]:
    """Return the `-ing` form and the finite forms of a regular English verb."""
    stem = base + base[-1] if base in _DOUBLED else base
    if base.endswith("e"):
        return base[:-1] + "ing", (base, base + "s", base + "d")
    if base.endswith("y") and base[-2] not in "aeiou":
        return base + "ing", (base, base[:-1] + "ies", base[:-1] + "ied")
    plural = "es" if base.endswith(("s", "sh", "ch", "x", "z")) else "s"
    return stem + "ing", (base, base + plural, stem + "ed")


def _build() -> tuple[frozenset[str], frozenset[str]]:
    finite = {form for form in (*REPORTING, *_OTHERS) if not form.endswith("ing")}
    gerunds = {form for form in (*REPORTING, *_OTHERS) if form.endswith("ing")}
    for base in _REGULAR:
        gerund, forms = inflect(base)
        gerunds.add(gerund)
        finite.update(forms[1:] if base in _NOUNS else forms)
    return frozenset(finite - gerunds), frozenset(gerunds)


FINITE, GERUNDS = _build()
"""Forms that stand with a subject of their own (`said`), and forms that hang on another's (`saying`)."""

_OTHER_USES = frozenset("""
address addressed begin begins began hold holds held point points pointed pointing put puts read reads think thinks
thought talk talks talked talking
rules question express expresses promise promises state states propose proposes proposed threaten
cite deny claim
comment comments report reports
continue continues continued continuing speak speaks spoke speaking post question object note
""".split())
SURE = frozenset(REPORTING) - _OTHER_USES
"""Forms of verbs that do little else than report words; beside them the others give way."""
