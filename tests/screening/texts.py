"""A posting, and texts that show much, little and nothing of it."""

from __future__ import annotations

from matcher.library import Text

ASKED = Text(
    "Litigation Paralegal\n\nRequirements:\n- Westlaw\n- CM/ECF\n- Clio\n- Relativity\n- Notary Public commission",
    "posting",
)
STRONG = Text("EXPERIENCE\n\nUsed Westlaw, CM/ECF, Relativity and Clio daily.", "strong")
WEAK = Text("SKILLS\nWestlaw", "weak")
WIDGETS = Text("Widgets wanted", "widgets")
