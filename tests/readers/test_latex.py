from __future__ import annotations

import pytest

from quoth.archive import open_record
from quoth.errors import EmptyError, ReadError
from quoth.model import Document
from quoth.pipeline import check
from quoth.readers import read

PAPER = r"""\documentclass[12pt]{article}
\usepackage[T1]{fontenc} % ``not a quotation''
\newcommand{\hale}{Mary Hale}
\title[short]{The \emph{Light}\thanks{Paid by nobody.}}
\author{Ada Holm \and Bo R\o{}sk}
\date{May 3, 2021}
\begin{document}
\maketitle
\section*{What was said}\label{sec:said}
\hale{} said: ``We shall keep\footnote{See \emph{Letters},
p.~3.} the strait open.'' % a remark

Then she wrote
\begin{quote}
  It is lit, and it % remark
  stays lit.
\end{quote}
\noindent and left.
\begin{verbatim}
``code'' % stays \x{
\end{verbatim}
\begin{itemize}\item[a)] first \item second\end{itemize}
\begin{tabular}{ll} who & what \\ she & yes \\ \end{tabular}
\begin{figure}\includegraphics[width=3cm]{x.png}\caption{The \textbf{lamp}}\end{figure}
\input{more}
\end{document}
not this
"""


def parts(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


def words(text: str) -> str:
    return read(text.encode(), "a.tex").text


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_paper(end: str) -> None:
    document = read(PAPER.replace("\n", end).encode(), "paper.tex")
    assert (document.title, document.author) == ("The Light", "Ada Holm, Bo Røsk")
    assert str(document.published) == "2021-05-03"
    assert parts(document) == [
        ("note", "Paid by nobody."),
        ("heading", "The Light"),
        ("heading", "What was said"),
        ("body", "Mary Hale said: “We shall keep¹ the strait open.”"),
        ("note", "¹ See Letters, p.\u00a03."),
        ("body", "Then she wrote"),
        ("quotation", "It is lit, and it stays lit."),
        ("body", "and left."),
        ("furniture", "``code'' % stays \\x{"),
        ("body", "a) first"),
        ("body", "second"),
        ("body", "who \twhat"),
        ("body", "she \tyes"),
        ("caption", "The lamp"),
    ]
    assert [problem.what for problem in document.problems] == ["it takes in 1 other file, not read here"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("``Yes,'' she said, `no'.", "“Yes,” she said, ‘no’."),
        ("```Yes' and so''", "“‘Yes’ and so”"),
        ("it's --- 3--4 and a-b", "it’s — 3–4 and a-b"),
        (r"caf\'e na\"{\i}ve \c{c}a \v Skoda \~{n} \H{o} \aa ngstr\"om", "café naïve ça Škoda ñ ő ångström"),
        (r"\enquote{We \enquote{shall} keep}", "“We ‘shall’ keep”"),
        (r"\enquote*{shall}", "‘shall’"),
        (r"\foreignquote{german}{Wir \enquote{werden}}", "„Wir ‘werden’“"),
        (r"\textquote[{\cite[3]{hale}}][.]{We shall}", "“We shall” (hale, p. 3)"),
        (r"\textcquote[12]{hale}{We shall}", "“We shall” (hale, p. 12)"),
        (r"\blockquote{We shall} she said", "“We shall” she said"),
        (r"``We shall'' \cite[p.~12]{hale1999}.", "“We shall” (hale1999, p. 12)."),
        (r"\textcite[see][12--13]{hale} and \citeauthor{holm}", "hale (see p. 12–13) and holm"),
        (r"see \parencite[cf.][12]{a,b}", "see (cf. a, b, p. 12)"),
        (r"100\,\% of \$5 \& more", "100\u202f% of $5 & more"),
        (r"so $x_1 = \text{``a''}$ and \(y\) hold", r"so $x_1 = \text{``a''}$ and \(y\) hold"),
        ("it cost $5 alone", "it cost $5 alone"),
        (r"\unknown[opt]{kept} \textcolor{red}{words} \href{http://x}{link}", "kept words link"),
        (r"a\label{x}b \ref{y} c~d", "ab c\u00a0d"),
        (r"{\bf bold} \emph{and {nested}}", "bold and nested"),
        ("one % gone\ntwo% joined\n  three", "one twothree"),
        ("one\\\\[2pt]\ntwo", "one\ntwo"),
        (r"\verb|\x{| stays", r"\x{ stays"),
        (r"\newcommand{\foo}[1]{gone #1} stays", "stays"),
        (r"\def\us{United States}the \us\ and \us{} so", "the United States and United States so"),
        (r"\url{http://x.org/a_b%20c} and \href{http://y/%20}{link}", "http://x.org/a_b%20c and link"),
        (r"\enquote{we \textins{shall} keep \textelp{} it \textelp{so}}", "“we [shall] keep […] it [… so]”"),
        (r"a\hspace{1em}b \texorpdfstring{$c$}{d}", "a b d"),
        (r"\LaTeX{} and \ldots", "LaTeX and …"),
        (r"“already” curly", "“already” curly"),
        ('"straight" marks', '"straight" marks'),
        (r"stray } and {open", "stray and open"),
        (r"\footnote{never closed", "never closed"),
        (r"a \begin{comment}gone\end{comment} b", "a b"),
    ],
)
def test_words(text: str, expected: str) -> None:
    assert words(text) == expected


def test_german_marks_and_shorthands() -> None:
    head = "\\documentclass{article}\\usepackage[english,ngerman]{babel}\\begin{document}"
    assert words(head + "\"`Ja\"', sagte sie, \\enquote{f\"ur \\enquote{uns}}.") == "„Ja“, sagte sie, „für ‚uns‘“."


def test_quotations_set_apart() -> None:
    long = "We shall keep the strait open. " * 10
    document = read(rf"She said \blockquote[Letters, p.~3]{{{long}}} and left.".encode(), "a.tex")
    assert [block.kind for block in document.blocks] == ["body", "quotation", "body"]
    assert document.blocks[1].cite == "Letters, p. 3"
    document = read(rb"x\begin{displayquote}[\cite[12]{hale}]We shall.\end{displayquote}y", "a.tex")
    assert parts(document) == [("body", "x"), ("quotation", "We shall."), ("body", "y")]
    assert document.blocks[1].cite == "(hale, p. 12)"
    document = read(b"\\begin{verse}One line\\\\\nand two\\footnote{a}\n\nthree\\end{verse}", "a.tex")
    assert parts(document) == [("quotation", "One line\nand two¹"), ("note", "¹ a"), ("quotation", "three")]


def test_notes_and_bibliography() -> None:
    document = read(
        rb"One\footnotemark[7] word\footnotetext[7]{seven}, two\footcite[3]{hale}."
        rb"\begin{thebibliography}{9}\bibitem{hale} Mary Hale, ``Letters''.\end{thebibliography}", "a.tex"
    )
    assert parts(document) == [
        ("body", "One⁷ word, two⁸."),
        ("note", "⁷ seven"),
        ("note", "⁸ hale, p. 3"),
        ("note", "[hale] Mary Hale, “Letters”."),
    ]


def test_bad_files_are_one_clear_error() -> None:
    with pytest.raises(EmptyError):
        words(r"\documentclass{article}\begin{document}\end{document}")
    with pytest.raises(ReadError, match="nested without end"):
        words("a" + "{" * 5_000)
    with pytest.raises(ReadError, match="nested without end"):
        words("a" + r"\enquote{" * 5_000 + "}" * 5_000)


def test_a_quotation_is_found() -> None:
    document = read(rb"Mary Hale said: ``We shall keep\footnote{x} the na\""rb"{\i}ve strait open.''", "a.tex")
    report = check(document, open_record(["We shall keep the naïve strait open."]))
    assert [finding.verdict.label for finding in report.findings] == ["verbatim"]
    assert report.findings[0].attribution.speaker == "Mary Hale"
