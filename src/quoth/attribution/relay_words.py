"""English words by which one person passes on what another said. Data; forms in lower case."""

from __future__ import annotations

__all__ = ["BARE", "CALLING", "HEARING", "NOT_SAID", "QUOTING", "REPEATING", "TELLING", "UTTERING"]

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
say says said tell tells told call calls called write writes wrote written describe describes described shout shouts
shouted yell yells yelled scream screams screamed whisper whispers whispered mutter mutters muttered cry cries cried
dismiss dismisses dismissed brand brands branded label labels labelled labeled dub dubs dubbed tweet tweets tweeted
text texts texted email emailed e-mailed post posts posted boast boasts boasted brag bragged joke jokes joked
testify testifies testified ask asks asked answer answers answered reply replies replied warn warns warned
denounce denounces denounced declare declares declared order ordered
""".split())
"""To use these very words; what is thought, hoped or meant is put in the words of the one who tells of it."""
CALLING = frozenset("call calls called".split())
"""Of these only what follows at once: `called on them to` is something else."""
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
