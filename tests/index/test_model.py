"""An index against the plainest one there is: a dict that is ranked from end to end."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from matcher.index import Index
from matcher.library import Matcher
from matcher.model import Resume
from tests.benchmarks.generate import AS_OF, Generator
from tests.index.conftest import resume_item

IDS = st.sampled_from([f"id{n}" for n in range(8)])
NUMBERS = st.integers(0, 15)


def machine(matcher: Matcher, generator: Generator) -> type[RuleBasedStateMachine]:
    """A machine that does to an index and to a dict the same."""

    class Both(RuleBasedStateMachine):
        model: dict[str, Resume]

        @initialize()
        def begin(self) -> None:
            self.folder = TemporaryDirectory()
            self.model = {}
            self.index = Index(Path(self.folder.name), matcher, create=True, enough=3)

        @rule(batch=st.lists(st.tuples(IDS, NUMBERS), max_size=6))
        def add(self, batch: list[tuple[str, int]]) -> None:
            self.index.add([resume_item(generator, number, id_) for id_, number in batch])
            self.model |= {id_: generator.resume(number) for id_, number in batch}

        @rule(ids=st.lists(IDS, max_size=3, unique=True))
        def remove(self, ids: list[str]) -> None:
            assert self.index.remove("resume", ids) == sum(id_ in self.model for id_ in ids)
            self.model = {id_: resume for id_, resume in self.model.items() if id_ not in ids}

        @rule()
        def compact(self) -> None:
            self.index.compact()

        @rule()
        def reopen(self) -> None:
            self.index.close()
            self.index = Index(Path(self.folder.name), matcher, enough=3)

        @invariant()
        def same(self) -> None:
            if not hasattr(self, "index"):
                return
            posting = generator.posting(2)
            scores = [m.score for m in matcher.rank(posting, self.model.values(), as_of=AS_OF, top=5)]
            hits = self.index.search(posting, top=5)
            assert [hit.score for hit in hits] == scores
            assert {hit.id for hit in self.index.search(posting, top=20)} == set(self.model)

        def teardown(self) -> None:
            if hasattr(self, "index"):
                self.index.close()
                self.folder.cleanup()

    return Both


def test_an_index_is_a_dict_that_is_ranked(unadvised: Matcher, generator: Generator) -> None:
    run_state_machine_as_test(
        machine(unadvised, generator), settings=settings(max_examples=12, stateful_step_count=12, deadline=None)
    )
