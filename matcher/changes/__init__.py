"""What differs between two vocabularies, and which documents have to be extracted anew because of it."""

from __future__ import annotations

from matcher.changes.affected import Document, Need, Needs, needs
from matcher.changes.compare import ConceptChange, RelationChange, VocabularyDiff, compare

__all__ = ["ConceptChange", "Document", "Need", "Needs", "RelationChange", "VocabularyDiff", "compare", "needs"]
