"""The language of a text."""

from __future__ import annotations

import pytest

from quoth.text.languages import SMALL_WORDS, tell_language

SENTENCES = {
    "en": "The mayor said that the bridge was closed, and that it had been in a bad state for years.",
    "de": "Die Bürgermeisterin sagte, dass die Brücke geschlossen ist und dass sie nicht mehr zu retten war.",
    "fr": "La maire a dit que le pont est fermé et que les travaux ne sont pas finis dans la vallée.",
    "es": "La alcaldesa dijo que el puente está cerrado y que los trabajos no han terminado en el valle.",
    "it": "La sindaca ha detto che il ponte è chiuso e che i lavori non sono finiti nella valle.",
    "pt": "A prefeita disse que a ponte está fechada e que as obras não foram terminadas no vale.",
    "pl": "Burmistrz powiedziała, że most jest zamknięty i że nie ma już drogi na drugi brzeg rzeki.",
    "cs": "Starostka řekla, že most je zavřený a že se do údolí už nedá jet, protože cesta není hotová.",
    "sv": "Borgmästaren sade att bron är stängd och att det inte går att köra till dalen.",
    "da": "Borgmesteren sagde, at broen er lukket, og at der ikke længere er vej til dalen af sten.",
    "ro": "Primarul a spus că podul este închis și că nu se mai poate ajunge în vale cu mașina.",
    "hu": "A polgármester azt mondta, hogy a híd le van zárva, és hogy már nem lehet eljutni a völgybe.",
    "fi": "Pormestari sanoi, että silta on suljettu ja että laaksoon ei enää pääse, kun tie on poikki.",
    "tr": "Belediye başkanı köprünün kapalı olduğunu ve bu vadiye bir yol daha olmadığını söyledi.",
    "ru": "Мэр сказала, что мост закрыт и что в долину теперь не проехать, но она не знает, как это исправить.",
    "uk": "Мер сказала, що міст закрито і що до долини вже не проїхати, але вона не знає, як це виправити.",
    "nl": "De burgemeester zei dat de brug gesloten is en dat het werk in het dal niet klaar was.",
}


@pytest.mark.parametrize("language", SMALL_WORDS)
def test_every_language_is_told_from_a_sentence(language: str) -> None:
    assert tell_language(SENTENCES[language]) == language


@pytest.mark.parametrize("language", SMALL_WORDS)
def test_a_quotation_in_another_language_does_not_turn_a_page(language: str) -> None:
    page = SENTENCES[language] * 3 + SENTENCES["en" if language != "en" else "fr"]
    assert tell_language(page) == language


@pytest.mark.parametrize(
    "text",
    ["", "  \n", "42 + 17", "no", "橋は閉まっている。", "xyzzy " * 50],
)
def test_none_where_nothing_tells(text: str) -> None:
    assert tell_language(text) == "und"


def test_only_the_head_of_a_text_is_read() -> None:
    assert tell_language(SENTENCES["de"] * 60 + SENTENCES["en"] * 500) == "de"
