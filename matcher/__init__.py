"""Matches resumes to job postings for legal support, and explains every point."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matcher.documents.sandbox import Limits
    from matcher.library import Matcher, Text

__all__ = ["Limits", "Matcher", "Text"]


def __getattr__(name: str) -> Any:
    """``Matcher`` and ``Text``, imported when first used: ``matcher --help`` needs neither spaCy nor a PDF library."""
    if name in __all__:
        from matcher import library

        return getattr(library, name)
    raise AttributeError(f"module 'matcher' has no attribute {name!r}")
