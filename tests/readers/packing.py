"""Small packed files, built part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT_W = "http://purl.oclc.org/ooxml/wordprocessingml/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STRICT_RELATIONS = "http://purl.oclc.org/ooxml/officeDocument/relationships"


def pack(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive of `parts`, in their order."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return buffer.getvalue()


def relations(kinds: Mapping[str, str], space: str = RELATIONS) -> str:
    rows = "".join(
        f'<Relationship Id="r{at}" Type="{space}/{kind}" Target="{target}"/>'
        for at, (kind, target) in enumerate(kinds.items())
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{rows}</Relationships>'


def word_parts(body: str, *, w: str = W, space: str = RELATIONS, **beside: str) -> dict[str, str | bytes]:
    """Return the parts of a Word document; `beside` are the insides of `styles`, `footnotes`, `endnotes`."""
    spaces = (
        f'xmlns:w="{w}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:v="urn:schemas-microsoft-com:vml" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"officeDocument": "word/document.xml"}, space),
        "word/_rels/document.xml.rels": relations({kind: f"{kind}.xml" for kind in beside}, space),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
    }
    for kind, inside in beside.items():
        parts[f"word/{kind}.xml"] = f"<w:{kind} {spaces}>{inside}</w:{kind}>"
    return parts


def word(body: str, **beside: str) -> bytes:
    return pack(word_parts(body, **beside))


def paragraph(text: str, properties: str = "") -> str:
    inner = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f'<w:p>{inner}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


OASIS = "urn:oasis:names:tc:opendocument:xmlns"
OPEN_SPACES = (
    f'xmlns:office="{OASIS}:office:1.0" xmlns:text="{OASIS}:text:1.0" xmlns:table="{OASIS}:table:1.0" '
    f'xmlns:draw="{OASIS}:drawing:1.0" xmlns:style="{OASIS}:style:1.0" xmlns:fo="{OASIS}:xsl-fo-compatible:1.0" '
    f'xmlns:meta="{OASIS}:meta:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    f'xmlns:manifest="{OASIS}:manifest:1.0"'
)


def open_parts(body: str, styles: str = "", **parts: str) -> dict[str, str | bytes]:
    """Return the parts of an OpenDocument text; `styles` are the automatic ones, `parts` are insides by file."""
    content = (
        f"<office:document-content {OPEN_SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    packed: dict[str, str | bytes] = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    for name, inside in parts.items():
        packed[f"{name}.xml"] = f"<office:document {OPEN_SPACES}>{inside}</office:document>"
    return packed


CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)


def epub_parts(*chapters: str, metadata: str = "<dc:title>The Strait</dc:title>") -> dict[str, str | bytes]:
    """Return the parts of a book whose chapters hold these bodies."""
    names = [f"chapter%20{at}.xhtml" for at in range(len(chapters))]
    kind = 'media-type="application/xhtml+xml"'
    items = "".join(f'<item id="c{at}" href="{name}" {kind}/>' for at, name in enumerate(names))
    spine = "".join(f'<itemref idref="c{at}"/>' for at in range(len(chapters)))
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        f'xmlns:opf="http://www.idpf.org/2007/opf"><metadata>{metadata}</metadata>'
        f'<manifest><item id="nav" href="nav.xhtml" {kind} properties="nav"/>{items}</manifest>'
        f'<spine><itemref idref="nav"/>{spine}</spine></package>'
    )
    parts: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OPS/book.opf": opf,
        "OPS/nav.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><p>Contents</p></nav></body></html>',
    }
    for at, body in enumerate(chapters):
        parts[f"OPS/chapter {at}.xhtml"] = (
            '<?xml version="1.0"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" '
            f'xmlns:epub="http://www.idpf.org/2007/ops"><head><title>t</title></head><body>{body}</body></html>'
        )
    return parts
