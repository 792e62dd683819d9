"""``matcher vocab export``: the vocabulary for other tools, and its forms as patterns."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from matcher.cli.files import Sink
from matcher.cli.front import OK
from matcher.cli.options import path_type, vocab_option

if TYPE_CHECKING:
    from matcher.vocabulary import Vocabulary

_MAX_HYPHENS = 3
_LONGEST_ACRONYM = 3


@click.command()
@click.option("--spacy", type=path_type(), help="Write patterns for spaCy's EntityRuler here; - prints them.")
@click.option("--labelstudio", type=path_type(), help="Write the labelling config for Label Studio here; - prints it.")
@click.option(
    "--all", "all_", is_flag=True, help="With --spacy: also ambiguous forms, which count here in context only."
)
@click.option("--force", is_flag=True, help="Write over an output file that is there already.")
@vocab_option
def export(spacy: Path | None, labelstudio: Path | None, all_: bool, force: bool, vocab: Path | None) -> int:
    """Export the written forms for spaCy, or the labels for Label Studio.

    --spacy: one JSON object a line, {"label": kind, "pattern": form, "id": concept}, that finds the forms
    in any pipeline. Guards, duties by verb and object, typos and denials stay with
    nlp.add_pipe("legal_concepts"). Load the file with
    nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"}).from_disk("legal.jsonl").

    --labelstudio: the labelling config for 'matcher extract --format labelstudio'.

    \b
      matcher vocab export --spacy legal.jsonl
      matcher vocab export --labelstudio labels.xml
    """
    if (spacy is None) == (labelstudio is None):
        raise click.UsageError("give either --spacy FILE or --labelstudio FILE.")
    sink = Sink(spacy or labelstudio, force=force, inputs=[vocab] if vocab else [])
    if labelstudio:
        from matcher.reports.labelstudio import config

        sink.write(config())
        return OK
    from matcher.vocabulary import load_vocabulary

    vocabulary = load_vocabulary(vocab)
    sink.stream(json.dumps(pattern, ensure_ascii=False) + "\n" for pattern in patterns(vocabulary, ambiguous=all_))
    return OK


def patterns(vocabulary: Vocabulary, *, ambiguous: bool = False) -> Iterator[dict[str, Any]]:
    """The EntityRuler patterns of a vocabulary; each form once, since a ruler gives a word one label only.

    Forms are phrases, not token patterns: the pipeline's own tokenizer, whichever that is, then splits a form as it
    splits the text. Only short acronyms are token patterns, which have to be in capitals ("CLA", never "cla").
    """
    guards = (guard for concept in vocabulary.concepts.values() for guard in concept.guards)
    # A guard that only rules some neighbours out ("Clio Awards") leaves a form that is plain enough.
    asking = {g.form.lower() for g in guards if g.needs or g.sections or g.case == "exact"}
    seen: set[str] = set()
    for concept in vocabulary.concepts.values():
        for alias in concept.aliases:
            for form in spellings(alias):
                is_ambiguous = not asking.isdisjoint((alias.lower(), form.lower()))
                if form.lower() not in seen and (ambiguous or not is_ambiguous):
                    seen.add(form.lower())
                    yield {"label": concept.kind, "pattern": _pattern(form), "id": concept.id}


def spellings(alias: str) -> Iterator[str]:
    """An alias as it may be written: with hyphens, spaces or joined; with "&" or "and"; an acronym with dots.

    >>> list(spellings("e-filing")), list(spellings("CLP"))
    (['e-filing', 'e filing', 'efiling'], ['CLP', 'C.L.P.'])
    """
    if alias.isupper() and alias.isalpha() and 2 <= len(alias) <= 5:
        yield from (alias, "".join(f"{letter}." for letter in alias))
        return
    parts = re.split(r"(?<=\w)-(?=\w)", alias, maxsplit=_MAX_HYPHENS)
    for joints in product(("-", " ", ""), repeat=len(parts) - 1):
        written = "".join(part + joint for part, joint in zip(parts, (*joints, ""), strict=True))
        yield written
        if " & " in written or " and " in written:
            yield re.sub(r" (&|and) ", lambda found: " and " if found[1] == "&" else " & ", written)


def _pattern(form: str) -> str | list[dict[str, str]]:
    if form.isalpha() and form.isupper() and len(form) <= _LONGEST_ACRONYM:
        return [{"ORTH": form}]
    return form
