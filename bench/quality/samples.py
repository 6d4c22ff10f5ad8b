"""Labelled quotations: articles, a record, and what must be said of each quotation. One folder, plain JSON lines.

    record/          sources, in any form that `quoth check --record` takes
    articles.jsonl   {"id": "a1", "published": "2031-06-01" or null, "text": "..."}
    labels.jsonl     one quotation a line, with these fields:
        article      the article's id
        start, end   the quoted words in the article's text, in code points, half-open, marks left out
        class        a name under which the line is counted: any word
        label        what the words are: verbatim, marked, altered, spliced or absent
        accept       further labels that are as good (optional)
        attribution  confirmed or contradicted, where the record tells; else null (optional)
        risk         true where the change turns the sense (optional)
        passages     [{"source": key, "start": 0, "end": 9}] in the source's text: any of them will do (optional)
        changed      [["quoted", "recorded"]] what differs without a mark, one pair a change (optional)
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from quoth import open_record
from quoth.archive import Record


@dataclass(frozen=True, slots=True)
class Article:
    id: str
    published: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """One labelled quotation; the fields are told above."""

    article: str
    start: int
    end: int
    group: str
    label: str
    accept: tuple[str, ...] = ()
    attribution: str | None = None
    risk: bool = False
    passages: tuple[tuple[str, int, int], ...] = ()
    changed: tuple[tuple[str, str], ...] = ()

    @property
    def accepted(self) -> set[str]:
        labels = {self.label, *self.accept}
        return labels | {"not_found", "unchecked"} if "absent" in labels else labels


@dataclass(frozen=True, slots=True)
class Sample:
    articles: tuple[Article, ...]
    lines: tuple[Line, ...]
    record: Record

    @property
    def digest(self) -> str:
        """A hash of all that is measured: sources, articles, labels."""
        total = hashlib.sha256()
        for source in sorted(self.record.sources(), key=lambda source: source.key):
            total.update(f"{source.key}\n{self.record.text(source.key)}\n".encode())
        rows: list[Article | Line] = [*self.articles, *self.lines]
        for row in rows:
            total.update(json.dumps(asdict(row), sort_keys=True).encode())
        return f"sha256:{total.hexdigest()}"


def read_sample(folder: Path) -> Sample:
    """Read a folder of the form told above."""
    articles = tuple(
        Article(str(row["id"]), row.get("published"), row["text"]) for row in _rows(folder / "articles.jsonl")
    )
    lines = tuple(_line(row) for row in _rows(folder / "labels.jsonl"))
    missing = {line.article for line in lines} - {article.id for article in articles}
    if missing:
        raise SystemExit(f"{folder}: labels name articles that are not there: {', '.join(sorted(missing)[:3])}")
    return Sample(articles, lines, open_record(folder / "record"))


def write_sample(sample: Sample, folder: Path) -> None:
    """Write a sample as such a folder, its sources with their turns as JSON lines."""
    record = folder / "record"
    record.mkdir(parents=True, exist_ok=True)
    with (record / "sources.jsonl").open("w", encoding="utf-8") as file:
        for source in sample.record.sources():
            day = str(source.date) if source.date else None
            row = {"id": source.key, "title": source.title, "date": day, "speaker": source.speaker}
            file.write(json.dumps({**row, "text": sample.record.text(source.key)}, ensure_ascii=False) + "\n")
    with (folder / "articles.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(article), ensure_ascii=False) + "\n" for article in sample.articles)
    with (folder / "labels.jsonl").open("w", encoding="utf-8") as file:
        for line in sample.lines:
            fields = asdict(line)
            fields["class"] = fields.pop("group")
            fields["passages"] = [dict(zip(("source", "start", "end"), p, strict=True)) for p in line.passages]
            file.write(json.dumps(fields, ensure_ascii=False) + "\n")


def _rows(path: Path) -> list[dict[str, Any]]:
    with path.open(encoding="utf-8") as file:
        return [json.loads(row) for row in file if row.strip()]


def _line(row: dict[str, Any]) -> Line:
    return Line(
        str(row["article"]),
        row["start"],
        row["end"],
        row.get("class", row["label"]),
        row["label"],
        tuple(row.get("accept") or ()),
        row.get("attribution"),
        bool(row.get("risk")),
        tuple((p["source"], p["start"], p["end"]) for p in row.get("passages") or ()),
        tuple((quoted, recorded) for quoted, recorded in row.get("changed") or ()),
    )
