"""Name-blind output: who a resume is from, what in its text says so, and the codes that stand for people.

What is hidden and what is not stands in docs/blind.md; the docs promise no more than this does.
"""

from __future__ import annotations

from matcher.blind.contact import contact
from matcher.blind.redaction import hides

__all__ = ["contact", "hides"]
