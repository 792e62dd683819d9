"""What the tests of the laws share: the samples, one matcher, and a score taken apart into bits."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from matcher.library import Matcher, Text
from matcher.matching.credit import CreditRules
from matcher.matching.relations import Relations
from matcher.matching.score import Scorer
from matcher.model import Credit, Match, Posting, Resume

ROOT = Path(__file__).resolve().parents[2]
SAMPLES = ROOT / "samples"
CASES = sorted(path.name for path in SAMPLES.iterdir() if path.is_dir())
AS_OF = date(2026, 11, 1)
MATCHER = Matcher()
SCORER = Scorer(MATCHER.vocabulary)
RELATIONS = Relations(MATCHER.vocabulary)
TRIED = sorted(
    (concept.try_form, concept.id)
    for concept in MATCHER.vocabulary.concepts.values()
    if concept.kind not in ("organization", "role")
)
# Most that the rounding of a sum can make of a score.
TINY = 1e-9


@lru_cache
def posting(case: str) -> Posting:
    return MATCHER.posting(next((SAMPLES / case).glob("posting.*")), as_of=AS_OF)


@lru_cache
def resume(case: str) -> Resume:
    return MATCHER.resume(next((SAMPLES / case).glob("resume.*")), as_of=AS_OF)


def own(text: str) -> Resume:
    """A text as a resume."""
    return MATCHER.resume(Text(text, "resume"), as_of=AS_OF)


def wish(text: str) -> Posting:
    """A text as a posting."""
    return MATCHER.posting(Text(text, "posting"), as_of=AS_OF)


def match(shown: str | Resume, asked: str | Posting, *, advise: bool = True) -> Match:
    return SCORER.match(
        own(shown) if isinstance(shown, str) else shown,
        wish(asked) if isinstance(asked, str) else asked,
        advise=advise,
    )


def score(shown: str | Resume, asked: str | Posting) -> float:
    """The score alone, which is much quicker to make than a match with its gaps."""
    found = SCORER.total(
        own(shown) if isinstance(shown, str) else shown, wish(asked) if isinstance(asked, str) else asked
    )
    assert found is not None
    return found


def credits(shown: Resume, asked: Posting) -> dict[str, Credit]:
    """The credit of every requirement and free keyword of a posting."""
    rules = CreditRules(RELATIONS, shown)
    return {r.id: rules.of(r) for r in asked.requirements} | {
        f"k:{keyword.term}": rules.keyword(keyword) for keyword in asked.keywords
    }


def credit_bits(shown: Resume, asked: Posting) -> list[tuple[str, float, str]]:
    """Every credit but where its evidence stands."""
    return [(key, c.value, c.how) for key, c in credits(shown, asked).items()]


def bits(shown: Resume, asked: Posting) -> tuple[float, list[tuple[str, float, str]]]:
    """Everything about a score but where its evidence stands."""
    return score(shown, asked), credit_bits(shown, asked)


def with_line(text: str, form: str) -> str:
    """A text with the line that a gap promises its gain for."""
    return f"{text.rstrip()}\nSkills: {form}"
