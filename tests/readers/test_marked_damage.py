"""Damaged files of formats with marks: a document or one clear error, whatever the bytes."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quoth.errors import ReadError
from quoth.readers import read

LETTER_RTF = (
    rb"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fcharset0 T;}{\f1\fcharset128 M;}}{\stylesheet{\s1 Quote;}}"
    rb"{\info{\title The light}}{\header page\par}\pard She said: \ldblquote We shall{\super\chftn}"
    rb"{\footnote {\super\chftn} See \i Hale}\rdblquote.\par\pard\s1\li720\ri720 keep \u8220?it\u-10179?\u-8704?\par"
    rb"\page{\field{\*\fldinst X}{\fldrslt y}}{\upr{a}{\*\ud{\u233?}}}{\f1\'93\'fa}\bin3 }}}{\deleted not}\row}"
)
LETTER_EML = b"""Subject: =?utf-8?q?caf=C3=A9?=
From: "Ada Holm" <ada@example.org>
Date: Tue, 04 May 2021 09:00:00 +0200
Content-Type: multipart/mixed; boundary="xx"

--xx
Content-Type: text/plain; charset="iso-8859-1"; format=flowed
Content-Transfer-Encoding: quoted-printable

I doubt =93it=94.

On 3 May, Bo <bo@example.org> wrote:
> We shall keep the strait open for as long 
> as it takes.
>> More

-- 
Ada
--xx
Content-Type: text/html; charset=utf-16
Content-Transfer-Encoding: base64

PHA+SGk8L3A+
--xx--
"""  # noqa: W291  (a space goes on in the next line)
NOTE_MD = "---\ntitle: x\n---\n# A\n\nWe[^a] “shall”[^1].\n\n[^a]: See\nit\n\n    > so\n[^1]: - b\n\n> c\n".encode()
STRAYS = (b"{", b"}", b"\\", b"[", b"]", b"%", b"\n\n", b"> ", b"=", b'"', b"\xff")
PAPER_TEX = rb"""\documentclass[ngerman]{article}\title{The light}\author{Ada}\begin{document}\maketitle
\section[a]{One} ``We \enquote{shall}'' \cite[p.~3]{x}\footnote{See \'e $x_1$.} % gone
\begin{quote}keep \textquote[{\cite{y}}]{it} \begin{tabular}{ll}a & b \\[2pt] \end{tabular}\end{quote}
\begin{verbatim}{\end{verbatim}\item[a] \verb|x| \blockquote{b}"` \def\x{y}\x \[ z \] \caption{c}
\end{document}"""
FILES = {"letter.rtf": LETTER_RTF, "paper.tex": PAPER_TEX, "letter.eml": LETTER_EML, "note.md": NOTE_MD}


@st.composite
def damaged(draw: st.DrawFn, data: bytes) -> bytes:
    """Return `data` with bytes changed, stretches taken out, or said twice."""
    out = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at, end = sorted((draw(st.integers(0, len(out))), draw(st.integers(0, len(out)))))
        how = draw(st.sampled_from(("change", "cut", "take", "double", "put")))
        if how == "change" and at < len(out):
            out[at] = draw(st.integers(0, 255))
        elif how == "cut":
            del out[end:]
        elif how == "take":
            del out[at : min(end, at + 8)]
        elif how == "double":
            out[at:at] = out[at : min(end, at + 200)]
        else:
            out[at:at] = draw(st.sampled_from(STRAYS))
    return bytes(out)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_damaged_bytes_are_a_document_or_a_read_error(name: str, data: st.DataObject) -> None:
    """Whatever happens to its bytes, a file is read or refused, and its blocks stay in order and in the text."""
    try:
        document = read(data.draw(damaged(FILES[name])), name)
    except ReadError:
        return
    end = 0
    for block in document.blocks:
        assert end <= block.span.start < block.span.end <= len(document.text)
        end = block.span.end
    assert all(0 <= mark.offset <= len(document.text) for mark in document.landmarks)
