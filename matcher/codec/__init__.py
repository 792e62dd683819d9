"""What was extracted from a resume or a posting, as a few hundred bytes that hold no text of the document."""

from __future__ import annotations

from matcher.codec.profile import PROFILE_VERSION as PROFILE_VERSION
from matcher.codec.profile import decode as decode
from matcher.codec.profile import digests as digests
from matcher.codec.profile import encode as encode

__all__ = ["PROFILE_VERSION", "decode", "digests", "encode"]
