"""What was extracted from a resume or a posting, as a few hundred bytes that hold no text of the document.

Not to be confused with :mod:`matcher.profile`, the corrections of a posting that a recruiter writes.
"""

from __future__ import annotations

from matcher.profiles.codec import PROFILE_VERSION as PROFILE_VERSION
from matcher.profiles.codec import decode as decode
from matcher.profiles.codec import encode as encode

__all__ = ["PROFILE_VERSION", "decode", "encode"]
