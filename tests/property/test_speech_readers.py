"""Whatever happens to the bytes of subtitles and speeches, they are read or refused."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given, settings
from hypothesis import strategies as st

from quoth.errors import ReadError
from quoth.model import Document
from quoth.readers import read

SEEDS = {
    "x.srt": b"1\n00:00:01,000 --> 00:00:03,000\n>> ADA HALE: We <i>go</i> [APPLAUSE]\n- on.\n\n"
    b"2\n00:00:04 --> 00:00:05\nNo.\n",
    "x.vtt": b"WEBVTT\n\nNOTE x\n\n00:01.000 --> 00:03.000 align:start\n<v Ada Hale>We go\n\n"
    b"00:03.000 --> 00:04.000\nWe go\non.\n",
    "x.ttml": b"<tt xmlns='http://www.w3.org/ns/ttml'><body><div begin='1s'><p begin='00:00:01.5' dur='2s'>We<br/>go."
    b"</p><p begin='3f'><span begin='4t'>On.</span></p></div></body></tt>",
    "x.xml": b"<TEI><text><body><pb n='1'/><head>A</head><u who='#a'><seg>We <q>go</q><note>n</note> on.</seg></u>"
    b"<sp><speaker>B</speaker><l>a</l><stage>x</stage></sp><p><choice><sic>a</sic></choice></p></body></text></TEI>",
    "x.akn": b"<akomaNtoso><debate><debateBody><speech by='#h'><from>H:</from><p>: We go.</p></speech><num>1</num>"
    b"<scene>x</scene></debateBody></debate></akomaNtoso>",
}


@st.composite
def broken(draw: st.DrawFn) -> tuple[str, bytes]:
    """Return a name, and the bytes of a small file that some parts of were flipped, cut or doubled."""
    name = draw(st.sampled_from(sorted(SEEDS)))
    data = bytearray(SEEDS[name])
    for _ in range(draw(st.integers(0, 5))):
        at, to = sorted((draw(st.integers(0, len(data))), draw(st.integers(0, len(data)))))
        match draw(st.sampled_from(["flip", "cut", "double", "end"])):
            case "flip" if at < len(data):
                data[at] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del data[at:to]
            case "double":
                data[at:at] = data[at:to]
            case "end":
                del data[to:]
    return name, bytes(data)


@given(broken())
@settings(max_examples=150)
def test_broken_files_are_read_or_refused(check_blocks: Callable[[Document], None], case: tuple[str, bytes]) -> None:
    """Blocks come in order, apart, trimmed and inside the text; so do landmarks."""
    name, data = case
    try:
        document = read(data, name)
    except ReadError:
        return
    check_blocks(document)
    offsets = [mark.offset for mark in document.landmarks]
    assert offsets == sorted(offsets)
    assert not offsets or offsets[-1] < len(document.text)
