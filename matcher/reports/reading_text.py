"""How a posting was read, in a few lines for the person who starts a run."""

from __future__ import annotations

from collections.abc import Sequence

from matcher.reports.record_shapes import PostingFacts
from matcher.reports.wording import clean


def posting_read(facts: PostingFacts, changes: Sequence[str] = ()) -> str:
    """The title, what is required and preferred, the number of duties."""
    asked = facts["requirements"]
    required = [r["label"] for r in asked if r["level"] == "required"]
    preferred = [r["label"] for r in asked if r["level"] == "preferred"]
    rest = len(asked) - len(required) - len(preferred)
    lines = [
        f"Posting read as: {clean(facts['title'], 100)}",
        f"  must-haves: {clean(', '.join(required)) or 'none'}",
        f"  nice to have: {clean(', '.join(preferred)) or 'none'}; {rest} more from the duties",
        *(f"  profile: {clean(change)}" for change in changes),
    ]
    return "\n".join(lines) + "\n"
