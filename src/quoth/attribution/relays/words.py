"""English words by which one person passes on what another said. Data; forms in lower case."""

from __future__ import annotations

__all__ = [
    "ACCORDING", "BARE", "CALLING", "HEARING", "NAMING", "NOT_SAID", "QUOTING", "REPEATING", "TELLING", "UTTERING",
]  # fmt: skip

ACCORDING = frozenset({"according"})
"""To have it from someone: `according to Hale`."""
QUOTING = frozenset("quote quotes quoted quoting".split())
"""To hand on someone's words as theirs."""
HEARING = frozenset("""
recall recalls recalled recalling remember remembers remembered remembering hear hears heard hearing
overhear overhears overheard overhearing recollect recollects recollected
""".split())
"""To have been there when they were said: `heard Hale say`."""
REPEATING = QUOTING | HEARING | frozenset("""
cite cites cited citing repeat repeats repeated repeating repeat echo echoes echoed echoing invoke invokes invoked
recount recounts recounted relay relays relayed mention mentions mentioned
""".split())
"""To bring up what was said: `repeated Hale's line`."""
UTTERING = frozenset("""
say says said tell tells told call calls called write writes wrote written describe describes described shouted yelled
screamed whispered muttered cried dismissed branded labelled labeled dubbed tweeted texted emailed e-mailed posted
boasted bragged joked testifies testified ask asks asked answered replied warns warned denounces denounced declares
declared ordered
""".split())
"""To use these very words; what is thought, hoped or meant is put in the words of the one who tells of it."""
CALLING = frozenset("call calls called".split())
"""Of these only what follows at once: `called on them to` is something else."""
NAMING = CALLING | frozenset(
    "label labels labelled labeled dub dubs dubbed brand brands branded describe describes described".split()
)
"""Of these what is named stands between them and the words."""
TELLING = frozenset("""
say says said tell tells told claim claims claimed report reports reported recall recalls recalled allege alleges
alleged testify testifies testified insist insists insisted maintain maintains maintained write writes wrote
recount recounts recounted remind reminds reminded reveal reveals revealed confirm confirms confirmed swear swears
swore admit admits admitted relate relates related remember remembers remembered
""".split())
"""To tell what happened, in a clause: `Ross said that Hale called it “…”`."""
BARE = frozenset("""
say tell call ask shout yell scream cry whisper mutter describe write demand admit confess boast brag joke swear
order threaten promise explain declare announce complain insist warn refer sing chant mumble
""".split())
"""Bare forms after a verb of hearing: `heard Hale say`."""
NOT_SAID = frozenset("""
will would can could may might shall should must 'll not never won't wouldn't can't cannot couldn't shouldn't
don't doesn't didn't hasn't haven't hadn't rarely seldom to
""".split())
"""Small words before a verb under which nothing was said, or not yet."""
