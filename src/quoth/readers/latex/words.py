"""What the commands of LaTeX mean, as data."""

from __future__ import annotations

from quoth.model import BlockKind

__all__ = [
    "ACCENTS",
    "ADDRESSES",
    "CHARACTERS",
    "DEFINING",
    "DROPPED",
    "HEADINGS",
    "INPUTS",
    "KINDS",
    "LIGATURES",
    "MATHS",
    "NOTES",
    "SHORTHANDS",
    "STATED",
    "SYMBOLS",
    "TABLES",
    "UNPRINTED",
]

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
"""Commands of accents to the character that combines with a letter."""

LIGATURES = {
    "``": "“", "''": "”", "`": "‘", "'": "’", ",,": "„", "---": "—", "--": "–", "<<": "«", ">>": "»",
    "?`": "¿", "!`": "¡", "~": "\u00a0",
}  # fmt: skip
"""Characters that are set as one."""

SHORTHANDS = {
    '"`': "„", "\"'": "“", '"=': "-", '"~': "\u2011", '"|': "", '""': "", '"-': "", '"<': "«", '">': "»",
    '"a': "ä", '"o': "ö", '"u': "ü", '"A': "Ä", '"O': "Ö", '"U': "Ü", '"s': "ß",
}  # fmt: skip
"""What the straight mark stands for in a German text."""

SYMBOLS = {
    "%": "%", "&": "&", "#": "#", "_": "_", "$": "$", "{": "{", "}": "}", " ": " ", "\n": " ", "\t": " ", ",": "\u202f",
    ";": " ", ":": " ", ">": " ",
}  # fmt: skip
"""Control symbols that stand for a character; those that are not here print nothing."""

CHARACTERS = {
    "ss": "ß", "SS": "ẞ", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "dj": "đ", "DJ": "Đ",
    "ng": "ŋ", "NG": "Ŋ", "ldots": "…", "dots": "…", "textellipsis": "…", "textendash": "–", "textemdash": "—",
    "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“", "textquotedblright": "”",
    "textquotedbl": '"', "dq": '"', "textquotesingle": "'", "textasciigrave": "`", "lq": "‘", "rq": "’", "glqq": "„",
    "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "flq": "‹", "frq": "›", "quotedblbase": "„",
    "quotesinglbase": "‚", "guillemotleft": "«", "guillemotright": "»", "guillemetleft": "«", "guillemetright": "»",
    "guilsinglleft": "‹", "guilsinglright": "›", "og": "« ", "fg": " »", "S": "§", "P": "¶", "dag": "†", "ddag": "‡",
    "pounds": "£", "textsterling": "£", "euro": "€", "texteuro": "€", "EUR": "€", "textyen": "¥", "copyright": "©",
    "textcopyright": "©", "textregistered": "®", "texttrademark": "™", "textdegree": "°", "degree": "°",
    "textbullet": "•", "textperiodcentered": "·", "textmu": "µ", "textbackslash": "\\", "textasciitilde": "~",
    "textasciicircum": "^", "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">",
    "textbraceleft": "{", "textbraceright": "}", "textdollar": "$", "slash": "/", "textsection": "§",
    "textparagraph": "¶", "textdagger": "†", "textonehalf": "½", "textonequarter": "¼", "textexclamdown": "¡",
    "textquestiondown": "¿", "TeX": "TeX", "LaTeX": "LaTeX", "quad": " ", "qquad": " ", "space": " ", "enspace": " ",
    "enskip": " ", "thinspace": "\u202f", "hfill": " ", "nobreakspace": "\u00a0", "textvisiblespace": " ",
    "newline": "\n", "and": ", ",
}  # fmt: skip
"""Commands that stand for characters."""

HEADINGS = frozenset("""
part chapter section subsection subsubsection paragraph subparagraph addchap addsec minisec
""".split())
"""Commands of headings."""

NOTES = frozenset("footnote endnote thanks footnotetext endnotetext marginpar marginnote sidenote".split())
"""Commands whose words are set outside the running text."""

_DROPS = {
    1: """
    texorpdfstring
    label ref pageref eqref autoref cref Cref vref nameref index glsadd vspace bibliographystyle pagestyle
    thispagestyle includegraphics usepackage documentclass hypersetup graphicspath pagenumbering setlist cline
    cmidrule selectlanguage setstretch phantom hphantom vphantom nocite addbibresource geometry linespread
    enlargethispage textcolor color colorbox fontsize raisebox rule foreignlanguage setmainfont todo hypertarget
    hyperlink newtheorem theoremstyle newcounter newlength stepcounter refstepcounter usetikzlibrary hyphenation affil
    email orcid PassOptionsToPackage RequirePackage parbox setcitestyle captionsetup setdefaultlanguage
    setmainlanguage setotherlanguage hspace bibliography
    """,
    2: """
    setlength addtolength setcounter addtocounter multicolumn multirow settowidth definecolor fcolorbox addtocontents
    DeclareMathOperator DeclareQuoteAlias resizebox markboth
    """,
    3: "addcontentsline DeclareCiteCommand",
}
DROPPED = {name: count for count, names in _DROPS.items() for name in names.split()}
"""Commands to how many of their first arguments print no words; the words of the others are kept."""

KINDS = {
    **dict.fromkeys(
        """quote quotation displayquote displaycquote foreigndisplayquote foreigndisplaycquote verse quoting
        blockquote""".split(),
        BlockKind.QUOTATION,
    ),
    "thebibliography": BlockKind.NOTE,
}
"""Environments to what their paragraphs are; all others leave that as it is."""

MATHS = frozenset("""
equation align gather multline eqnarray displaymath math alignat flalign aligned split
""".split())
"""Environments of formulas, which are kept as they are written."""

DEFINING = frozenset("""
newcommand renewcommand providecommand def let newenvironment renewenvironment DeclareRobustCommand
""".split())
"""Commands that define others."""

INPUTS = frozenset("input include subfile import subimport".split())
"""Commands that take in another file."""

ADDRESSES = frozenset("url href path nolinkurl".split())
"""Commands whose first argument is an address; that of `href` is not printed."""

STATED = frozenset("title author date".split())
"""Commands that tell something of the document."""

UNPRINTED = frozenset("comment filecontents tikzpicture pgfpicture picture".split())
"""Environments that hold no words to read."""

TABLES = {
    "tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "tabbing": 0, "array": 1, "minipage": 1, "multicols": 1,
    "wrapfigure": 2, "thebibliography": 1, "list": 2, "adjustwidth": 2, "spacing": 1, "column": 1, "letter": 1,
    "otherlanguage": 1, "foreigndisplayquote": 1, "displaycquote": 1, "foreigndisplaycquote": 2,
}  # fmt: skip
"""Environments to how many arguments of theirs print no words."""
