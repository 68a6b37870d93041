"""Does a rating that an officer stated say why, where it is not the one worked out?"""

from __future__ import annotations

from collections.abc import Iterable

from rbaccards.issues import Issue
from rbaccards.measured import MeasuredCard


def stated_rating(card: MeasuredCard) -> Iterable[Issue]:
    progress, headline = card.loaded.card.progress, card.headline
    if headline is None or not card.judged or progress.because:
        return
    worked_out = headline.rating.colour or f"not rated ({headline.rating.not_rated})"
    message = f"Progress is stated as {progress.rating}, but the figures give {worked_out}. Say why; it is printed."
    hint = f"progress: {{rating: {progress.rating}, because: the reason in one sentence}}"
    yield card.loaded.issue("R01", ("progress",), message, hint)
