from __future__ import annotations

from email.message import EmailMessage

import pytest

from quoth.errors import EmptyError, ReadError
from quoth.model import Document
from quoth.pipeline import extract
from quoth.readers import find_format, read

BODY = """Dear all,

I doubt what she wrote, since nobody has seen the letter that she
speaks of, and nobody will.

On Mon, 3 May 2021 at 10:12, Mary Hale
<mary@example.org> wrote:
> We shall keep the strait open for as long as it takes,
> and longer.
>
> Bo asked:
>> Will it cost much?
> It will.

Sent from my phone

-- 
Ada Holm
Room 5
"""  # noqa: W291  (the mark of a signature ends in a space)


def make(body: str = BODY, **heads: str) -> EmailMessage:
    message = EmailMessage()
    for field, value in ({"Subject": "The  light", "From": "Ada Holm <ada@example.org>"} | heads).items():
        message[field] = value
    message["Date"] = "Tue, 04 May 2021 09:00:00 +0200"
    message.set_content(body)
    return message


def parts(document: Document) -> list[tuple[str, str]]:
    return [(str(block.kind), block.span.cut(document.text)) for block in document.blocks]


def test_heads_quoted_lines_and_signature() -> None:
    document = read(make().as_bytes(), "a.eml")
    assert (document.title, document.author, str(document.published)) == ("The light", "Ada Holm", "2021-05-04")
    assert parts(document) == [
        ("body", "Dear all,"),
        ("body", "I doubt what she wrote, since nobody has seen the letter that she speaks of, and nobody will."),
        ("body", "On Mon, 3 May 2021 at 10:12, Mary Hale wrote:"),
        ("quotation", "We shall keep the strait open for as long as it takes, and longer."),
        ("body", "Bo asked:"),
        ("quotation", "Will it cost much?"),
        ("quotation", "It will."),
        ("furniture", "Sent from my phone"),
        ("furniture", "Ada Holm"),
        ("furniture", "Room 5"),
    ]
    assert document.problems == ()


def test_who_is_quoted_is_told_by_the_line_before() -> None:
    found = extract(read(make().as_bytes(), "a.eml"))
    assert found.quotations[0].text == "We shall keep the strait open for as long as it takes, and longer."
    assert (found.attributions[0].speaker, str(found.attributions[0].said_on)) == ("Mary Hale", "2021-05-03")


def test_plain_goes_before_html_and_attachments_are_counted() -> None:
    message = make("Plain words.")
    message.add_alternative("<p>Other words.</p>", subtype="html")
    message.add_attachment(b"x", maintype="image", subtype="png", filename="a.png")
    message.add_attachment(make("Inner."))
    document = read(message.as_bytes(), "a.eml")
    assert document.text == "Plain words."
    assert [problem.what for problem in document.problems] == ["2 attachments were left out"]


def test_html_alone_is_read_as_a_page() -> None:
    message = make()
    said = "<p>She said: “We shall keep it open, whatever number {} costs.” And so it was.</p>"
    page = "".join(said.format(n) for n in range(9))
    message.set_content(f"<html><head><title>No</title></head><body>{page}</body></html>", subtype="html")
    document = read(message.as_bytes(), "a.eml")
    assert (document.title, document.author, str(document.published)) == ("The light", "Ada Holm", "2021-05-04")
    assert "whatever number 3 costs.”" in document.text
    assert "<p>" not in document.text


@pytest.mark.parametrize(
    ("head", "body", "expected"),
    [
        ("text/plain; charset=iso-8859-1", "caf\u00e9".encode("latin-1"), "café"),
        ("text/plain; charset=x-nobody-knows", "caf\u00e9".encode(), "café"),
        ("text/plain; charset=iso-2022-jp", "日本の灯".encode("iso-2022-jp"), "日本の灯"),
        ("text/plain; charset=\"", b"words", "words"),
        ("text/plain; format=flowed", b"one \ntwo\n>From here\n stuffed", "one two\n\nFrom here\n\nstuffed"),
        ("text/plain; format=flowed; delsp=yes", b"on \ne", "one"),
        ("multipart/mixed; boundary=x", b"no parts at all", "no parts at all"),
        ("nonsense", b"words", "words"),
    ],
)
def test_what_mails_say_of_their_text_may_be_wrong(head: str, body: bytes, expected: str) -> None:
    assert read(b"Subject: a\nContent-Type: " + head.encode() + b"\n\n" + body, "a.eml").text == expected


@pytest.mark.parametrize(
    ("heads", "title", "author"),
    [
        (b"Subject: =?utf-8?q?caf=C3=A9?=\nFrom: a@example.org\nDate: never", "café", "a@example.org"),
        ("Subject: café\nFrom: Zoë <z@example.org>\nDate: Mon, 99 May".encode(), "café", "Zoë"),
        (b"Subject: =?x-no?q?words?=\nFrom: <<>>@@,;:", "words", None),
        (b"From:\nDate:", None, None),
    ],
)
def test_heads_that_cannot_be_read_say_nothing(heads: bytes, title: str | None, author: str | None) -> None:
    document = read(heads + b"\n\nwords", "a.eml")
    assert document.text == "words"
    assert (document.title, document.published) == (title, None)
    assert author is None or document.author == author


def test_bad_mails_are_one_clear_error() -> None:
    with pytest.raises(EmptyError):
        read(b"Subject: nothing\n\n", "a.eml")
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3_000))
    with pytest.raises(ReadError, match="without end"):
        read(deep, "a.eml")


def test_a_mail_is_told_by_its_ending_or_its_media_type() -> None:
    assert find_format(b"Subject: a\n\nb", "a.eml").name == "e-mail"
    assert find_format(b"Subject: a\n\nb", "a", "message/rfc822").name == "e-mail"
