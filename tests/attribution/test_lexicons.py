"""What is known of each language: which is taken for a text, and that its lists hold together."""

from __future__ import annotations

import pytest

from quoth.attribution import Ranker, add_indirect, attribute
from quoth.attribution.cues import ENGLISH, FRAME, Lexicon
from quoth.attribution.english_people import ENGLISH_PEOPLE
from quoth.attribution.lexicons import LANGUAGES, load_lexicon
from quoth.attribution.lexicons.building import build, find_token
from quoth.attribution.ranking import load_ranker
from quoth.attribution.relays import RELAYS
from quoth.attribution.unspaced import tell_script
from quoth.attribution.weights import UNMEASURED
from quoth.quotes import find_quotations
from quoth.readers import read_text
from quoth.text.languages import SMALL_WORDS, tell_language

ABROAD = [language for language in LANGUAGES if language != "en"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_told_and_is_read_with_its_own_words(language: str) -> None:
    assert language in SMALL_WORDS
    assert load_lexicon(language).language == language
    assert (load_lexicon(language).grammar is None) == (language == "en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_are_in_small_letters_and_in_classes_that_are_explained(language: str) -> None:
    lexicon = load_lexicon(language)
    assert set(lexicon.classes.values()) <= set(FRAME)
    assert all(word == word.lower() for word in lexicon.classes)
    people = lexicon.people
    for words in (people.female, people.male, people.titles, people.nouns, people.bodies, people.places):
        assert all(word == word.lower() for word in words)
    assert language == "en" or not people.female & people.male


@pytest.mark.parametrize("language", ABROAD)
def test_each_language_knows_what_news_needs(language: str) -> None:
    lexicon = load_lexicon(language)
    known = set(lexicon.classes.values())
    assert set("VKPmhdXYAit&WaT") - {"T"} <= known
    assert len(lexicon.sure) > 100
    assert lexicon.female
    assert lexicon.male


def test_a_word_in_two_classes_is_refused() -> None:
    german = load_lexicon("de")
    assert german.grammar is not None
    with pytest.raises(ValueError, match="'und' is listed in two classes"):
        build(
            "xx", people=german.people, grammar=german.grammar, classes={"&": "und", "A": "und"}, saying=(), telling=(),
            female="", male="", personal="",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("l’ancien maire, dit-il", ["l’", "ancien", "maire", ",", "dit", "il"]),
        ("a-t-elle ajouté", ["a", "t", "elle", "ajouté"]),
        ("D’après Jean-Luc D’Holm", ["D’", "après", "Jean-Luc", "D’Holm"]),
        ("aujourd’hui, qu’on", ["aujourd’hui", ",", "qu’", "on"]),
    ],
)
def test_elided_words_and_joined_pronouns_stand_apart(text: str, tokens: list[str]) -> None:
    pattern = find_token("l d c qu D(?=['’][a-zà-ÿ])", "(?:t-)?(?:ils?|elles?|on)")
    assert pattern.findall(text) == tokens


def told(text: str) -> Lexicon:
    return load_lexicon(tell_language(text))


def test_a_language_that_is_not_known_or_cannot_be_told_is_read_as_english() -> None:
    assert told("") is ENGLISH
    assert told("“Yes,” Hale said.") is ENGLISH
    assert told("A polgármester azt mondta, hogy a híd le van zárva, és hogy már nem lehet eljutni.") is ENGLISH


def test_the_weights_are_for_english_alone() -> None:
    assert load_ranker().weights
    assert not load_ranker("de").weights


def test_weights_that_are_given_are_used_in_any_language() -> None:
    document = read_text("Die Bürgermeisterin war nicht da. Der Plan von Ada Holm und Jens Berg ist „eine Schande“.")
    quotations = find_quotations(document)
    rules = attribute(document, quotations)
    ranked = attribute(document, quotations, Ranker({"rule=nearby": 9.0}))
    assert rules[0].rule != ranked[0].rule == "nearby"


@pytest.mark.parametrize(
    ("text", "is_known"),
    [("霍明说：“桥不开了。”", True), ("「橋だ」と山田氏は述べた。", True), ("Hale said: “橋”", False), ("", False)],
)
def test_a_script_is_told_by_its_characters(text: str, is_known: bool) -> None:
    assert (tell_script(text) is not None) == is_known


@pytest.mark.parametrize(
    "text",
    ["“It is over,” has Hale said", "On Monday said Hale: “no”", "“No,” said.", "Hale has the plan “dead” called.",
     "The statement of Hale: “no”"],
)  # fmt: skip
def test_rules_for_other_word_orders_are_silent_in_english(text: str) -> None:
    document = read_text(text)
    for ranker in (None, Ranker()):
        for attribution in attribute(document, find_quotations(document), ranker):
            assert attribution.rule not in UNMEASURED


GERMAN = "Die Stadt und der Rat sind nicht da, und das ist für die Leute nicht gut.\n\n"
ENGLISH_ALONE = {rule.name for rule in RELAYS} | {"citation", "alternates", "beat", "by-agent", "is-how", "answered",
                                                  "words-of"}  # fmt: skip


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Ross recalled Hale saying “the dam is dead.”", "Ross recalled Hale saying “the dam is dead.”"),
        ("“The plan is dead.” Hale v. Ross, 512 U.S. 1 (1994).",
         "„Der Plan ist tot.“ Hale v. Ross, 512 U.S. 1 (1994)."),
        ("“Over?” asked Quist.\n\n“Yes,” replied Hale.\n\n“For good?”",
         "„Vorbei?“, fragte Quist.\n\n„Ja“, antwortete Hale.\n\n„Für immer?“"),
        ("In the words of Ada Hale, “the dam is dead.”", "In der Erklärung von Ada Hale, „der Damm ist tot“."),
    ],
    ids=["relay", "citation", "turns", "noun"],
)  # fmt: skip
def test_what_is_known_for_english_alone_is_silent_elsewhere(ours: str, theirs: str) -> None:
    for text, english in ((ours, True), (GERMAN + theirs, False)):
        document = read_text(text)
        attributions = attribute(document, find_quotations(document), Ranker())
        found = [one for one in attributions if one.relay is not None or one.rule in ENGLISH_ALONE]
        assert bool(found) == english


@pytest.mark.parametrize(
    ("before", "is_told"), [("", True), (GERMAN, False), ("霍明说桥不开了。" * 8, False)], ids=["en", "de", "zh"]
)
def test_indirect_speech_is_looked_for_in_english_alone(before: str, is_told: bool) -> None:
    document = read_text(before + "Ada Hale said dams would fail.")
    found, _ = add_indirect(document, (), ())
    assert bool(found) == is_told


def test_titles_that_only_women_bear() -> None:
    assert load_lexicon("de").people.noun_gender("verkehrsministerin") == "f"
    assert load_lexicon("fr").people.noun_gender("députée") == "f"
    assert ENGLISH_PEOPLE.noun_gender("minister") is None
