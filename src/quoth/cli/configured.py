"""The options that tell which configuration and which baseline count."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path

import click

__all__ = ["configuration_options"]

_FILE = click.Path(path_type=Path, dir_okay=False)
_CONFIG = click.option(
    "--config",
    type=_FILE,
    metavar="FILE",
    help="The configuration of all documents.  [default: quoth.toml or pyproject.toml, in or above their folders]",
)
_NO_CONFIG = click.option("--no-config", is_flag=True, help="Look for no configuration.")
_BASELINE = click.option("--baseline", type=_FILE, metavar="FILE", help="Findings that are known, and do not count.")
_WRITE = click.option(
    "--write-baseline",
    type=_FILE,
    metavar="FILE",
    help="Write the findings of --fail-on and graver ones, else of not_found and graver ones, to FILE as known.",
)
_DIGESTS = click.option("--show-digests", is_flag=True, help="Show the digest of each quotation, to ignore it by.")


def configuration_options(command: Callable[..., object]) -> Callable[..., object]:
    """Give a command the options that tell which configuration and which baseline count."""

    @_CONFIG
    @_NO_CONFIG
    @_BASELINE
    @_WRITE
    @_DIGESTS
    @wraps(command)
    def with_configuration(*given: object, config: Path | None, no_config: bool, **named: object) -> object:
        if config is not None and no_config:
            raise click.UsageError("--config names a configuration, and --no-config wants none: give one of the two.")
        if named.get("baseline") is not None and named.get("write_baseline") is not None:
            raise click.UsageError("--write-baseline writes anew what --baseline reads: give one of the two.")
        return command(*given, config=config, no_config=no_config, **named)

    return with_configuration
