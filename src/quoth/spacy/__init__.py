"""quoth in a spaCy pipeline: after `pip install quoth[spacy]`, `nlp.add_pipe("quoth")` and no import.

spaCy finds the component by an entry point. Whoever only reads docs that were stored with it imports this
module, which gives docs and spans their attributes (`ATTRIBUTES`). Nothing else in quoth imports spaCy.
"""

from __future__ import annotations

from importlib.util import find_spec

from quoth.errors import MissingExtraError

if find_spec("spacy") is None:
    raise MissingExtraError("quoth.spacy", "spaCy is not installed", "run: pip install 'quoth[spacy]'")

from .attributes import ATTRIBUTES, Attribute, register
from .component import Component, make_component

__all__ = ["ATTRIBUTES", "Attribute", "Component", "make_component", "register"]

register()
