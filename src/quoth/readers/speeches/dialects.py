"""The dialects of XML that are known: one row each, and what each calls its parts."""

from __future__ import annotations

from . import heads
from .parts import Dialect, Part

__all__ = ["DIALECTS", "find_dialect"]


def _parts(**names: str) -> dict[str, Part]:
    """Return what each element is; `names` are the parts, each with the elements that are it."""
    return {name: Part(part.rstrip("_")) for part, row in names.items() for name in row.split()}


_TEI = _parts(
    skip="teiHeader facsimile sourceDoc standOff index figDesc del certainty respStmt media graphic timeline spanGrp",
    box="TEI TEI.2 teiCorpus text group front body back div div0 div1 div2 div3 div4 div5 div6 div7 lg list table "
    "listBibl castList castGroup titlePage figure floatingText spGrp",
    block="p ab u/seg item row byline dateline salute signed opener closer trailer docTitle imprimatur docImprint "
    "docAuthor docDate argument bibl castItem epigraph postscript set",
    heading="head",
    caption="figure/head",
    speech="sp u",
    label="speaker note[speaker]",
    stage="stage incident kinesic vocal writing gap",
    note="note",
    furniture="fw",
    quote="q quote said",
    choice="choice app",
    page="pb",
    line="l",
    space="lb cb milestone",
    cell="cell",
    word="w pc",
)
_AKN = _parts(
    skip="meta del",
    box="akomaNtoso debate debateReport act bill doc judgment statement officialGazette documentCollection debateBody "
    "mainBody body preface preamble conclusions coverPage header background introduction motivation decision arguments "
    "remedies judgmentBody debateSection administrationOfOath rollCall prayers oralStatements writtenStatements "
    "personalStatements ministerialStatements resolutions nationalInterest declarationOfVote communication petitions "
    "papers noticesOfMotion questions address proceduralMotions pointOfOrder adjournment speechGroup section article "
    "chapter part title paragraph subparagraph content intro wrapUp list point ul ol table tr td th embeddedStructure "
    "components component attachments attachment container other blockContainer",
    block="p li block item longTitle listIntroduction listWrapUp formula",
    heading="heading subheading",
    caption="caption",
    speech="speech question answer",
    label="from",
    stage="scene narrative summary remark",
    note="authorialNote",
    furniture="toc voting",
    quote="quotedText quotedStructure embeddedText",
    page="eop",
    prefix="num",
    space="eol br",
)
_HANSARD = _parts(
    box="publicwhip hansard housecommons houselords westminsterhall writtenanswers debates section group titlepage",
    block="p",
    heading="major-heading minor-heading oral-heading title",
    speech="speech membercontribution ques reply",
    label="member",
    stage="stagedirections",
    note="footnote",
    furniture="division divisioncount mplist lordlist table",
    quote="quote blockquote q",
    page="col",
    line="l",
    space="br lb",
    skip="image memberconstituency date gidredirect",
)
_PLAIN = _parts(
    skip="style script",
    block="p para paragraph li item entry row tr verse-group",
    heading="title head heading h1 h2 h3 h4 h5 h6 subtitle",
    note="note footnote fn endnote",
    caption="caption figcaption",
    quote="blockquote disp-quote quote q",
    space="br lb",
    cell="td th cell",
)
DIALECTS: tuple[Dialect, ...] = (
    Dialect(
        "TEI",
        frozenset({"TEI", "TEI.2", "teiCorpus"}),
        _TEI,
        heads.list_tei_names,
        heads.tell_tei_speaker,
        heads.tell_tei_facts,
    ),
    Dialect(
        "Akoma Ntoso",
        frozenset({"akomaNtoso"}),
        _AKN,
        heads.list_akn_names,
        heads.tell_akn_speaker,
        heads.tell_akn_facts,
        heads.tell_akn_time,
    ),
    Dialect(
        "Hansard",
        frozenset({"publicwhip", "hansard"}),
        _HANSARD,
        tell_speaker=heads.tell_hansard_speaker,
        tell_facts=heads.tell_hansard_facts,
        tell_time=heads.tell_hansard_time,
    ),
    Dialect("XML", frozenset(), _PLAIN, tell_facts=heads.tell_plain_facts),
)
"""The dialects; the last takes what no other does."""


def find_dialect(root: str) -> Dialect:
    """Return the dialect of a document by the local name of its root."""
    return next((row for row in DIALECTS if root in row.roots), DIALECTS[-1])
