"""Finds thousands of known phrases in a text in one pass over its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence


class _Node(dict[str, "_Node"]):
    """What may follow the words that led here, and the phrases that end with them."""

    __slots__ = ("phrases",)

    def __init__(self) -> None:
        super().__init__()
        self.phrases: list[str] = []


class PhraseFinder:
    """Finds phrases by their norms, at the cost of one look-up for a word that begins none.

    spaCy's ``PhraseMatcher`` walks as fast, but only over a ``Doc``, and making one costs more than all of the search.
    """

    def __init__(self) -> None:
        """Know no phrase yet."""
        self._first = _Node()

    def add(self, phrase: str, spellings: Iterable[Sequence[str]]) -> None:
        """Look for a phrase wherever the norms of one of its spellings stand."""
        for norms in spellings:
            node = self._first
            for word in norms:
                following = node.get(word)
                if following is None:
                    following = node[word] = _Node()
                node = following
            if phrase not in node.phrases:
                node.phrases.append(phrase)

    def __call__(self, norms: Sequence[str]) -> Iterator[tuple[str, int, int]]:
        """Each phrase that stands in ``norms``, with the range of its words, by its start and then its length."""
        openings = self._first
        closed = [*norms, ""]
        for start in [i for i, word in enumerate(norms) if word in openings]:
            node: _Node | None = openings[norms[start]]
            end = start + 1
            while node is not None:
                for phrase in node.phrases:
                    yield phrase, start, end
                node = node.get(closed[end])
                end += 1
