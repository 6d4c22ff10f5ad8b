"""How long one answer takes: five quotations against ten chunks of some 2 KB, other texts each time, labels checked.

A cold call is `quoth.check(answer, sources=chunks)`: nothing but the modules is kept from one call to the next. Beside
it stand compiling alone, the same answer by a checker that was compiled before, and what everybody writes first:
whitespace folded, marks found by an expression, `str.find`. Made-up words stand among small English ones, as in prose.
"""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from prose import write_sources

import quoth

__all__ = ["time_calls"]

_CHUNKS, _SIZE = 10, 2000
"""Chunks of a call, and code points of each, about."""
_SMALL = "the of and to in a that it is was for on are as with they at be this from have not by but or which we".split()
_SHARE = 0.4
"""Share of words that are small ones."""
_INVENTED = (
    "every lighthouse painter brought seven brass umbrellas to the orchestra",
    "no committee of bakers has photographed the violins of an old theatre",
    "someone promised to auction off a museum of telescopes while children slept",
)


@dataclass(frozen=True)
class Call:
    """An answer, its chunks, and the labels of its quotations in their order."""

    answer: str
    chunks: list[str]
    labels: list[str]


def write_calls(seed: int) -> Iterator[Call]:
    """Go over calls without end, the same for the same seed."""
    dice = random.Random(seed)
    chunks = _write_chunks(dice, seed)
    while True:
        yield _write_call(dice, [next(chunks) for _ in range(_CHUNKS)])


def _write_chunks(dice: random.Random, seed: int) -> Iterator[str]:
    for source in write_sources(seed):
        held = ""
        for sentence in source["text"].split(". "):
            words = [dice.choice(_SMALL) if dice.random() < _SHARE else word for word in sentence.split()]
            held += " ".join(words).capitalize().rstrip(".") + ". "
            if len(held) > _SIZE:
                yield held
                held = ""


def _write_call(dice: random.Random, chunks: list[str]) -> Call:
    places = dice.sample(range(len(chunks)), 5)
    runs = [_take_run(dice, chunks[place]) for place in places]
    holds = [len({*runs[3]} & {*chunk.casefold().replace(".", "").split()}) for chunk in chunks]
    wrong = min((at for at in range(len(chunks)) if at != places[3]), key=holds.__getitem__)
    altered = [*runs[1][:6], "lantern", *runs[1][7:]]
    planted = [
        ("verbatim", " ".join(runs[0]), places[0]),
        ("altered", " ".join(altered), places[1]),
        ("marked", f"{' '.join(runs[2][:5])} … {' '.join(runs[2][8:])}", places[2]),
        ("misattributed", " ".join(runs[3]), wrong),
        ("not_found", dice.choice(_INVENTED), places[4]),
    ]
    dice.shuffle(planted)
    lines = [f"* It is put like this: “{words}” [{place + 1}]." for _, words, place in planted]
    answer = "Here is what the documents say.\n\n" + "\n".join(lines) + "\n"
    return Call(answer, chunks, [label for label, _, _ in planted])


def _take_run(dice: random.Random, chunk: str) -> list[str]:
    """Return 13 words of one sentence."""
    sentence = dice.choice([one for one in (one.split() for one in chunk.split(". ")) if len(one) >= 13])
    first = dice.randrange(len(sentence) - 12)
    return sentence[first : first + 13]


def find_plainly(call: Call) -> list[bool]:
    """Return whether each quotation stands in some chunk, by the check that everybody writes first."""
    folded = [" ".join(chunk.split()) for chunk in call.chunks]
    quoted = [" ".join(words.split()) for words in re.findall("“(.+?)”", call.answer, re.DOTALL)]
    return [any(chunk.find(words) >= 0 for chunk in folded) for words in quoted]


def time_calls(count: int, seed: int) -> int:
    """Print the figures; return 1 where a label is not the one that was planted."""
    times: dict[str, list[float]] = {name: [] for name in ("cold", "compiling", "compiled", "plain")}

    def measure(name: str, work: Callable[[], Any]) -> Any:
        begun = time.perf_counter()
        result = work()
        times[name].append(1000 * (time.perf_counter() - begun))
        return result

    calls = write_calls(seed)
    first = next(calls)
    quoth.check(first.answer, sources=first.chunks)  # once, since modules are loaded when they are first needed
    wrong = 0
    for number in range(count):
        call = next(calls)
        report = measure("cold", lambda call=call: quoth.check(call.answer, sources=call.chunks))
        checker = measure("compiling", lambda call=call: quoth.compile(call.chunks))
        again = measure("compiled", lambda call=call, checker=checker: checker.check(call.answer))
        plain = measure("plain", lambda call=call: find_plainly(call))
        labels = [finding.verdict.label.value for finding in report.findings]
        held = [label in ("verbatim", "misattributed") for label in call.labels]
        if labels != call.labels or again != report or plain != held:
            wrong += 1
            print(f"call {number}: {labels} for {call.labels}")
    base = statistics.median(times["plain"])
    print(f"{'ms an answer':14}{'p50':>9}{'p99':>9}{'x plain':>9}")
    for name, taken in times.items():
        taken.sort()
        middle = statistics.median(taken)
        print(f"{name:14}{middle:9.3f}{taken[min(len(taken) - 1, 99 * len(taken) // 100)]:9.3f}{middle / base:9.1f}")
    print(f"{count} answers of five quotations, {_CHUNKS} chunks each; {count - wrong} with every label as planted")
    return 1 if wrong else 0
