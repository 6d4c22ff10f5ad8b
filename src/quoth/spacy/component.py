"""The component: the text of a doc to its quotations, as a group of spans."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Optional

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from quoth.errors import EmptyError, UnknownNameError
from quoth.model import Days, Extraction, Kind

from .attributes import ATTRIBUTES, mark_tokens, read_published
from .stored import given_days, keep

__all__ = ["Component", "make_component"]


@dataclass(frozen=True, slots=True)
class Component:
    """Finds the quotations of docs; needs no other component, and changes no token."""

    spans_key: str = "quotations"
    """Key of the group of spans in `doc.spans`."""
    kinds: frozenset[Kind] = frozenset(Kind)
    """Kinds of quotation that become spans."""
    published: Days | None = None
    """Day of publication of every doc that has none of its own."""

    def __call__(self, doc: Doc) -> Doc:
        """Put a span for each quotation into `doc.spans`, in reading order, and return the doc."""
        extraction = self._extract(doc)
        quotations = extraction.quotations if extraction else ()
        spans = [
            mark_tokens(doc, quotation.span, quotation.kind.value, quotation.number)
            for quotation in quotations
            if quotation.kind in self.kinds
        ]
        doc.spans[self.spans_key] = SpanGroup(doc, name=self.spans_key, spans=spans)
        keep(doc, extraction)
        return doc

    def _extract(self, doc: Doc) -> Extraction | None:
        """Return what quoth finds in the doc's text; None where it holds no words."""
        # spaCy loads the factories of all packages at its start, and most pipelines are not quoth's.
        from quoth.pipeline import extract  # noqa: PLC0415
        from quoth.readers import read_text  # noqa: PLC0415

        try:
            document = read_text(doc.text)
        except EmptyError:
            return None
        published = given_days(doc) or self.published
        return extract(document if published is None else replace(document, published=published))


@Language.factory(
    "quoth",
    assigns=["doc.spans", *(f"{row.owner.__name__.lower()}._.{row.name}" for row in ATTRIBUTES)],
    default_config={"spans_key": "quotations", "kinds": None, "published": None},
)
def make_component(
    nlp: Language,  # noqa: ARG001  (every factory of spaCy is given both)
    name: str,  # noqa: ARG001
    spans_key: str,
    kinds: Optional[list[str]],  # noqa: UP045
    published: Optional[str],  # noqa: UP045
) -> Component:
    """Make the component of a pipeline's configuration; called by spaCy.

    `kinds` are names of kinds, None for all. Raises UnknownNameError for a kind that there is not, and
    ValueError for a day that is none.
    """
    return Component(spans_key, _read_kinds(kinds), read_published(published))


def _read_kinds(names: Collection[str] | None) -> frozenset[Kind]:
    known = {kind.value: kind for kind in Kind}
    for name in names or ():
        if name not in known:
            raise UnknownNameError(name, "no kind of quotation goes by that name", f"use some of {', '.join(known)}")
    return frozenset(Kind) if names is None else frozenset(known[name] for name in names)
