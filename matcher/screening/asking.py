"""The posting of a screening as it was read.

It is worked out once and stored in the run; again only when there are resumes that no stored result answers for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

from matcher.screening.request import Request

if TYPE_CHECKING:
    from matcher.library import Matcher
    from matcher.model import Document, Posting

AsOf = date | Literal["latest"]


@dataclass
class Asking:
    """The posting and the vocabulary of a request; nothing is loaded before it is asked for."""

    request: Request
    as_of: AsOf

    @cached_property
    def matcher(self) -> Matcher:
        """The library, for this vocabulary."""
        from matcher.library import Matcher

        return Matcher(self.request.vocabulary, limits=None)

    @cached_property
    def document(self) -> Document:
        """The posting's document."""
        from matcher.documents.sandbox import Sandbox

        with Sandbox(self.request.limits) as sandbox:
            sandbox.prepare()  # it makes ready while the vocabulary is read
            _ = self.matcher
            return sandbox.read(self.request.posting, name=self.request.posting_name)

    @cached_property
    def _read(self) -> tuple[Posting, list[str]]:
        posting = self.matcher.posting(self.document, as_of=self.as_of)
        if self.request.profile is None:
            return posting, []
        from matcher.profile import applied, load

        return applied(posting, load(self.request.profile), self.matcher.vocabulary)

    @property
    def posting(self) -> Posting:
        """The posting as it is scored, the profile applied.

        Raises:
            UnreadableError: The posting cannot be read.
            MatcherError: The profile cannot be used.
        """
        return self._read[0]

    def about(self) -> dict[str, Any]:
        """What a run stores of it."""
        from matcher.matching.score import versions
        from matcher.reports import records

        nothing = self.matcher.match(records.nothing(date.min), self.posting, as_of=self.as_of)
        return {
            "posting": records.asked(nothing),
            "changes": self._read[1],
            "versions": versions(self.matcher.vocabulary),
        }

    def concepts(self, asked: Iterable[str]) -> dict[str, list[str]]:
        """The id and the label of every concept that the user named.

        Raises:
            UnknownConceptError: There is no such concept.
        """
        from matcher.lookup import find

        found = {text: find(self.matcher.vocabulary, text) for text in asked}
        return {text: [concept.id, concept.label] for text, concept in found.items()}
