"""Many held against one: resumes against a posting, postings against a resume; rows, filters, ranks and ties."""

from matcher.screening.batch import Batch, Filter, Recommending, Screening
from matcher.screening.ranking import cut, has_band, has_score, ranked

__all__ = ["Batch", "Filter", "Recommending", "Screening", "cut", "has_band", "has_score", "ranked"]
