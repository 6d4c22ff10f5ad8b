"""The option by which a command fails from a verdict's label on."""

from __future__ import annotations

import click

from quoth.errors import UnknownNameError
from quoth.model import Label
from quoth.reports.labels import find_label

__all__ = ["fail_on_option"]


class _LabelType(click.ParamType):  # type: ignore[type-arg,unused-ignore]  # generic from click 8.5 on
    """A verdict's label, as an option of a command."""

    name = "label"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> Label:
        """Read a label's name; `not-found` is `not_found`."""
        try:
            return find_label(str(value))
        except UnknownNameError as error:
            self.fail(f"{error.where!r} is no label: {error.remedy}.", param, ctx)


fail_on_option = click.option(
    "--fail-on",
    type=_LabelType(),
    metavar="LABEL",
    help="Exit with 1 when a finding is of this label or a graver one.",
)
