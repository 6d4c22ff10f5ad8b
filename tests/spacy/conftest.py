"""A blank English pipeline with the component, made once: it holds no state."""

from __future__ import annotations

import pytest
import spacy
from spacy.language import Language

import quoth.spacy  # noqa: F401  (the tests run from a checkout too, where nothing is installed)


@pytest.fixture(scope="session")
def nlp() -> Language:
    made = spacy.blank("en")
    made.add_pipe("quoth")
    return made
