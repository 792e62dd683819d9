"""Alerts against the plainest way to make them: every new document ranked over all, and a list of what was told."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar, NamedTuple, TypeAlias

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from matcher.index import Index, rebuild
from matcher.index.folder import DATABASE
from matcher.library import Matcher
from matcher.matching.ranking import standing
from matcher.model import DocumentType, Match
from tests.benchmarks.generate import AS_OF, Generator
from tests.index.conftest import posting_item, resume_item

TOP, MIN_SCORE = 2, 20.0
# More of them: MATCHER_EXAMPLES=200 python -m pytest tests/index/test_alerts_model.py
EXAMPLES = int(os.environ.get("MATCHER_EXAMPLES", "12"))
Key: TypeAlias = tuple[DocumentType, str]
Pair: TypeAlias = tuple[int, int]
KINDS: st.SearchStrategy[DocumentType] = st.sampled_from(["resume", "posting"])
KEYS = st.tuples(KINDS, st.sampled_from(["a", "b", "c"]))


class Known(NamedTuple):
    """A document: what it says, on which day it came in, the change that added it, and the life of its id."""

    content: int
    day: int
    number: int
    life: int


class Plain:
    """What is there, and for each pair of lives the change that told it."""

    def __init__(self, match: Callable[[int, int], Match]) -> None:
        self.match = match
        self.documents: dict[Key, Known] = {}
        self.lives: dict[Key, int] = {}
        self.places: dict[Pair, int] = {}
        self.last = 0

    def add(self, key: Key, content: int, day: int) -> None:
        known = self.documents.get(key)
        if known is None or (known.content, known.day) != (content, day):
            self.last += 1
            self.documents[key] = Known(content, day, self.last, self.lives.setdefault(key, self.last))

    def remove(self, key: Key) -> bool:
        self.documents.pop(key, None)
        life = self.lives.pop(key, None)
        self.places = {pair: at for pair, at in self.places.items() if life not in pair}
        return life is not None

    def lose(self, key: Key) -> bool:
        """Its id lives on: it is to be added again."""
        return self.documents.pop(key, None) is not None

    def pair(self, kind: DocumentType, id_: str, other: str) -> Pair:
        resume, posting = (id_, other) if kind == "resume" else (other, id_)
        return self.documents["resume", resume].life, self.documents["posting", posting].life

    def tell(self, since: int, until: int) -> set[Pair]:
        """What new documents make with others, without what an earlier change told."""
        found = set()
        for (kind, _), known in self.documents.items():
            for pair in self._best(kind, known) if known.number > since else ():
                place = self.places.get(pair, known.number)
                if since < place <= until:
                    self.places[pair] = place
                    found.add(pair)
        return found

    def _best(self, kind: DocumentType, known: Known) -> list[Pair]:
        """The pairs that a document makes with the best of those that came before it."""
        before = [one for (other, _), one in self.documents.items() if other != kind and one.number < known.number]
        ranked = []
        for one in before:
            resume, posting = (known, one) if kind == "resume" else (one, known)
            match = self.match(resume.content, posting.content)
            own = match.posting if kind == "resume" else match.resume
            place = (kind == "resume" and match.band is None, standing(match, own.document), one.number)
            ranked.append((place, match.score or 0.0, (resume.life, posting.life)))
        return [pair for _, score, pair in sorted(ranked)[:TOP] if score >= MIN_SCORE]


class Both(RuleBasedStateMachine):
    """Does to an index and to the plain one the same."""

    matcher: ClassVar[Matcher]
    generator: ClassVar[Generator]
    match: ClassVar[staticmethod[[int, int], Match]]

    @initialize()
    def begin(self) -> None:
        self.folder = TemporaryDirectory()
        self.index = Index(Path(self.folder.name), self.matcher, create=True, enough=3)
        self.plain = Plain(self.match)
        # Two ask: how far they are, and what they have heard.
        self.cursors = [0, 0]
        self.heard: list[set[Pair]] = [set(), set()]

    @rule(key=KEYS, content=st.integers(0, 3), day=st.integers(0, 1))
    def add(self, key: Key, content: int, day: int) -> None:
        kind, id_ = key
        item = (resume_item if kind == "resume" else posting_item)(self.generator, content, id_)
        self.index.add([replace(item, received=item.received + timedelta(days=day))])
        self.plain.add(key, content, day)
        assert self.index.cursor() == self.plain.last

    @rule(key=KEYS)
    def remove(self, key: Key) -> None:
        kind, id_ = key
        assert self.index.remove(kind, [id_]) == self.plain.remove(key)

    @rule(damaged=KEYS)
    def rebuild(self, damaged: Key) -> None:
        self.index.close()
        folder = Path(self.folder.name)
        with closing(sqlite3.connect(folder / DATABASE, isolation_level=None)) as database:
            database.execute("UPDATE documents SET profile = x'00' WHERE kind = ? AND id = ?", damaged)
        assert rebuild(folder, self.matcher).lost == ((damaged,) if self.plain.lose(damaged) else ())
        self.index = Index(folder, self.matcher, enough=3)

    @rule(who=st.integers(0, 1), limit=st.sampled_from([None, 1, 2]), lost=st.booleans())
    def ask(self, who: int, limit: int | None, lost: bool) -> None:
        since = self.cursors[who]
        found, cursor = self.index.match_new(since, top=TOP, min_score=MIN_SCORE, limit=limit)
        assert self.index.match_new(since, top=TOP, min_score=MIN_SCORE, limit=limit) == (found, cursor)
        told = [self.plain.pair(alert.kind, alert.id, hit.id) for alert in found for hit in alert.hits]
        assert sorted(told) == sorted(self.plain.tell(since, cursor))
        if not lost:
            assert not self.heard[who] & set(told)
            self.heard[who] |= set(told)
            self.cursors[who] = cursor

    def teardown(self) -> None:
        if hasattr(self, "index"):
            self.index.close()
            self.folder.cleanup()


def test_alerts_are_a_ranking_of_all_without_what_was_told(matcher: Matcher, generator: Generator) -> None:
    @cache
    def match(resume: int, posting: int) -> Match:
        return matcher.match(generator.resume(resume), generator.posting(posting), as_of=AS_OF, advise=False)

    given = {"matcher": matcher, "generator": generator, "match": staticmethod(match)}
    run_state_machine_as_test(
        type("Machine", (Both,), given), settings=settings(max_examples=EXAMPLES, stateful_step_count=25, deadline=None)
    )
