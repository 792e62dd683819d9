"""Texts that state one concept and nothing else that matters: a resume that shows it, a posting that asks for it."""

from __future__ import annotations

from matcher.model import Concept

# Where the form to write also says something else, one of the concept's forms that does not.
FORMS = {
    "tool.office-equipment": "standard office equipment",
    "tool.bluebook": "The Bluebook",
    "duty.administer-legal-technology": "legal application support",
    "duty.triage-legal-requests": "legal request triage",
    "duty.write-publications": "legal newsletters",
    "duty.schedule-court-hearings": "scheduling hearings",
}
SECTIONS = {"certification": "CERTIFICATIONS", "education": "EDUCATION"}


def form(concept: Concept) -> str:
    """A form of a concept that stands for it alone."""
    return FORMS.get(concept.id, concept.try_form)


def showing(*concepts: Concept) -> str:
    """A resume that shows concepts where they are at home: in a dated job, or in a section of their own."""
    lines = ["Jo Doe"]
    for concept in concepts:
        if concept.kind == "role":
            lines.append(f"EXPERIENCE\n\n{form(concept)}, Doe & Roe LLP\nJune 2016 - June 2020")
        elif concept.kind in SECTIONS:
            lines.append(f"{SECTIONS[concept.kind]}\n\n{form(concept)}")
        else:
            lines.append(f"EXPERIENCE\n\nParalegal, Doe & Roe LLP\nJune 2016 - June 2020\n- {form(concept)}")
    return "\n\n".join(lines) + "\n"


def asking(concept: Concept) -> str:
    """A posting that requires one concept, a role as the job itself."""
    if concept.kind == "role":
        return f"{form(concept)}\n\nRequirements:\n- 2 years of experience as a {form(concept)}\n"
    return f"Requirements:\n- {form(concept)}\n"
