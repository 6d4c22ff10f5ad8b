"""From marks to verdict in other scripts: where no spaces part words, each character is a word."""

from __future__ import annotations

import pytest

import quoth
from quoth.model import Label

CASES = [
    (
        "林娜说：“我们明年春天要重建旧码头，谁也拦不住。”",
        "大家早上好。我们明年春天要重建旧码头，谁也拦不住。谢谢大家。",
        "春",
        "秋",
    ),
    (
        "ミオは「来年の春に古い桟橋を建て直します」と述べた。",
        "皆さん、おはようございます。来年の春に古い桟橋を建て直します。以上です。",
        "春",
        "秋",
    ),
    (
        "นิดาพูดว่า “เราจะสร้างท่าเรือเก่าใหม่ในปีหน้า” แล้วก็เงียบ",
        "สวัสดีทุกคน เราจะสร้างท่าเรือเก่าใหม่ในปีหน้า ขอบคุณ",
        "เก่า",
        "นี้",
    ),
    (
        "미나는 “내년 봄에 낡은 부두를 모두 함께 우리 손으로 다시 튼튼하게 짓겠습니다”라고 말했다.",
        "안녕하세요. 내년 봄에 낡은 부두를 모두 함께 우리 손으로 다시 튼튼하게 짓겠습니다. 감사합니다.",
        "낡은",
        "새로운",
    ),
    (
        "دانا قالت: «سوف نبني الرصيف القديم من جديد في الربيع القادم» ثم خرجت.",
        "صباح الخير. سوف نبني الرصيف القديم من جديد في الربيع القادم. شكرا.",
        "القديم",
        "الكبير",
    ),
    (
        "— La vieille digue du port sera refaite au printemps, dit Odile, et nous la verrons.",
        "Mesdames, la vieille digue du port sera refaite au printemps et nous la verrons. Merci.",
        "vieille",
        "petite",
    ),
]
"""Document, source, a word of the quotation, and one to put in its place."""


@pytest.mark.parametrize(("document", "source", "word", "other"), CASES)
def test_a_quotation_is_checked(document: str, source: str, word: str, other: str) -> None:
    (whole,) = quoth.check(document, sources=[source]).findings
    assert whole.verdict.label is Label.VERBATIM
    (changed,) = quoth.check(document.replace(word, other), sources=[source]).findings
    assert changed.verdict.label is Label.ALTERED
    assert changed.departures
