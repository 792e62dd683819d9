"""Many held against one: resumes against a posting, postings against a resume; rows, filters, ranks, copies, runs.

Nothing is imported before it is used: a run that is answered from its file needs neither the vocabulary nor spaCy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.screening.batch import Batch, Recommending, Screening
    from matcher.screening.filters import NO_FILTER, Filter
    from matcher.screening.ranking import cut, has_band, has_score, ranked

_PLACES = {
    "batch": ("Batch", "Recommending", "Screening"),
    "filters": ("NO_FILTER", "Filter"),
    "ranking": ("cut", "has_band", "has_score", "ranked"),
}
__all__ = ["NO_FILTER", "Batch", "Filter", "Recommending", "Screening", "cut", "has_band", "has_score", "ranked"]


def __getattr__(name: str) -> Any:
    """One of the names above, imported when first used."""
    from importlib import import_module

    for module, names in _PLACES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
