"""Writes small PDFs by hand, for tests."""

from __future__ import annotations

from collections.abc import Sequence


def write_pdf(pages: Sequence[bytes], trailer: bytes = b"", more: bytes = b"") -> bytes:
    """Write a PDF with a page for each stream of drawing orders; `more` goes into the catalogue."""
    first = 4
    kids = b" ".join(b"%d 0 R" % (first + 2 * at) for at in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % more,
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(pages)),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman /Encoding /WinAnsiEncoding >>",
    ]
    for at, stream in enumerate(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents %d 0 R "
            b"/Resources << /Font << /F 3 0 R >> >> >>" % (first + 2 * at + 1)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    data, offsets = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (size, table, size, trailer, len(data))
    )


def show(*lines: tuple[float, float, str], size: float = 12, mode: int = 0) -> bytes:
    """Draw words, each at its place."""
    orders = [b"BT /F %g Tf %d Tr" % (size, mode)]
    for left, bottom, words in lines:
        text = words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        orders.append(b"1 0 0 1 %g %g Tm (%s) Tj" % (left, bottom, text))
    return b"\n".join([*orders, b"ET"])
