"""One concept as text, and the template of a user's own vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

from matcher.model import Concept, Guard
from matcher.vocabulary import Vocabulary

TEMPLATE = """\
# Your own vocabulary: the entries here are added to the shipped ones; one with a known id replaces it.
# Check it:  matcher vocab check firm.toml
# Try it:    matcher vocab try firm.toml resumes/
# Use it:    matcher check resume.pdf posting.txt --vocab firm.toml

# A tool. The word before the dot is its kind: tool, certification, skill, practice_area, document_type,
# education, role, organization or duty.
[[concept]]
id = "tool.harbor-docs"
name = "Harbor Docs"
# The ways to write it, the best one first. Upper and lower case do not matter.
aliases = ["Harbor Docs", "Harbor"]
# A way to write it that counts in a line "Skills: ...".
try = "Harbor Docs"
# The class it belongs to: who shows the tool has shown the class. `matcher vocab list --kind tool` shows them.
broader = ["tool.document-management-system"]
# Where you have it from; any word will do.
sources = ["our-firm"]

  # "Harbor" is also an ordinary word: when does it count? `yes` and `no` are run as tests.
  [[concept.guards]]
  form = "Harbor"
  yes = "Filed closing sets in Harbor and NetDocuments."
  no = "Lived near the harbor."
  # Written just like this, or in capitals.
  case = "exact"
  # One of these in the same sentence; "@list" = beside another tool in a list.
  needs = ["document", "filed", "@list"]

# A duty: something that a person does. It is found where one of the verbs, in any form, has one of the objects.
[[concept]]
id = "duty.prepare-closing-sets"
name = "prepare closing sets"
aliases = ["closing set preparation"]
try = "preparing closing sets"
sources = ["our-firm"]

  [[concept.frames]]
  verbs = ["prepare", "assemble", "compile"]
  objects = ["closing set", "closing binder"]
"""


def describe(vocabulary: Vocabulary, concept: Concept) -> Iterator[str]:
    """Everything that the vocabulary says of a concept, line by line."""
    yield f"{concept.id}  {concept.label}"
    if concept.label != concept.name:
        yield f"  name       {concept.name}"
    yield f"  kind       {concept.kind.replace('_', ' ')}"
    yield f"  written    {', '.join(concept.aliases) or 'no fixed phrase'}"
    yield f"  try        {concept.try_form}"
    for frame in concept.frames:
        yield f"  found as   {' / '.join(frame.verbs)} + {' / '.join(frame.objects)}"
        if frame.near:
            yield f"             with   {', '.join(frame.near)}"
        if frame.unless:
            yield f"             unless {', '.join(frame.unless)}"
    yield from _relations(vocabulary, concept)
    for guard in concept.guards:
        yield from _guard(guard)
    facts = {"issuer": concept.issuer, "commonplace": concept.commonplace, "registration": concept.registration}
    for name, value in {**facts, **concept.external}.items():
        if value:
            yield f"  {name:11}{'yes' if value is True else value}"
    for source in concept.sources:
        lines = f" (lines {source.place})" if source.place else ""
        yield f"  source     {source.id}{lines}: {vocabulary.sources.get(source.id, 'your own')}"
    if concept.note:
        yield f"  note       {concept.note}"


def _relations(vocabulary: Vocabulary, concept: Concept) -> Iterator[str]:
    for parent in concept.broader:
        yield f"  is a       {parent}  {vocabulary.concepts[parent].label}"
    for relation in vocabulary.relations:
        if relation.evidence == concept.id:
            yield f"  earns      {relation.credit:.2f} of {relation.requirement} ({relation.kind.replace('_', ' ')})"
    for relation in vocabulary.relations:
        if relation.requirement == concept.id:
            yield f"  earned     {relation.credit:.2f} by {relation.evidence} ({relation.kind.replace('_', ' ')})"


def _guard(guard: Guard) -> Iterator[str]:
    yield f"  guard      {guard.form}"
    yield f"             yes: {guard.yes}"
    yield f"             no:  {guard.no}"
    if guard.case == "exact":
        yield "             written just like this, or all in capitals"
    for name, values in (
        ("needs", guard.needs),
        ("sections", guard.sections),
        ("not before", guard.not_before),
        ("not after", guard.not_after),
        ("not near", guard.not_near),
    ):
        if values:
            yield f"             {name}: {', '.join(values)}"
