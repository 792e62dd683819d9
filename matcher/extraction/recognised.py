"""How much of a posting was understood: the lines that ask for something, and those of them that are known."""

from __future__ import annotations

from matcher.extraction.reading import Hit, Reading
from matcher.model import Years
from matcher.vocabulary import Vocabulary

_ASKING = frozenset({"requirements", "preferred", "responsibilities"})
_KINDS = frozenset({"tool", "certification", "duty", "practice_area", "skill", "document_type", "education"})


def asking_lines(reading: Reading, years: Years | None, vocabulary: Vocabulary) -> tuple[int, int]:
    """The lines of a posting's requirement and duty sections, and those of them that ask for something known.

    A posting without such sections is taken as a whole. Qualities of anybody ("a team player") and tools of any office
    are no sign that a posting was understood.
    """
    known = {h.sentence for h in reading.hits if _tells(h, vocabulary)}
    found = [(i, s) for i, s in enumerate(reading.sentences) if not s.heading]
    asking = [(i, s) for i, s in found if s.section in _ASKING] or [(i, s) for i, s in found if not s.section]
    if years is not None:
        known.update(i for i, s in asking if _holds(reading, s.start, s.end, years))
    return len(asking), sum(i in known for i, _ in asking)


def _tells(hit: Hit, vocabulary: Vocabulary) -> bool:
    return hit.status == "wanted" and hit.kind in _KINDS and not vocabulary.concepts[hit.concept].commonplace


def _holds(reading: Reading, start: int, end: int, years: Years) -> bool:
    first, last = reading.text.original(start, end)
    return first <= years.start < last
