"""English words for numbers and for what is counted: data only."""

from __future__ import annotations

__all__ = ["NUMBER_ENDINGS", "NUMERALS", "ORDINALS", "SCALES", "UNITS", "UNIT_SIGNS"]

NUMERALS: dict[str, float] = {
    **{
        word: float(value)
        for value, word in enumerate(
            """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
            seventeen eighteen nineteen twenty""".split()
        )
    },
    **dict(zip("thirty forty fifty sixty seventy eighty ninety".split(), map(float, range(30, 100, 10)), strict=True)),
}
"""Words for numbers below a hundred."""

ORDINALS: dict[str, float] = {
    **{
        word: float(value)
        for value, word in enumerate(
            """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
            fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split(),
            1,
        )
    },
    **dict(
        zip(
            "thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth".split(),
            (30.0, 40.0, 50.0, 60.0, 70.0, 80.0, 90.0, 100.0, 1000.0),
            strict=True,
        )
    ),
}
"""Words for places in a row."""

SCALES: dict[str, float] = {
    "dozen": 12.0,
    "score": 20.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
}
"""Words that multiply the number before them."""

NUMBER_ENDINGS: dict[str, tuple[float, str]] = {
    "st": (1.0, "th"),
    "nd": (1.0, "th"),
    "rd": (1.0, "th"),
    "th": (1.0, "th"),
    "s": (1.0, "s"),
    "k": (1e3, ""),
    "m": (1e6, ""),
    "mn": (1e6, ""),
    "bn": (1e9, ""),
    "tn": (1e12, ""),
}
"""Letters set against figures."""

UNITS: dict[str, str] = {
    form: row.split()[0]
    for row in (
        "second seconds sec secs",
        "minute minutes min mins",
        "hour hours hr hrs hourly",
        "day days daily",
        "night nights",
        "week weeks weekly",
        "fortnight fortnights",
        "month months monthly",
        "quarter quarters",
        "year years yr yrs yearly annual",
        "decade decades",
        "century centuries",
        "generation generations",
        "millimetre millimetres millimeter millimeters mm",
        "centimetre centimetres centimeter centimeters cm",
        "metre metres meter meters",
        "kilometre kilometres kilometer kilometers km kms",
        "inch inches",
        "foot feet ft",
        "yard yards",
        "mile miles",
        "acre acres",
        "hectare hectares",
        "gram grams gramme grammes",
        "kilogram kilograms kilo kilos kg kgs",
        "ounce ounces oz",
        "stone stones",
        "ton tons",
        "tonne tonnes",
        "litre litres liter liters",
        "gallon gallons",
        "barrel barrels",
        "watt watts",
        "kilowatt kilowatts kw",
        "megawatt megawatts mw",
        "gigawatt gigawatts gw",
        "degree degrees",
        "dollar dollars",
        "cent cents",
        "euro euros",
        "pound pounds",
        "pence penny pennies",
        "crown crowns",
        "franc francs",
        "mark marks",
        "yen",
        "yuan",
        "rouble roubles ruble rubles",
        "rupee rupees",
        "peso pesos",
        "lira liras",
        "percent",
    )
    for form in row.split()
} | {"per cent": "percent", "percentage points": "percentage point", "percentage point": "percentage point",
     "basis points": "basis point"}
"""Each form with the one name of the unit."""

UNIT_SIGNS: dict[str, str] = {"$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₹": "rupee", "₽": "rouble"}
"""Signs of currencies, with the name of the unit."""
