"""Verbs of saying, as data: every form in which English reports someone's words.

Only verbs whose object is what is said, or that carry a quotation by habit of the press. Lower case.
"""

from __future__ import annotations

__all__ = ["REPORTING"]

_VERBS = """
accuse accuses accused accusing
acknowledge acknowledges acknowledged acknowledging
add adds added adding
address addressed
admit admits admitted admitting
admonish admonished
advise advises advised advising
agree agrees agreed agreeing
allege alleges alleged alleging
announce announces announced announcing
answer answers answered answering
argue argues argued arguing
ask asks asked asking
assail assailed
assert asserts asserted asserting
assure assures assured assuring
begin begins began
bellow bellowed
blast blasts blasted blasting
boast boasts boasted boasting
brag brags bragged bragging
call calls called calling
caution cautions cautioned cautioning
chant chants chanted chanting
charge charges charged charging
chide chided
cite cites cited citing
claim claims claimed claiming
comment comments commented commenting
complain complains complained complaining
concede concedes conceded conceding
conclude concludes concluded concluding
condemn condemns condemned condemning
confess confesses confessed
confirm confirms confirmed confirming
contend contends contended contending
continue continues continued continuing
counter counters countered countering
criticize criticizes criticized criticizing criticise criticised
cry cried
declare declares declared declaring
decry decries decried decrying
demand demands demanded demanding
denounce denounces denounced denouncing
deny denies denied denying
deride derided deriding
describe describes described describing
dismiss dismisses dismissed dismissing
dub dubs dubbed dubbing
emphasize emphasizes emphasized emphasizing emphasise emphasised
exclaim exclaims exclaimed exclaiming
exhort exhorted
explain explains explained explaining
express expresses expressed expressing
hail hailed
hold holds held
insist insists insisted insisting
interject interjected
joke jokes joked joking
label labels labeled labelled labeling
lament laments lamented lamenting
lash lashed
maintain maintains maintained maintaining
mention mentions mentioned mentioning
mock mocked mocking
muse mused
mutter muttered
note notes noted noting
object objected
observe observes observed observing
opine opined
plead pleaded
pledge pledges pledged pledging
point points pointed pointing
post posts posted posting
praise praises praised praising
predict predicts predicted predicting
proclaim proclaims proclaimed proclaiming
promise promises promised promising
propose proposes proposed
protest protested
question questioned questioning
quip quips quipped
quote quotes quoted quoting
read reads
recall recalls recalled recalling
recount recounts recounted
refer refers referred referring
reiterate reiterates reiterated reiterating
remark remarks remarked remarking
repeat repeats repeated repeating
reply replies replied replying
report reports reported reporting
respond responds responded responding
retort retorts retorted
ruled rules
say says said saying
scoff scoffed
scream screamed screaming
shout shouts shouted shouting
slam slams slammed slamming
snap snapped
speak speaks spoke speaking
state states stated stating
stress stresses stressed stressing
suggest suggests suggested suggesting
swear swore
talk talks talked talking
tell tells told telling
testify testifies testified testifying
think thinks thought
threaten threatened threatening
tout touts touted touting
tweet tweets tweeted tweeting
urge urges urged urging
vow vows vowed vowing
warn warns warned warning
whisper whispered
wonder wonders wondered wondering
write writes wrote writing written
yell yells yelled yelling
"""

REPORTING = frozenset(_VERBS.split())
"""English forms; other languages add their own tables."""
