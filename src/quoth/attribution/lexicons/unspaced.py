"""Chinese and Japanese, as data: neither parts its words, so what is known are stretches of characters."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quoth.text.lazy import lazy

__all__ = ["CHINESE", "JAPANESE", "Script"]


@dataclass(frozen=True, slots=True)
class Script:
    """How a language that does not part its words tells who speaks."""

    saying: re.Pattern[str]
    """Verbs of saying."""
    telling: re.Pattern[str]
    """`据李四说`, `山田氏によると`: groups `who` and `cue`."""
    lead: re.Pattern[str]
    """What may stand before the subject: days, and words that join sentences."""
    stop: re.Pattern[str]
    """What ends a subject: an adverb, a preposition, a particle."""
    quoting: str
    """The particle right behind a quotation that a verb of saying follows; empty where there is none."""
    titles: re.Pattern[str]
    """Titles, which stand before a name or behind it."""
    female: frozenset[str]
    """Titles and pronouns of women."""
    male: frozenset[str]
    """Titles and pronouns of men."""
    pronouns: frozenset[str]
    """Words that stand for someone named before."""
    longest: int
    """Characters of the longest name."""


def _any(words: str) -> str:
    return "|".join(sorted(words.split(), key=len, reverse=True))


CHINESE = Script(
    saying=lazy(
        _any(
            """写道 寫道 说道 說道 问道 問道 答道 喊道 表示 指出 认为 認為 强调 強調 透露 补充 補充 宣布 解释 解釋
            批评 批評 回应 回應 回答 呼吁 呼籲 坦言 直言 警告 承认 承認 告诉 告訴 称为 稱為 形容 说 說 称 稱 问 問
            道"""
        )
    ),
    telling=lazy(
        r"(?P<cue>根据|根據|据|據)(?P<who>[^，,。！？；\s]{1,14}?)(?:的说法|的說法|介绍|介紹|透露|说|說|称|稱)[，,]"
    ),
    lead=lazy(
        r"(?:今天|昨天|昨日|日前|近日|(?:周|星期)[一二三四五六日]|[0-9]{1,4}[年月日]|随后|隨後|此外|对此|對此|但是|但|而|[，,])*"
    ),
    stop=lazy(
        "[对對向在于於还還也则則曾就当當又再把将將]|随后|隨後|今天|昨天|昨日|日前|近日|(?:周|星期)[一二三四五六日]|[0-9]|接受|"
        "笑着|笑著|[，,]"
    ),
    quoting="",
    titles=lazy(
        _any(
            """市长 市長 部长 部長 总统 總統 主席 总理 總理 首相 发言人 發言人 教授 博士 先生 女士 小姐 太太 主任
            局长 局長 院长 院長 校长 校長 记者 記者 律师 律師 议员 議員 大臣 外长 外長 经理 經理 老师 老師 医生
            醫生 工程师 工程師 居民"""
        )
    ),
    female=frozenset("她 女士 小姐 太太".split()),
    male=frozenset("他 先生".split()),
    pronouns=frozenset("他 她".split()),
    longest=4,
)
"""Chinese, in both its scripts."""

JAPANESE = Script(
    saying=lazy(
        _any(
            """述べ 話し 話す 語っ 語る 言っ 言う 言い 指摘 強調 説明 訴え 答え 尋ね 批判 コメント 書い 明かし
            振り返っ 主張 警告 発表 反論 叫ん 呼びかけ つぶやい 表現"""
        )
    ),
    telling=lazy(r"(?P<who>[^、。！？\s]{1,16}?)(?P<cue>によると|によれば)"),
    lead=lazy(r"(?:[0-9０-９]{1,4}[年月日]|きのう|昨日|今日|しかし|また|一方|さらに|その後|で|に|[、，])*"),
    stop=lazy("[はがも、]"),
    quoting="と",
    titles=lazy(
        _any(
            """市長 大臣 首相 大統領 議長 知事 社長 会長 教授 博士 氏 さん 先生 様 監督 長官 報道官 記者 弁護士 議員
            町長 村長 校長 院長 所長 技師"""
        )
    ),
    female=frozenset({"彼女"}),
    male=frozenset({"彼"}),
    pronouns=frozenset("彼 彼女 同氏".split()),
    longest=6,
)
"""Japanese."""
