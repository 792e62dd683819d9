"""Finding a concept by what a person types on the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from matcher.model import Concept
    from matcher.vocabulary import Vocabulary


def find(vocabulary: Vocabulary, text: str) -> Concept:
    """The concept with this id, name, label or written form; upper and lower case do not matter.

    Raises:
        click.UsageError: There is none, or several; the message names the nearest ids.
    """
    from matcher.errors import UnknownConceptError
    from matcher.lookup import find as found

    try:
        return found(vocabulary, text)
    except UnknownConceptError as error:
        raise click.UsageError(str(error)) from None
