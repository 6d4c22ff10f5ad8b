"""Subtitles: cues to sentences, speakers, times."""

from __future__ import annotations

import pytest

from quoth.errors import EmptyError, ReadError
from quoth.model import Document
from quoth.model.document import find_place
from quoth.readers import find_format, read

SRT = """1
00:00:01,000 --> 00:00:03,000
We shall <i>go on</i>
{\\an8}with the dam &amp; pay.

2
00:14:02,000 --> 00:14:05,000
So it was <font color="#fff">said</font>
"""
VTT = """WEBVTT - a sitting

NOTE this is
no speech --

STYLE
::cue { color: lime }

first
14:02.000 --> 14:05.000 align:start position:0%
<v.loud Ada Hale>We shall not

14:05.000 --> 14:06.000
<v Ada Hale>be <c.lime>moved</c>.</v> <v Bo Holm>Nor <00:14:05.500>shall I.

14:06.000 --> 14:07.000
Nobody named.
"""
TTML = """<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml" xmlns:m="http://www.w3.org/ns/ttml#metadata"
 xmlns:p="http://www.w3.org/ns/ttml#parameter" p:tickRate="1000" p:frameRate="25" xml:lang="en-GB"><head><metadata>
<m:title>The dam</m:title><m:agent xml:id="a1"><m:name type="alias">AH</m:name><m:name type="full">Ada Hale</m:name>
</m:agent></metadata></head><body><div begin="10s"><p begin="00:00:01:05" end="2.5s" m:agent="a1">We shall<br/>go
<span>on</span>.</p><p begin="5000t" dur="1s">(LAUGHTER) Then <metadata>x</metadata>stop.</p>
<p><span begin="10s">One.</span><span begin="bad">Two.</span></p></div></body></tt>"""


def told(document: Document) -> list[tuple[str, str | None, str]]:
    return [(str(block.kind), block.speaker, block.span.cut(document.text)) for block in document.blocks]


def spoken(*lines: str) -> str:
    """Return SubRip with a cue of one second for each of `lines`."""
    return "\n\n".join(
        f"{i}\n00:00:{i:02},000 --> 00:00:{i + 1:02},000\n{line}" for i, line in enumerate(lines, 1)
    )


def read_srt(*lines: str) -> list[tuple[str, str | None, str]]:
    return told(read(spoken(*lines).encode(), "x.srt"))


def test_cues_become_sentences_and_a_pause_a_paragraph() -> None:
    document = read(SRT.replace("\n", "\r\n").encode("utf-8-sig"), "x.srt")
    assert told(document) == [
        ("body", None, "We shall go on with the dam & pay."),
        ("body", None, "So it was said"),
    ]
    assert [mark.label for mark in find_place(document.landmarks, document.text.index("said"))] == ["00:14:02"]
    assert document.problems == ()


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        (("MR. HALE: We go", "on."), [("turn", "MR. HALE", "We go on.")]),
        (("Yes. >> ADA HOLM: And then?",), [("turn", None, "Yes."), ("turn", "ADA HOLM", "And then?")]),
        (("&gt;&gt; Ada Holm: And?",), [("turn", "Ada Holm", "And?")]),
        (("MR. HALE: Go.", ">> No."), [("turn", "MR. HALE", "Go."), ("turn", None, "No.")]),
        (("- Is it?\n- It is.", "So."), [("turn", None, "Is it?"), ("turn", None, "It is."), ("turn", None, "So.")]),
        (("[HALE]: We go.",), [("turn", "HALE", "We go.")]),
        (("It is -5 degrees.\n- 5 of them",), [("turn", None, "It is -5 degrees."), ("turn", None, "5 of them")]),
        (("But I", "—I mean no.", "— And?"), [("turn", None, "But I —I mean no."), ("turn", None, "And?")]),
        (("Remember: we go.",), [("body", None, "Remember: we go.")]),
        (("NOTE: we go.",), [("body", None, "NOTE: we go.")]),
        (("AND SO I SAY: GO.", ">> HALE: WHERE?"), [("turn", None, "AND SO I SAY: GO."), ("turn", "HALE", "WHERE?")]),
    ],
)
def test_speakers_are_told_by_labels(lines: tuple[str, ...], wanted: list[tuple[str, str | None, str]]) -> None:
    assert read_srt(*lines) == wanted


def test_what_happens_is_set_apart_and_breaks_no_sentence() -> None:
    assert read_srt("HALE: Thank you", "[APPLAUSE]", "very much. (laughter)", "♪ la la ♪") == [
        ("turn", "HALE", "Thank you very much."),
        ("stage", None, "[APPLAUSE]"),
        ("stage", None, "(laughter)"),
        ("stage", None, "♪ la la ♪"),
    ]
    assert read_srt("They took [the] house (as we know).") == [("body", None, "They took [the] house (as we know).")]


def test_voices_of_webvtt_hold_for_their_words_alone() -> None:
    document = read(VTT.encode(), "x")
    assert told(document) == [
        ("turn", "Ada Hale", "We shall not be moved."),
        ("turn", "Bo Holm", "Nor shall I."),
        ("turn", None, "Nobody named."),
    ]
    assert [mark.label for mark in document.landmarks] == ["00:14:02", "00:14:05", "00:14:06"]


def test_captions_that_roll_are_read_once() -> None:
    lines = ["we shall go on", "with the dam", "and no", "and no", "turn back"]
    cues, before = ["WEBVTT\nKind: captions"], " "
    for i, line in enumerate(lines):
        timed = line.replace(" ", f"<00:00:0{i}.500><c> ", 1)
        cues.append(f"00:00:0{i}.000 --> 00:00:0{i + 1}.000\n{before}\n{timed}</c>")
        cues.append(f"00:00:0{i + 1}.000 --> 00:00:0{i + 1}.010\n{line}\n ")
        before = line
    document = read("\n\n".join(cues).encode(), "x.vtt")
    assert document.text == "we shall go on with the dam and no and no turn back"
    assert [mark.label for mark in document.landmarks][:2] == ["00:00:00", "00:00:01"]


def test_captions_that_grow_word_by_word_are_read_once() -> None:
    grown = read_srt("We", "We shall", "We shall go", "We shall go on.", "No.")
    assert grown == [("body", None, "We shall go on. No.")]
    assert read_srt("No.", "No.", "We go.", "On.", "Far.", "And far.", "So.", "Yes.", "It is.") == [
        ("body", None, "No. No. We go. On. Far. And far. So. Yes. It is.")
    ]


def test_bad_stamps_are_one_problem() -> None:
    backwards, garbled = "1\n00:00:09,000 --> 00:00:08,000\nOne.\n", "2\n0x:00 --> 00:00:03\nTwo.\n\n"
    missing, early = "3\nThree.\n\n", "4\n00:00:01.5 --> 00:00:02\nFour.\n"
    document = read(f"{backwards}{garbled}{missing}{early}".encode(), "x.srt")
    assert " ".join(document.text.split()) == "One. Two. Three. Four."
    assert len(document.problems) == 1
    assert "4 cues" in document.problems[0].what
    assert "line 2" in document.problems[0].what


def test_ttml_by_its_root_whatever_its_ending() -> None:
    document = read(TTML.encode(), "x.xml")
    assert find_format(TTML.encode(), "x.xml").name == "TTML"
    assert told(document) == [
        ("turn", "Ada Hale", "We shall go on."),
        ("stage", None, "(LAUGHTER)"),
        ("turn", None, "Then stop."),
        ("turn", None, "One. Two."),
    ]
    assert [mark.label for mark in document.landmarks] == ["00:00:11", "00:00:15", "00:00:20"]
    assert (document.title, document.language) == ("The dam", "en-GB")
    assert "one cue" in document.problems[0].what


def test_a_file_without_cues_is_plain_text_and_one_without_words_is_refused() -> None:
    document = read(b"The ferry came late.", "x.srt")
    assert "no cues" in document.problems[0].what
    with pytest.raises(EmptyError):
        read(b'<tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>', "x.ttml")
    with pytest.raises(ReadError, match="well-formed"):
        read(TTML[:300].encode(), "x.ttml")
