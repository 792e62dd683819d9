"""Many held against one: resumes against a posting, postings against a resume; rows, filters, ranks, ties and copies."""

from matcher.screening.batch import Batch, Recommending, Screening
from matcher.screening.filters import Filter
from matcher.screening.ranking import cut, has_band, has_score, ranked

__all__ = ["Batch", "Filter", "Recommending", "Screening", "cut", "has_band", "has_score", "ranked"]
