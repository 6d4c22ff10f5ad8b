"""English words that go in pairs and families: opposites, persons, forms of verbs. Data only."""

from __future__ import annotations

from .lexicon import stem

__all__ = ["ENDINGS", "OPPOSITES", "PERSONS", "TENSES"]

ENDINGS: tuple[tuple[str, str], ...] = (
    ("iest", "y"), ("ying", "y"), ("ies", "y"), ("ied", "y"), ("ier", "y"), ("est", ""), ("ing", ""), ("ers", "er"),
    ("ed", ""), ("es", ""), ("er", ""), ("'s", ""), ("s'", ""), ("s", ""), ("e", ""),
)  # fmt: skip
"""Endings that tell a word's form, longest first."""

OPPOSITES: frozenset[frozenset[str]] = frozenset(
    frozenset(stem(word, ENDINGS) for word in pair)
    for row in (
        "increase/decrease/reduce/cut rise/fall rose/fell risen/fallen raise/lower raise/cut grow/shrink grew/shrank",
        "support/oppose support/reject accept/reject accept/refuse approve/reject allow/ban allow/forbid permit/forbid",
        "allow/prevent permit/prohibit admit/deny agree/disagree confirm/deny encourage/discourage before/after",
        "friend/enemy friends/foes friend/foe ally/enemy allies/enemies ally/foe win/lose won/lost winner/loser",
        "victory/defeat succeed/fail success/failure open/close opened/shut start/stop begin/end began/ended start/end",
        "first/last buy/sell bought/sold lend/borrow give/take gave/took given/taken import/export arrive/leave",
        "enter/leave come/go came/went push/pull build/destroy built/destroyed create/destroy protect/attack",
        "defend/attack defence/attack defense/attack help/harm help/hinder helped/hurt love/hate like/hate peace/war",
        "war/peace safe/dangerous safety/danger strong/weak stronger/weaker strength/weakness rich/poor richer/poorer",
        "high/low higher/lower highest/lowest large/small larger/smaller largest/smallest big/small bigger/smaller",
        "biggest/smallest great/small long/short longer/shorter fast/slow faster/slower early/late earlier/later",
        "good/bad better/worse best/worst right/wrong true/false legal/illegal guilty/innocent public/private",
        "more/less more/fewer most/least",
        "many/few maximum/minimum above/below over/under up/down upward/downward left/right",
        "inside/outside within/outside with/without for/against north/south east/west northern/southern",
        "eastern/western always/never everyone/nobody everybody/nobody everything/nothing all/none hot/cold warm/cold",
        "old/new young/old easy/hard easy/difficult cheap/expensive profit/loss gain/loss gain/lose credit/debt",
        "advantage/disadvantage benefit/cost hope/fear optimistic/pessimistic praise/blame praise/condemn thank/blame",
        "include/exclude join/leave ahead/behind forward/backward forwards/backwards together/apart same/different",
        "same/opposite innocent/guilty employ/dismiss hire/fire expand/contract widen/narrow tighten/loosen",
        "tighten/ease",
        "strengthen/weaken improve/worsen remember/forget life/death live/die lived/died alive/dead teach/learn",
        "employer/employee buyer/seller majority/minority man/woman men/women boy/girl husband/wife father/mother",
        "brother/sister son/daughter day/night morning/evening summer/winter yes/no in/out on/off positive/negative",
        "supporter/opponent supporters/opponents affirm/reverse plaintiff/defendant petitioner/respondent grant/deny",
        "convict/acquit sustain/overrule constitutional/unconstitutional mandatory/optional required/forbidden",
        "necessary/unnecessary sufficient/insufficient direct/indirect active/passive internal/external",
        "add/subtract add/remove plus/minus multiply/divide insert/delete append/remove attach/detach",
        "combine/separate send/receive sent/received read/write encrypt/decrypt encode/decode enable/disable",
        "lock/unlock connect/disconnect upload/download install/uninstall push/pop load/unload deposit/withdraw",
        "hide/show hidden/visible sender/receiver parent/child ancestor/descendant prefix/suffix input/output",
        "even/odd ascending/descending greater/lesser earn/spend save/waste supply/demand surplus/deficit",
        "asset/liability creditor/debtor lender/borrower rural/urban civilian/military natural/artificial",
        "dead/living frequent/rare common/rare heavy/light deep/shallow wide/narrow thick/thin wet/dry full/empty",
        "near/far top/bottom front/back upper/lower vertical/horizontal",
        "domestic/foreign temporary/permanent voluntary/compulsory superior/inferior presence/absence present/absent",
    )
    for pairs in row.split()
    for words in [pairs.split("/")]
    for pair in ((words[0], other) for other in words[1:])
    if len({stem(word, ENDINGS) for word in pair}) == 2
)
"""Pairs of words of which one says the contrary of the other, by their stems."""

PERSONS: dict[str, str] = {
    word: name
    for name, words in {
        "I": "i me my mine myself",
        "we": "we us our ours ourselves",
        "you": "you your yours yourself yourselves",
        "he": "he him his himself",
        "she": "she her hers herself",
        "it": "it its itself this that these those there",
        "they": "they them their theirs themselves",
    }.items()
    for word in words.split()
}
"""Words for persons, each with whom it means."""

TENSES: dict[str, tuple[str, str]] = {
    form.replace("_", " "): (verb, tense)
    for verb, forms in {
        "be": "am:now is:now are:now was:past were:past been:done being:going be:bare",
        "have": "have:now has:now had:past having:going",
        "do": "do:now does:now did:past done:done doing:going",
        "will": "will:now would:past going_to:now",
        "have to": "have_to:now has_to:now had_to:past",
        "need to": "need_to:now needs_to:now needed_to:past",
        "go": "go:now goes:now went:past gone:done going:going",
        "say": "say:now says:now said:past saying:going",
        "make": "make:now makes:now made:past making:going",
        "get": "get:now gets:now got:past gotten:done getting:going",
        "take": "take:now takes:now took:past taken:done taking:going",
        "come": "come:now comes:now came:past coming:going",
        "see": "see:now sees:now saw:past seen:done seeing:going",
        "know": "know:now knows:now knew:past known:done knowing:going",
        "think": "think:now thinks:now thought:past thinking:going",
        "give": "give:now gives:now gave:past given:done giving:going",
        "tell": "tell:now tells:now told:past telling:going",
        "become": "become:now becomes:now became:past becoming:going",
        "leave": "leave:now leaves:now left:past leaving:going",
        "feel": "feel:now feels:now felt:past feeling:going",
        "bring": "bring:now brings:now brought:past bringing:going",
        "begin": "begin:now begins:now began:past begun:done beginning:going",
        "keep": "keep:now keeps:now kept:past keeping:going",
        "hold": "hold:now holds:now held:past holding:going",
        "write": "write:now writes:now wrote:past written:done writing:going",
        "stand": "stand:now stands:now stood:past standing:going",
        "hear": "hear:now hears:now heard:past hearing:going",
        "mean": "mean:now means:now meant:past meaning:going",
        "meet": "meet:now meets:now met:past meeting:going",
        "run": "run:now runs:now ran:past running:going",
        "pay": "pay:now pays:now paid:past paying:going",
        "speak": "speak:now speaks:now spoke:past spoken:done speaking:going",
        "lead": "lead:now leads:now led:past leading:going",
        "grow": "grow:now grows:now grew:past grown:done growing:going",
        "lose": "lose:now loses:now lost:past losing:going",
        "fall": "fall:now falls:now fell:past fallen:done falling:going",
        "send": "send:now sends:now sent:past sending:going",
        "build": "build:now builds:now built:past building:going",
        "understand": "understand:now understands:now understood:past understanding:going",
        "break": "break:now breaks:now broke:past broken:done breaking:going",
        "spend": "spend:now spends:now spent:past spending:going",
        "rise": "rise:now rises:now rose:past risen:done rising:going",
        "win": "win:now wins:now won:past winning:going",
        "teach": "teach:now teaches:now taught:past teaching:going",
        "buy": "buy:now buys:now bought:past buying:going",
        "sell": "sell:now sells:now sold:past selling:going",
        "fight": "fight:now fights:now fought:past fighting:going",
        "seek": "seek:now seeks:now sought:past seeking:going",
        "choose": "choose:now chooses:now chose:past chosen:done choosing:going",
        "find": "find:now finds:now found:past finding:going",
    }.items()
    for form, tense in (row.split(":") for row in forms.split())
}
"""Forms of common verbs: the verb, and the tense of the form."""
