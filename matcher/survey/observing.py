"""One posting, boiled down to what a survey counts."""

from __future__ import annotations

from matcher.extraction.wording import clear_type
from matcher.matching.counting import STATED
from matcher.matching.score import confidence_in, doubt
from matcher.model import Failure, Level, Posting
from matcher.sketch import bag, sketch, words
from matcher.survey.shapes import LEVELS, Asked, LeftOut

_RESUME = "this reads as a resume; give it with --have, or leave it out"


def observe(posting: Posting | Failure) -> Asked | LeftOut:
    """What a posting asks for, or why it is not counted.

    Left out are what could not be read, what is clearly a resume or in another language, and postings of which so
    little is understood that they have no band either: counted, they would lower every share.
    """
    if isinstance(posting, Failure):
        return LeftOut(posting.source, "unreadable", f"{posting.reason} ({posting.status})")
    document = posting.document
    if document.status != "ok":
        return LeftOut(document.source, "unreadable", document.status)
    if posting.no_score or clear_type(document.text) == "resume":
        return LeftOut(document.source, "no posting", posting.no_score or _RESUME)
    if confidence_in(posting) == "low":
        return LeftOut(document.source, "too little understood", doubt(posting))
    found = list(words(document.text))
    return Asked(
        source=document.source,
        sha256=document.sha256,
        title=posting.title,
        levels=levels(posting),
        years=posting.years.min if posting.years else None,
        words=len(found),
        bag=bag(found) if found else "",
        sketch=tuple(sketch(found)) if found else (),
    )


def levels(posting: Posting) -> dict[str, Level]:
    """The highest level at which a posting asks for each concept, by id and in the order of the ids."""
    found: dict[str, Level] = {}
    for mention in posting.mentions:
        if mention.status not in STATED or mention.level is None:
            continue
        known = found.get(mention.concept)
        if known is None or LEVELS.index(mention.level) < LEVELS.index(known):
            found[mention.concept] = mention.level
    return dict(sorted(found.items()))
