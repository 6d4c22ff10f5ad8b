"""The templates, the style sheet and the script of the page, as they come with the package."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jinja2 import Environment, Template

__all__ = ["PAGE", "find_template", "make_environment", "read_asset"]

PAGE = "quoth.reports.page"
"""The package that holds them."""


@lru_cache
def read_asset(name: str) -> str:
    """Return the style sheet `report.css` or the script `report.js` of the page."""
    return (files(PAGE) / "assets" / name).read_text(encoding="utf-8")


def find_template(name: str) -> Template:
    """Return the template of that name."""
    return make_environment(PAGE).get_template(name)


@lru_cache
def make_environment(*packages: str) -> Environment:
    """Return an environment that holds the templates of some packages, the first first; all they show is escaped."""
    from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  (only pages need it)

    return Environment(
        loader=ChoiceLoader([PackageLoader(package) for package in packages]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
