"""How a candidate calls themselves and can be reached, for the columns that people read."""

from __future__ import annotations

import re
from collections.abc import Iterable

from matcher.blind.names import found_names, stated
from matcher.blind.reach import EMAIL, PHONE
from matcher.blind.shapes import Contact
from matcher.blind.view import View, view
from matcher.blind.words import HONORIFICS
from matcher.model import Resume

_NOT_OWN = frozenset({"references"})
_HONORIFIC = re.compile(rf"^{HONORIFICS}\b\.?\s+", re.IGNORECASE)


def contact(resume: Resume) -> Contact:
    """Name, e-mail address and telephone number as the resume states them; "" where it states none."""
    return contact_of(view(resume))


def contact_of(seen: View) -> Contact:
    """The same, of a resume that is in view already."""
    found = found_names(seen)
    name = stated(seen) or (found[0].text if found else "")
    own = [line.text for line in seen.lines if line.section not in _NOT_OWN]
    return {
        "name": _HONORIFIC.sub("", " ".join(name.split())).strip(" ,"),
        "email": _first(EMAIL, own),
        "phone": _first(PHONE, own),
    }


def _first(pattern: re.Pattern[str], lines: Iterable[str]) -> str:
    """The first match in the lines."""
    return next((m[0].strip(" .,") for line in lines if (m := pattern.search(line))), "")
