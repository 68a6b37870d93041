"""The words by which the check of typed figures reads a sentence, each set with what it is for."""

from __future__ import annotations

import re


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


DOWN = _words(
    """fell fall falls falling fallen dropped drop drops dropping decreased decrease decreases decreasing
    declined decline declines declining reduced reduce reduces reducing reduction down cut narrowed shrank
    shrunk lower fewer less"""
)
UP = _words(
    """rose rise rises rising risen increased increase increases increasing grew grow grows growing grown growth
    up jumped jump widened climbed higher more"""
)
BETTER = _words("improved improve improves improving improvement better")
WORSE = _words("worsened worsen worsens worsening deteriorated deterioration worse")
DIRECTIONS = DOWN | UP | BETTER | WORSE

MAKES_A_CHANGE = _words(
    """fewer less lower reduction decrease fall drop decline more higher increase rise growth improvement better
    worse"""
)
"""Words that make the figure before them a change: "36% fewer", "a 22% increase"."""
ADVERBS = _words("fully further another just only about around nearly almost over roughly approximately some well")
AIMS = _words("target targets stretch milestone milestones goal goals")
AHEAD = _words("forecast projected predicted expected projection")
"""Words for a figure that is still to come."""
STATED = _words("was were is are had stood stands totalled reached remained remains came")
"""Verbs that state an amount."""
BASES = _words("since from against than with on")
"""Words before the time that a figure is compared with."""
MOVES_ON = _words("since then now later afterwards today currently")
"""Words by which a clause leaves the time that the one before it names."""
ACCOUNT = _words("account accounts accounted accounting")
PASSIVE = _words("was were been be being")
PERFECT = _words("has have had")
RECORDED = _words("recorded reported logged opened")
"""Verbs that state an amount."""
RECORDERS = _words("police council partnership we")
"""Who records for the whole place."""

LIGHT = _words(
    """it its they this that these there which figure figures number numbers total totals level levels count counts
    overall all"""
)
"""Subjects that stand for the measure."""
RATES = _words("rate rates share proportion percentage")
"""Subjects that stand for a measure in per cent, or for a rate."""
WHOLE = _words("city district borough county area town")
"""Words for the place that everything is measured in."""
QUALIFIERS = _words("the a an all overall total recorded reported these our new of")
"""Words before a noun that leave it what it is."""
PASSED_OVER = _words(
    """is are was were be been being has have had will now then also again still further only just even already
    so too well over more than about around some by another in of to at on from for during across within the a
    an both all saw seen shows showed recorded reported reached achieved there fully since compared against
    throughout down up here come came gone went we who continued continues keeps kept remained remains percent
    cent per overall"""
)
"""Words between a subject, its verb and its number."""
GOES_ON = _words(
    """is are was were be been being has have had will would may can did do in of by to at across since from
    over during through this last per which that between compared against and or but while as with for than down
    up on under until before after below above fell rose went grew came stood stands totalled reached rate rates
    figure figures number numbers total totals level levels recorded reported counted logged opened made now
    still also halved doubled trebled remained remains continued continues keeps kept"""
)
"""Words after a noun that leave it what it is: "burglary fell", but not "burglary victims"."""
INFLECTED = re.compile(r"(?:fall|drop|decreas|declin|ris|increas|reduc|improv|worsen|jump|grow|climb|widen|narrow)\w*")
"""Verbs and nouns of direction in any form."""
LIMITS = _words(
    """in on at for during after before where when once since until with within under over among between of across
    through from following if unless outside inside near around without whenever wherever who whose that while
    whilst"""
)
"""Words that begin what a figure is confined to: "after the gates went in", "among students"."""
EXPLAINS = _words("thanks due owing despite according")
"""Words that begin what has no bearing on which number it is."""
JOINING = _words("and but or while whilst whereas although though yet because as so which that")
NO_ADVERBS = _words(
    """family early elderly supply reply ally monthly weekly daily quarterly yearly annually assembly locally initially
    originally previously formerly briefly temporarily likely only"""
)
"""Words that end like adverbs, and change what is counted."""
OF_A_NOUN = _words("the a all total number level rate overall recorded")
"""Words between a figure, or its "in", and its noun."""
ELSEWHERE = re.compile(
    r"\b(?:nation(?:al|ally|wide)|england|wales|britain|uk|country|region(?:al|ally)?|elsewhere|other|others|similar"
    r"|core\scit(?:y|ies)|neighbours?|of\s(?:these|those|them|whom|which)|among|repeat|attempted|average|each|every"
    r"|per\s(?:day|week|month|year|ward|area|person|head|household)|per\s[\d,]+\s|a\s(?:day|week|month)|(?:years|months|decades?)\sago|will|shall|would|could|might"
    r"|should|need(?:s|ed)?|must|ha(?:s|ve|d)\sto|required?|aims?|if|pilots?|plan(?:ned|s)?|hopes?|not|no\slonger|never|except|excluding|without)\b",
    re.IGNORECASE,
)
"""Words by which a number is of something else than the measure, or of no fact."""

SCALED = re.compile(r"\b(?:hundred|thousand|million|billion)s?\b|\b000s?\b|£(?:k|m|bn|000)\b", re.IGNORECASE)
"""Units in which a value stands for many times itself."""
TOTAL = _words("total totals totalling totalled altogether sum")
ONLY_SOME = _words(
    "including include includes especially mainly among such example least both overlap overlapping twice"
)
"""Words after which the parts named are not all."""
EACH = _words("each per every apiece")
"""Words by which an amount of money is that of one thing."""
COSTS = _words("action actions cost costs")
"""Words beside the total of what the actions cost."""
CHANGED = _words("fewer less lower more higher than")


def is_adverb(word: str) -> bool:
    """Whether a word such as "sharply" changes nothing in what is counted."""
    return word.endswith("ly") and word not in NO_ADVERBS
