"""Lands, peoples, and who holds office there: `Marrenia's president` is `the Marrenian leader`. Data and its test."""

from __future__ import annotations

__all__ = ["OFFICES", "same_land", "split_office"]

_HEADS = frozenset((
    ("president",), ("premier",), ("prime", "minister"), ("chancellor",), ("chairman",), ("king",), ("queen",),
    ("emir",), ("sultan",), ("taoiseach",), ("leader",), ("ruler",), ("dictator",), ("head", "of", "state"),
    ("head", "of", "government"),
))  # fmt: skip
_GOVERNING = frozenset((("premier",), ("prime", "minister"), ("taoiseach",), ("head", "of", "government")))
_ABROAD = frozenset((
    ("foreign", "minister"), ("foreign", "secretary"), ("secretary", "of", "state"), ("top", "diplomat"),
))  # fmt: skip
OFFICES: dict[tuple[str, ...], frozenset[tuple[str, ...]]] = {
    ("leader",): _HEADS, ("ruler",): _HEADS, ("strongman",): _HEADS, ("dictator",): _HEADS,
    ("head", "of", "state"): _HEADS,
    ("premier",): _GOVERNING, ("prime", "minister"): _GOVERNING, ("head", "of", "government"): _GOVERNING,
    ("president",): frozenset((("president",), ("head", "of", "state"))),
    ("chancellor",): frozenset((("chancellor",),)),
    ("foreign", "minister"): _ABROAD, ("foreign", "secretary"): _ABROAD, ("top", "diplomat"): _ABROAD,
    ("defence", "minister"): frozenset((("defence", "minister"), ("defense", "minister"), ("defense", "secretary"))),
    ("defense", "minister"): frozenset((("defence", "minister"), ("defense", "minister"), ("defense", "secretary"))),
    ("finance", "minister"): frozenset((("finance", "minister"), ("treasury", "secretary"))),
    ("king",): frozenset((("king",),)), ("monarch",): frozenset((("king",), ("queen",), ("emir",), ("sultan",))),
    ("queen",): frozenset((("queen",),)),
}  # fmt: skip
"""An office as it is named again, to the offices that may be meant; each as its words in lower case."""

_LANDS = {
    "american": "us", "america": "us", "u.s": "us", "united states": "us", "british": "uk", "britain": "uk",
    "u.k": "uk",
    "french": "france", "dutch": "netherlands", "holland": "netherlands", "greek": "greece", "german": "germany",
    "swiss": "switzerland", "danish": "denmark", "swedish": "sweden", "norwegian": "norway", "spanish": "spain",
    "turkish": "turkey", "polish": "poland", "welsh": "wales", "scottish": "scotland", "irish": "ireland",
    "finnish": "finland", "english": "england", "filipino": "philippines", "philippine": "philippines",
    "thai": "thailand",
    "portuguese": "portugal", "belgian": "belgium", "czech": "czechia", "slovak": "slovakia", "afghan": "afghanistan",
    "kazakh": "kazakhstan", "uzbek": "uzbekistan", "kyrgyz": "kyrgyzstan", "tajik": "tajikistan",
    "turkmen": "turkmenistan",
    "ukrainian": "ukraine", "peruvian": "peru", "icelandic": "iceland", "croatian": "croatia", "croat": "croatia",
    "serb": "serbia", "cypriot": "cyprus", "maltese": "malta", "burmese": "myanmar", "lebanese": "lebanon",
    "congolese": "congo", "senegalese": "senegal", "taiwanese": "taiwan", "argentine": "argentina",
    "argentinian": "argentina", "vietnamese": "vietnam", "sudanese": "sudan", "barbadian": "barbados",
    "kremlin": "russia",
}  # fmt: skip
"""Words for peoples, and second names of lands, whose spelling does not tell the land."""
_PEOPLE_ENDINGS = frozenset(("n", "an", "ian", "ean", "ese", "i", "ish", "nian", "vian", "lese", "wegian", "ic"))
_LAND_ENDINGS = frozenset(("", "a", "ia", "e", "o", "y", "land", "lands", "stan", "us", "s"))


def same_land(one: str, other: str) -> bool:
    """Whether two words in lower case are of one land: by a table, else by what their endings leave.

    >>> same_land("marrenian", "marrenia"), same_land("french", "france"), same_land("austrian", "australia")
    (True, True, False)
    """
    one, other = _LANDS.get(one, one), _LANDS.get(other, other)
    if one == other:
        return True
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    ends = one[shared:], other[shared:]
    people = any(end in _PEOPLE_ENDINGS for end in ends) and any(end in _LAND_ENDINGS for end in ends)
    return shared >= 4 and people


def split_office(words: list[str]) -> tuple[str, tuple[str, ...]] | None:
    """Return the land and the office of a description: `["marrenian", "prime", "minister"]`; None where it is no such.

    >>> split_office(["marrenian", "prime", "minister"])
    ('marrenian', ('prime', 'minister'))
    """
    for size in (3, 2, 1):
        if len(words) == size + 1 and tuple(words[1:]) in OFFICES:
            return words[0], tuple(words[1:])
    return None
