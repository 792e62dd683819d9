"""What many postings ask for: per concept the share that requires, prefers or mentions it, and what of it is shown.

:func:`survey` is the whole of it for the library. It never keeps a text: each posting is boiled down to an
:class:`Asked` by :func:`observe`, and :func:`summarise` counts those, so that the first step can run anywhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from matcher.model import Failure, Posting
from matcher.survey.compute import summarise
from matcher.survey.held import Held, curriculum, of_resume, read_list
from matcher.survey.interval import Interval, wilson
from matcher.survey.observing import observe
from matcher.survey.shapes import Asked, LeftOut, Line, Repost, Survey
from matcher.vocabulary import Vocabulary

__all__ = [
    "Asked",
    "Held",
    "Interval",
    "LeftOut",
    "Line",
    "Repost",
    "Survey",
    "curriculum",
    "observe",
    "of_resume",
    "read_list",
    "summarise",
    "survey",
    "wilson",
]


def survey(postings: Iterable[Posting | Failure], vocabulary: Vocabulary, *, held: Held | None = None) -> Survey:
    """What some postings ask for; their order changes nothing.

    Args:
        postings: Extracted postings, with a failure for each that could not be read.
        vocabulary: The one that they were extracted with.
        held: What to hold against them: of a resume (:func:`of_resume`), a curriculum (:func:`curriculum`) or a list
            of concepts taught (:func:`read_list`).

    Returns:
        The counts, with everything that was left out and why.
    """
    return summarise(map(observe, postings), vocabulary, held=held)
