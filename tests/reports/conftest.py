"""One report made by hand that holds every label, every kind of edit, and every null."""

from __future__ import annotations

import hashlib
import re

import pytest

from quoth.model import (
    Alignment,
    Attribution,
    Axis,
    BlockKind,
    Context,
    Days,
    Departure,
    DepartureKind,
    Document,
    Edit,
    EditKind,
    Extraction,
    Finding,
    Kind,
    Label,
    Landmark,
    Omission,
    Passage,
    Problem,
    Quotation,
    Report,
    Signal,
    SignalKind,
    Source,
    Span,
    Verdict,
)

TEXT = (
    "“All rivers run,” Ann Lee said, “to the sea.” “(W)e hold … the *bridge*.” “It is safe.” "
    "“We came. They left.” “I own it.” “No such words \x1b[31mhere\u202e.” “So-called” [b]rackets and \ud800."
)
SOURCE = Source("log", "The log [vol. 1]", Days.parse("2021-05"), "Ann Lee", "speech", None)
RECORD = (
    "All rivers run to the sea. We hold, come what may, the bridge. It is not safe. We came. Nobody else was "
    "there at all that day, or so they say. They left. I own it."
)


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


WE = Span(find(RECORD, "We hold").start, find(RECORD, "We hold").start + 2)


PLACE = (Landmark(0, "page", "12"), Landmark(0, "line", "7"))


def passage(words: str, speaker: str | None = "Ann Lee") -> Passage:
    return Passage(SOURCE, find(RECORD, words), words, speaker, 0.97, PLACE)


def quotation(
    number: int, *words: str, kind: Kind = Kind.SPEECH, signals: tuple[Signal, ...] = ()
) -> Quotation:
    pieces = tuple(find(TEXT, part) for part in words)
    whole = Span(pieces[0].start - 1, pieces[-1].end + 1)
    text = " ".join(words)
    return Quotation(number, whole, pieces, text, "curly double", kind, BlockKind.BODY, None, signals)


def step(kind: EditKind, quoted: str, recorded: str, signal: int | None = None) -> Edit:
    """Return an edit; `|words` stands for the empty span before those words."""
    sides = []
    for text, words in ((TEXT, quoted), (RECORD, recorded)):
        span = find(text, words.lstrip("|"))
        sides.append(Span(span.start, span.start) if words.startswith("|") else span)
    return Edit(kind, sides[0], sides[1], signal)


def make_findings() -> tuple[Finding, ...]:
    nobody = Attribution()
    lee = Attribution(
        "Ann Lee", find(TEXT, "Ann Lee"), find(TEXT, "said"), Days.parse("2021-05-03"), "cue beside", 0.96
    )
    rivers = passage("All rivers run to the sea")
    hold = passage("We hold, come what may, the bridge")
    safe = passage("It is not safe")
    came, left = passage("We came"), passage("They left")
    own = passage("I own it", "Ben Low")
    marked = (
        Signal(SignalKind.PARENTHESIS, find(TEXT, "(W)")),
        Signal(SignalKind.ELLIPSIS, find(TEXT, "…")),
    )
    cut = Omission(find(RECORD, "come what may"), "come what may", 0.3, "a condition")
    dropped = Departure(
        DepartureKind.NEGATION, "", "not", Span(find(TEXT, "safe").start, find(TEXT, "safe").start),
        find(RECORD, "not"), False, 1.0, "turns the sense round",
    )
    case = Departure(
        DepartureKind.CASE, "(W)e", "We", find(TEXT, "(W)e"), WE, True, 0.0,
        "capital marked",
    )
    return (
        Finding(
            quotation(1, "All rivers run,", "to the sea."), lee,
            Verdict(Label.VERBATIM, Label.VERBATIM, Axis.CONFIRMED, "same", "The same words."),
            rivers, (passage("I own it"),),
            Alignment(
                (rivers,),
                ((step(EditKind.EQUAL, "All rivers run,” Ann Lee said, “to the sea", rivers.text),),),
                1.0,
            ),
            context=Context("before it\n", " after it"), folds=("quotation marks",),
        ),
        Finding(
            quotation(2, "(W)e hold … the *bridge*.", signals=marked), lee,
            Verdict(Label.MARKED, Label.MARKED, Axis.UNKNOWN, "signals-hold", "Each mark holds up."),
            hold, (),
            Alignment(
                (hold,),
                (
                    (
                        Edit(EditKind.REPLACE, find(TEXT, "(W)e"), WE, 0),
                        step(EditKind.EQUAL, "hold", "hold"),
                        step(EditKind.DELETE, "|the *bridge", "come what may", 1),
                        step(EditKind.EQUAL, "the *bridge", "the bridge"),
                    ),
                ),
                1.0,
            ),
            (case,), (cut,),
        ),
        Finding(
            quotation(3, "It is safe."), nobody,
            Verdict(Label.ALTERED, Label.ALTERED, Axis.UNKNOWN, "unmarked", "A “not” was dropped."),
            safe, (),
            Alignment(
                (safe,),
                (
                    (
                        step(EditKind.EQUAL, "It is", "It is"),
                        step(EditKind.DELETE, "|safe", "not"),
                        step(EditKind.EQUAL, "safe", "safe"),
                    ),
                ),
                0.8,
            ),
            (dropped,),
        ),
        Finding(
            quotation(4, "We came. They left."), nobody,
            Verdict(Label.SPLICED, Label.SPLICED, Axis.UNKNOWN, "joined", "Two places joined."),
            came, (),
            Alignment(
                (came, left),
                (
                    (step(EditKind.EQUAL, "We came", "We came"),),
                    (step(EditKind.REPLACE, "They", "They left"), step(EditKind.INSERT, "left", "|I own")),
                ),
                0.9,
            ),
        ),
        Finding(
            quotation(5, "I own it."), lee,
            Verdict(Label.MISATTRIBUTED, Label.VERBATIM, Axis.CONTRADICTED, "other-speaker", "Ben Low did."),
            own,
        ),
        Finding(
            quotation(6, "No such words \x1b[31mhere\u202e."), nobody,
            Verdict(Label.NOT_FOUND, Label.NOT_FOUND, Axis.UNKNOWN, "nothing-near", "Nothing near."),
            left,
        ),
        Finding(
            quotation(7, "So-called", kind=Kind.TERM), nobody,
            Verdict(Label.UNCHECKED, Label.UNCHECKED, Axis.UNKNOWN, "kind", "Not presented as words."),
        ),
        Finding(
            quotation(8, "[b]rackets and \ud800"), nobody,
            Verdict(Label.UNCHECKED, Label.UNCHECKED, Axis.UNKNOWN, "short", "Too few words to tell."),
        ),
    )


@pytest.fixture
def document() -> Document:
    digest = "sha256:" + hashlib.sha256(TEXT.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("essay_[1].txt", TEXT, digest, "A *title*", None, Days.parse("2021-06-01"))


@pytest.fixture
def report(document: Document) -> Report:
    return Report(
        document, "transcripts", 75, make_findings(), (Problem("log_2.pdf", "it holds no text", "scan it"),)
    )


@pytest.fixture
def extraction(document: Document) -> Extraction:
    findings = make_findings()
    return Extraction(
        document,
        tuple(finding.quotation for finding in findings),
        tuple(finding.attribution for finding in findings),
    )


def squeeze(text: str) -> str:
    """Take line breaks and indents out of a rendered report."""
    return re.sub(r"\s+", " ", text)
