"""What the control words of RTF mean, as data (Rich Text Format Specification, 1.9.1)."""

from __future__ import annotations

import re

__all__ = [
    "CHARACTERS",
    "CHARSETS",
    "HEADED",
    "KEPT",
    "PAGES",
    "QUOTED",
    "RUNNING_HEADS",
    "SKIPPED",
    "SYMBOLS",
    "SYMBOL_FONT",
]

CHARACTERS = {
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "tab": "\t",
    "line": "\n",
    "lbr": "\n",
    "softline": "\n",
    "emspace": "\u2003",
    "enspace": "\u2002",
    "qmspace": "\u2005",
    "zwj": "\u200d",
    "zwnj": "\u200c",
    "zwbo": "\u200b",
    "zwnbo": "\u2060",
    "cell": "\t",
    "nestcell": "\t",
}
"""Control words that stand for a character; the cells of a row are parted by a tab."""

SYMBOLS = {b"~": "\u00a0", b"-": "\u00ad", b"_": "\u2011", b"\\": "\\", b"{": "{", b"}": "}"}
"""Control symbols that stand for a character."""

SYMBOL_FONT = "symbol"
"""Stands for the encoding of fonts whose characters are pictures: what is set in them is no text."""

CHARSETS = {
    0: "cp1252",
    2: SYMBOL_FONT,
    77: "mac_roman",
    128: "cp932",
    129: "cp949",
    130: "johab",
    134: "gbk",
    136: "cp950",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
    254: "cp437",
    255: "cp850",
}
"""`\\fcharset` to Python's name of its encoding; 1 is that of the document."""

PAGES = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850", "ansi": "cp1252"}
"""Control words that state the encoding of the document."""

RUNNING_HEADS = frozenset("header headerl headerr headerf footer footerl footerr footerf".split())
"""Groups that are printed on every page."""

SKIPPED = frozenset("""
colortbl pict objdata objclass objname fldinst xe tc tcn rxe txe listtext pntext ftnsep ftnsepc ftncn aftnsep aftnsepc
aftncn annotation atnid atnauthor nonshppict shprslt sp sn sv filetbl nonesttables bkmkstart bkmkend private
datafield formfield falt panose revtbl themedata datastore
""".split())
"""Groups that hold no words of the text: pictures, instructions of fields, remarks, numbers of lists."""

KEPT = frozenset("ud shpinst shptxt nesttableprops footnote fldrslt dptxbxtext".split())
"""Groups marked as to be ignored by who does not know them, and which are known."""

QUOTED = re.compile(
    r"\b(?:quote|quotes|quotation|quotations|blockquote|block text|zitat|blockzitat|citat|citation|citations|cita|"
    r"citazione|citação|citaat|cytat|цитата)\b",
    re.IGNORECASE,
)
"""Names of styles that set a quotation apart."""

HEADED = re.compile(
    r"^(?:heading|title|subtitle|überschrift|titel|untertitel|titre|sous-titre|título|titolo|rubrik|kop|nagłówek|заголовок)\b",
    re.IGNORECASE,
)
"""Names of styles that set a heading."""
