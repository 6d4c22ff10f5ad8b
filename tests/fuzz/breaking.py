# ruff: noqa: E501  (data in rows)
"""Bytes that were valid once."""

from __future__ import annotations

from hypothesis import strategies as st

_STRAYS = (
    b"", b"\0", b"\xff", b"\xed\xa0\x80", b"<", b">", b"</", b"&", b"&#0;", b"{", b"}", b"[", b"]", b"\\", b'"', b"'", b"\n",
    b"\n\n", b"\r", b"\t", b"-->", b"<!--", b"<![CDATA[", b"<!DOCTYPE a [", b"%", b"obj", b"PK\x01\x02", b"\\u0", b"\\bin9 ",
    b"99999999999999999999", b"-1", b"1e999", b"--x", b"[^a]", b"```", b"<table>", b"<q>", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80",
)  # fmt: skip


@st.composite
def broken(draw: st.DrawFn, data: bytes) -> bytes:
    """Return `data` with bytes flipped, stretches cut, said twice or in another place, or strays put in."""
    made = bytearray(data)
    for _ in range(draw(st.integers(1, 6))):
        at, to = sorted((draw(st.integers(0, len(made))), draw(st.integers(0, len(made)))))
        match draw(st.sampled_from(["flip", "put", "cut", "double", "move", "end", "many"])):
            case "flip" if at < len(made):
                made[at] ^= draw(st.integers(1, 255))
            case "put":
                made[at:at] = draw(st.sampled_from(_STRAYS))
            case "cut":
                del made[at : min(to, at + 40)]
            case "double":
                made[at:at] = made[at:to]
            case "move":
                made += made[at:to]
            case "end":
                del made[to:]
            case "many":
                made[at:at] = draw(st.sampled_from(_STRAYS)) * draw(st.integers(2, 300))
    return bytes(made)
