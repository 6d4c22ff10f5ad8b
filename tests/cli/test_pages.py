"""Pages of several documents go into a folder, with an index."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from lxml import html  # type: ignore[import-untyped]

from quoth.cli import commands

SOURCE = "The gate shall be open to all by day and by night. Nobody pays for water."


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    (folder / "sub").mkdir(parents=True)
    quoted = "# On gates\n\n“The gate shall be open to all by day and by night.”"
    (folder / "a b.md").write_text(quoted, encoding="utf-8")
    (folder / "sub" / "a b.txt").write_text("“The gate must be open to all by day and by night.”", encoding="utf-8")
    (folder / "index.txt").write_text("Nothing is quoted here.", encoding="utf-8")
    (tmp_path / "source.txt").write_text(SOURCE, encoding="utf-8")
    return folder


def check(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(commands, ["check", *map(str, arguments), "--format", "html"])
    return result.exit_code, result.output


def test_each_document_has_a_page_and_the_index_leads_to_it(drafts: Path, tmp_path: Path) -> None:
    pages = tmp_path / "pages"
    code, _ = check(drafts, "--record", tmp_path / "source.txt", "-o", pages)
    assert code == 0
    index = html.document_fromstring((pages / "index.html").read_text(encoding="utf-8"))
    links = [link.get("href") for link in index.cssselect("tbody a")]
    assert len(links) == len(set(links)) == 3
    assert {path.name for path in pages.iterdir()} == {"index.html", *links}
    assert "On gates" in index.text_content()
    assert sorted(len(row.cssselect(".tally")) for row in index.cssselect("tbody tr")) == [0, 1, 1]
    assert "altered" in index.text_content()


def test_a_page_of_one_document_is_a_file_and_goes_to_standard_output(drafts: Path, tmp_path: Path) -> None:
    code, output = check(drafts / "a b.md", "--record", tmp_path / "source.txt")
    assert code == 0
    assert output.startswith("<!doctype html>")


def test_pages_need_a_folder_and_say_so(drafts: Path, tmp_path: Path) -> None:
    code, output = check(drafts, "--record", tmp_path / "source.txt")
    assert code == 2
    assert "-o FOLDER" in output
    code, output = check(drafts, "--record", tmp_path / "source.txt", "-o", tmp_path / "source.txt")
    assert code == 2
    assert "is a file" in output
    code, output = check(drafts, "--record", tmp_path / "source.txt", "-o", tmp_path / "no" / "pages")
    assert code == 2
    assert "no folder" in output


def test_a_report_cannot_be_written_over_a_folder(drafts: Path, tmp_path: Path) -> None:
    code, output = check(drafts / "a b.md", "--record", tmp_path / "source.txt", "-o", drafts)
    assert code == 2
    assert "it is a folder" in output
