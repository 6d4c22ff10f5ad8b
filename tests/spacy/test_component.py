"""The component in a pipeline of spaCy: what it finds, how it is set, and that nothing is lost on the way."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.vocab import Vocab

import quoth
from quoth.errors import UnknownNameError
from quoth.model import Days, Kind
from quoth.spacy import ATTRIBUTES, Component, register

TEXT = (
    "Ada Holm met the press at Hallow Gate. “We shall keep ‘the old bridge’ open,” she said on Tuesday, “and we "
    "ask no toll.” The so-called “plan” is dead.\n\nHer deputy, Tomas Hale, called it “a dam of paper” (“ein Damm”)."
)


def told(doc: Doc) -> list[tuple[object, ...]]:
    """Return all that the spans of a doc say, as plain values."""
    return [
        (span.text, span.id_, span.label_, *(str(span._.get(row.name)) for row in ATTRIBUTES if row.owner is not Doc))
        for span in doc.spans["quotations"]
    ]


def test_each_quotation_is_a_span(nlp: Language) -> None:
    doc = nlp(TEXT)
    first, inner, term, _, _ = doc.spans["quotations"]
    assert first.text == "“We shall keep ‘the old bridge’ open,” she said on Tuesday, “and we ask no toll.”"
    assert (first.label_, first.id_, first._.speaker) == ("speech", "1", "Ada Holm")
    assert (first._.mention.text, first._.cue.text, first._.rule) == ("she", "said", "after-direct")
    assert [piece.text for piece in first._.pieces] == ["We shall keep ‘the old bridge’ open,", "and we ask no toll."]
    assert 0 < first._.confidence <= 1
    assert (inner._.within.text, inner._.within._.speaker) == (first.text, "Ada Holm")
    assert (term.label_, term.id_, term._.within) == ("term", "3", None)


def test_quoths_own_values_are_those_of_extract(nlp: Language) -> None:
    doc = nlp(TEXT)
    extraction = quoth.extract(TEXT)
    assert doc._.quotations == extraction.quotations
    assert doc._.attributions == extraction.attributions
    assert tuple(span._.quotation for span in doc.spans["quotations"]) == extraction.quotations
    assert tuple(span._.attribution for span in doc.spans["quotations"]) == extraction.attributions


def test_a_span_that_is_no_quotation_says_nothing(nlp: Language) -> None:
    doc = nlp(TEXT)
    person = doc.char_span(0, 8, label="PERSON", span_id="1")
    assert person is not None
    doc.ents = [person]
    for span in (doc[2:5], doc.ents[0], doc.spans["quotations"][0]._.mention):
        assert (span._.speaker, span._.quotation, span._.pieces, span._.within) == (None, None, (), None)
        assert (span._.attribution, span._.said_on, span._.rule, span._.confidence) == (None, None, "none", 0.0)


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "No marks at all."])
def test_a_doc_without_quotations_has_an_empty_group(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert list(doc.spans["quotations"]) == []
    assert (doc._.quotations, doc._.attributions, doc._.published) == ((), (), None)


def test_a_doc_that_no_component_saw_has_none() -> None:
    doc = spacy.blank("en")(TEXT)
    assert (doc._.quotations, doc._.published) == ((), None)


def test_offsets_inside_a_token_are_widened_and_kept_exactly() -> None:
    words = ["Holm", "said:", "“We", "stay.”"]
    doc = Component()(Doc(Vocab(), words=words, spaces=[True, True, True, False]))
    (span,) = doc.spans["quotations"]
    assert (span.text, span._.pieces[0].text, span._.cue.text) == ("“We stay.”", "“We stay.”", "said:")
    (piece,) = doc._.quotations[0].pieces
    assert doc.text[piece.start : piece.end] == "We stay."


def test_two_quotations_of_the_same_tokens_keep_their_own_speakers() -> None:
    words = ["“Hale", "told", "me:", "‘We", "stay,’”", "Holm", "said."]
    doc = Component()(Doc(Vocab(), words=words))
    both = Component()(Doc(Vocab(), words=["Holm", "said:", "“‘Stay.’”"]))
    assert [span._.within is None for span in doc.spans["quotations"]] == [True, False]
    outer, inner = both.spans["quotations"]
    assert (outer.start_char, outer.end_char) == (inner.start_char, inner.end_char)
    assert outer._.quotation != inner._.quotation
    assert inner._.within.id_ == outer.id_


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "« Je viens, a dit la maire, et je reste. »", "« Je viens, a dit la maire, et je reste. »"),
        ("de", "Holm sagte: „Wir bleiben hier.“", "„Wir bleiben hier.“"),
        ("zh", "何女士说：“我们不走。”", "“我们不走。”"),
        # its tokenizer keeps the mark and the full stop in one token
        ("ar", "قالت هيلين: «لن نغادر الجسر أبدا».", "«لن نغادر الجسر أبدا»."),
        ("he", "אמרה הולם: „לא נעזוב את הגשר”.", "„לא נעזוב את הגשר”"),
        ("xx", "Holm said: “We stay \U0001f309 here.”", "“We stay \U0001f309 here.”"),
    ],
)
def test_any_language_and_tokenizer_will_do(language: str, text: str, words: str) -> None:
    made = spacy.blank(language)
    made.add_pipe("quoth")
    doc = made(text)
    assert words in [span.text for span in doc.spans["quotations"]]


@given(
    st.lists(
        st.text(alphabet="ab “”‘’\"'«»„.,—\n\té\u0301\U0001f309", min_size=1, max_size=6).filter(str.strip),
        min_size=1, max_size=30,
    ),
    st.data(),
)
@settings(max_examples=150)
def test_every_quotation_has_a_span_that_covers_it(words: list[str], data: st.DataObject) -> None:
    """However the text is cut into tokens, each quotation has one span, in order, that holds all of it."""
    spaces = data.draw(st.lists(st.booleans(), min_size=len(words), max_size=len(words)))
    doc = Component()(Doc(Vocab(), words=words, spaces=spaces))
    group = list(doc.spans["quotations"])
    assert [span._.quotation for span in group] == list(quoth.extract(doc.text).quotations)
    for span in group:
        exact = span._.quotation.span
        assert span.start_char <= exact.start < exact.end <= span.end_char
    assert all(first.start <= second.start for first, second in pairwise(group))
    assert told(Doc(Vocab()).from_bytes(doc.to_bytes())) == told(doc)


# --- days -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("value", ["2031-05-02", date(2031, 5, 2), Days.parse("2031-05-02")])
def test_a_docs_own_day_of_publication(nlp: Language, value: object) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = value
    assert doc._.published == "2031-05-02"
    assert nlp(doc).spans["quotations"][0]._.said_on == ("2031-04-29", "2031-04-29")


def test_days_for_many_docs_survive_the_way_through_processes(nlp: Language) -> None:
    docs = [nlp.make_doc(TEXT) for _ in range(4)]
    for number, doc in enumerate(docs[1:], 1):
        doc._.published = f"2031-05-{number:02}"
    alone, together = (list(nlp.pipe(docs, n_process=count, batch_size=1)) for count in (1, 2))
    assert [doc._.published for doc in together] == [None, "2031-05-01", "2031-05-02", "2031-05-03"]
    assert [told(doc) for doc in together] == [told(doc) for doc in alone]
    assert together[0].spans["quotations"][0]._.said_on is None


def test_the_components_day_holds_where_a_doc_has_none() -> None:
    made = spacy.blank("en")
    made.add_pipe("quoth", config={"published": "2031-05-02"})
    doc = made(TEXT)
    assert doc.spans["quotations"][0]._.said_on == ("2031-04-29", "2031-04-29")
    assert doc._.published == "2031-05-02"
    doc = made.make_doc(TEXT)
    doc._.published = "2031-06-01"
    assert made(doc)._.published == "2031-06-01"


def test_a_day_that_the_text_states_is_taken_where_none_is_given(nlp: Language) -> None:
    doc = nlp("Published: 2 May 2031\n\n“So,” Ada Holm said on Tuesday.")
    assert (doc._.published, doc.spans["quotations"][0]._.said_on) == ("2031-05-02", ("2031-04-29", "2031-04-29"))


@pytest.mark.parametrize("value", ["soon", "2031-02-30"])
def test_what_is_no_day_is_refused(nlp: Language, value: str) -> None:
    with pytest.raises(ValueError, match=r"date|day"):
        nlp.make_doc("Words.")._.published = value


# --- configuration --------------------------------------------------------------------------------------------------


def test_kinds_and_key_may_be_chosen() -> None:
    made = spacy.blank("en")
    made.add_pipe("quoth", config={"kinds": ["speech"], "spans_key": "sc"})
    doc = made(TEXT)
    assert {span.label_ for span in doc.spans["sc"]} == {"speech"}
    assert "quotations" not in doc.spans
    assert {quotation.kind for quotation in doc._.quotations} > {Kind.SPEECH}


def test_a_kind_that_there_is_not_is_refused() -> None:
    with pytest.raises(UnknownNameError, match="speech"):
        spacy.blank("en").add_pipe("quoth", config={"kinds": ["speach"]})


def test_a_pipeline_comes_back_from_the_disk(tmp_path: Path) -> None:
    made = spacy.blank("en")
    made.add_pipe("quoth", config={"kinds": ["speech", "term"], "published": "2031-05-02"})
    made.to_disk(tmp_path / "pipeline")
    back = spacy.load(tmp_path / "pipeline")
    assert back.get_pipe("quoth") == made.get_pipe("quoth")
    assert told(back(TEXT)) == told(made(TEXT))


def test_spacy_knows_what_it_assigns(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis is not None
    assert {"doc.spans", "span._.speaker", "doc._.quotations"} <= set(analysis["summary"]["quoth"]["assigns"])


def test_an_attribute_of_somebody_else_stays_theirs() -> None:
    program = (
        "import warnings\nwarnings.simplefilter('error', UserWarning)\n"
        "from spacy.tokens import Span\nSpan.set_extension('speaker', default='theirs')\n"
        "try: import quoth.spacy\nexcept UserWarning as told: print(told)\n"
        "print(Span.get_extension('speaker')[0])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["quoth: span._.speaker is another's and stays so; see the manual", "theirs"]


def test_registering_twice_changes_nothing() -> None:
    register()


# --- stored docs ----------------------------------------------------------------------------------------------------


def test_a_stored_doc_says_all_that_it_said(nlp: Language) -> None:
    doc = nlp.make_doc(TEXT)
    doc._.published = "2031-05-02"
    doc = nlp(doc)
    one = Doc(Vocab()).from_bytes(doc.to_bytes())
    (two,) = DocBin(docs=[doc], store_user_data=True).get_docs(Vocab())
    (three,) = DocBin().from_bytes(DocBin(docs=[doc], store_user_data=True).to_bytes()).get_docs(Vocab())
    for back in (one, two, three, doc.copy()):
        assert told(back) == told(doc)
        assert back._.quotations == doc._.quotations
        assert back._.attributions == doc._.attributions
        assert back._.published == "2031-05-02"


def test_what_is_kept_is_plain(nlp: Language) -> None:
    doc = nlp(TEXT)
    assert json.loads(json.dumps(doc.user_data["quoth"])) == doc.user_data["quoth"]


def test_without_user_data_the_spans_are_left_and_say_nothing(nlp: Language) -> None:
    doc = nlp(TEXT)
    (back,) = DocBin(docs=[doc]).get_docs(Vocab())
    labels = [span.label_ for span in doc.spans["quotations"]]
    assert [span.label_ for span in back.spans["quotations"]] == labels
    assert back.spans["quotations"][0]._.speaker is None


def test_a_stretch_of_a_doc_is_another_doc(nlp: Language) -> None:
    assert nlp(TEXT)[5:20].as_doc(copy_user_data=True)._.quotations == ()


# --- installation ---------------------------------------------------------------------------------------------------


def test_a_pipeline_needs_no_import() -> None:
    """The installed package says by an entry point where the component is."""
    program = "import spacy; nlp = spacy.blank('en'); nlp.add_pipe('quoth'); print(nlp('“So,” he said.')._.quotations)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "text='So,'" in done.stdout


def test_loading_it_loads_little() -> None:
    """spaCy loads every package's factories when it starts."""
    program = "import sys, quoth.spacy; print([m for m in ('quoth.pipeline', 'quoth.readers') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_the_rest_of_quoth_never_loads_spacy() -> None:
    program = "import sys, quoth; quoth.extract('“So,” he said.'); print('spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_where_spacy_is_missing_the_error_names_the_extra() -> None:
    program = "import sys; sys.modules['spacy'] = None\nimport quoth.spacy"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    last = done.stderr.splitlines()[-1]
    assert last.startswith("quoth.errors.MissingExtraError: quoth.spacy: spaCy is not installed")
    assert "pip install 'quoth[spacy]'" in last
