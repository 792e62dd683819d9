"""Random tables of people, and the people of small ones, for the tests of the audit."""

from __future__ import annotations

import random

from matcher.audit import People, Person

SEXES = ("Female", "Male", "")
RACES = ("Asian", "Black", "Hispanic", "White", "")


def people(*rows: tuple[str, float | None], attribute: str = "sex") -> People:
    """People of one attribute with their scores; no score means an unreadable file."""
    members = [
        Person(f"c{i}", 0, score, "unreadable" if score is None else "scored", (group,))
        for i, (group, score) in enumerate(rows)
    ]
    return table(members, (attribute,))


def table(members: list[Person], attributes: tuple[str, ...] = ("sex", "race")) -> People:
    """A table of people as it is after reading."""
    runs = max((p.run for p in members), default=-1) + 1
    return People(attributes, tuple(members), tuple((p.code,) for p in members), runs)


def random_people(seed: int, *, all_scored: bool = False) -> People:
    """A table of up to 150 people, some unreadable, some without groups, with many equal scores."""
    rng = random.Random(seed)
    coarse = rng.choice((1, 5, 20))
    share = rng.random()
    members = []
    for i in range(rng.randint(2, 150)):
        status = "scored" if all_scored else rng.choices(("scored", "unscored", "unreadable"), (90, 4, 6))[0]
        score = float(rng.randrange(0, 101, coarse)) if status == "scored" else None
        sex = rng.choices(SEXES, (share, 1 - share, 0.1))[0]
        race = rng.choices(RACES, (3, 2, 1, 9, 1))[0]
        members.append(Person(f"c{i}", rng.randrange(2), score, status, (sex, race)))
    return table(members)
