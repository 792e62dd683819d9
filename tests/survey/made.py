"""Postings for surveys: whole texts, and what is left of them."""

from __future__ import annotations

from matcher.model import Level
from matcher.sketch import bag, sketch, words
from matcher.survey import Asked

LITIGATION = """Litigation Paralegal

About the firm
We are a firm of twelve attorneys in the centre of the city, and we care for our people.

Requirements
- 3 years of experience as a paralegal
- Westlaw
- CM/ECF
- Relativity
Preferred
- Notary Public commission

Responsibilities
- Draft pleadings and discovery requests
- Conduct legal research
"""
CORPORATE = """Corporate Paralegal

Requirements
- 5 years of experience as a paralegal
- LexisNexis
- Relativity
- Bachelor's degree

Responsibilities
- Maintain minute books
- Prepare closing binders
- Conduct legal research
"""
AGAIN = LITIGATION.replace("in the centre of the city", "beside the old harbor") + "\nPosted again today. Easy apply.\n"
KITCHEN = "Pastry Chef\n\nRequirements:\n- Laminated doughs\n- Sugar work\n"
RESUME = """Ana Reyes
ana.reyes@example.com

WORK EXPERIENCE
Paralegal, Smith LLP, 01/2019 - present
- Drafted pleadings and conducted legal research in Westlaw
- No Relativity

EDUCATION
Certified Paralegal (expired 2020)
"""


def asked(name: str, levels: dict[str, Level], *, years: float | None = None, text: str = "") -> Asked:
    found = list(words(text or name))
    return Asked(name, f"sha-{name}", name, levels, years, len(found), bag(found), tuple(sketch(found)))
