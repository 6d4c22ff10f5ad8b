"""What a paragraph is, told by the name of its style or by how far it is set in: for word processors of all kinds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from quoth.model import BlockKind

__all__ = ["Looks", "Setting", "tell_by_name", "tell_kinds"]

_QUOTATION = (
    # The names that word processors give themselves come first in each language; then what people write.
    "quote|intense quote|block text|quotations|quotation|block quote|block quotation|blockquote|blockquotation|"
    "long quote|long quotation|extract|displayed quote|quote block|quoted text|quote text|"
    "zitat|intensives zitat|blockzitat|langes zitat|"
    "citation intense|citation longue|bloc de citation|texte cité|"
    "cita|cita destacada|cita larga|cita en bloque|"
    "citazione|citazione intensa|citazione lunga|"
    "citação|citação intensa|citação longa|"
    "citaat|duidelijk citaat|blokcitaat|"
    "citat|starkt citat|stærkt citat|blockcitat|blokcitat|sitat|sterkt sitat|"
    "cytat|cytat intensywny|citát|výrazný citát|idézet|kiemelt idézet|"
    "цитата|выделенная цитата|цитата 2|lainaus|erottuva lainaus|alıntı|引用文|引用|引用文 2|明显引用|인용"
)
_HEADING = (
    "heading|title|subtitle|chapter title|überschrift|titel|untertitel|titre|sous-titre|título|subtítulo|"
    "titolo|sottotitolo|kop|ondertitel|rubrik|overskrift|undertitel|nagłówek|tytuł|nadpis|název|címsor|cím|"
    "заголовок|название|otsikko|başlık|見出し|標題|标题|제목"
)
_CAPTION = (
    "caption|figure|illustration|table|beschriftung|bildunterschrift|légende|epígrafe|leyenda|didascalia|legenda|"
    "bijschrift|beskrivning|billedtekst|bildetekst|podpis|titulek|képaláírás|название объекта|図表番号|题注"
)
_FURNITURE = (
    "toc|toc heading|table of figures|table of authorities|index|header|footer|contents|contents heading|"
    "header left|header right|footer left|footer right|page number|line number|"
    "verzeichnis|inhaltsverzeichnisüberschrift|kopfzeile|fußzeile|en-tête|pied de page|encabezado|pie de página"
)
_KINDS = {
    name: kind
    for kind, names in (
        (BlockKind.QUOTATION, _QUOTATION),
        (BlockKind.HEADING, _HEADING),
        (BlockKind.CAPTION, _CAPTION),
        (BlockKind.FURNITURE, _FURNITURE),
    )
    for name in names.split("|")
}
_NUMBER = re.compile(r"[\s_-]*\d+$")
_ESCAPED = re.compile(r"_([0-9a-f]{2,4})_")
_SPACE = re.compile(r"[\s_]+")

Setting = tuple[int, int, int]
"""How far a paragraph is set in from the left, from the right, and its first line further still, in twips
(1/20 point); the last is below zero where the first line hangs out."""

_INCH = 1440
_LEFT = _INCH // 3
_RIGHT = _INCH // 4
_FAR = 2 * _INCH
"""What is set in further from the left is a signature or an address."""


def tell_by_name(name: str) -> BlockKind | None:
    """Return what a style of that name is for; None where the name says nothing.

    >>> [tell_by_name(name) for name in ("heading 2", "Intense Quote", "Quote_20_2", "Standard")]
    [<BlockKind.HEADING: 'heading'>, <BlockKind.QUOTATION: 'quotation'>, <BlockKind.QUOTATION: 'quotation'>, None]
    """
    plain = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), name.casefold())
    plain = _SPACE.sub(" ", plain).strip()
    return _KINDS.get(plain) or _KINDS.get(_NUMBER.sub("", plain))


@dataclass(frozen=True, slots=True)
class Looks:
    """What is known of a paragraph before it is told what it is."""

    kind: BlockKind | None
    """What its element or style says; None where these say nothing."""
    setting: Setting | None
    """How far it is set in; None where that means nothing: in a list, a table, the middle of the line."""
    text: str
    """Its words."""


def tell_kinds(paragraphs: Sequence[Looks]) -> list[BlockKind]:
    """Return what each paragraph of a text is: what its style says, else a block quotation if it is set in as one."""
    usual = _find_usual(paragraphs)
    kinds: list[BlockKind] = []
    before, quoted = "", None
    for looks in paragraphs:
        kind = looks.kind
        if looks.text.strip():
            if kind is None and looks.setting is not None:
                apart = looks.setting == quoted or _is_set_apart(looks.setting, usual, before)
                kind = BlockKind.QUOTATION if apart else None
            quoted = looks.setting if kind is BlockKind.QUOTATION and looks.setting != usual else None
            before = looks.text
        kinds.append(kind or BlockKind.BODY)
    return kinds


def _find_usual(paragraphs: Sequence[Looks]) -> Setting:
    """Return how far most of the text is set in."""
    sums: dict[Setting, int] = {}
    for looks in paragraphs:
        if looks.setting is not None:
            sums[looks.setting] = sums.get(looks.setting, 0) + len(looks.text)
    return max(sums, key=lambda setting: sums[setting], default=(0, 0, 0))


def _is_set_apart(setting: Setting, usual: Setting, before: str) -> bool:
    """Whether a paragraph is set in as a block quotation is, against how the text usually is.

    From both sides, always; from the left alone only where the text `before` leads up to words.
    """
    left, right = setting[0] - usual[0], setting[1] - usual[1]
    if not _LEFT <= left <= _FAR or setting[2] < 0:
        return False
    leads_up = before.rstrip().endswith((":", ",")) and len(before.split()) > 1  # `Author:` is a label
    return right >= _RIGHT or leads_up
