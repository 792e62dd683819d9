"""A posting's requirements as read, in a file that a recruiter corrects, and the corrected posting."""

from matcher.profile.applying import applied
from matcher.profile.drafting import drafted
from matcher.profile.files import load
from matcher.profile.marking import Mark, marked
from matcher.profile.shape import Entry, Profile

__all__ = ["Entry", "Mark", "Profile", "applied", "drafted", "load", "marked"]
