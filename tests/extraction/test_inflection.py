"""The written forms of verbs."""

from __future__ import annotations

import pytest

from matcher.extraction.inflection import inflect

_FORMS = [
    ("file", "files filed filing"),
    ("draft", "drafts drafted drafting"),
    ("notarize", "notarizes notarized notarizing notarise notarises notarised notarising"),
    ("analyze", "analyzes analyzed analyzing analyse analyses analysed analysing"),
    ("prep", "preps prepped prepping"),
    ("format", "formats formatted formatting"),
    ("control", "controls controlled controlling"),
    ("transmit", "transmits transmitted transmitting"),
    ("label", "labels labeled labeling labelled labelling"),
    ("reply", "replies replied replying"),
    ("relay", "relays relayed relaying"),
    ("dispatch", "dispatches dispatched dispatching"),
    ("process", "processes processed processing"),
    ("tie", "ties tied tying"),
    ("oversee", "oversees oversaw overseen overseeing"),
    ("rewrite", "rewrites rewrote rewritten rewriting"),
    ("keep", "keeps kept keeping"),
    ("send", "sends sent sending"),
    ("bind", "binds bound binding"),
    ("teach", "teaches taught teaching"),
    ("do", "does did done doing"),
    ("set", "sets setting"),
    ("break", "breaks broke broken breaking"),
    ("swear", "swears swore sworn swearing"),
    ("throw", "throws threw thrown throwing"),
    ("wind", "winds wound winding"),
    ("lend", "lends lent lending"),
    ("cut", "cuts cutting"),
    ("confer", "confers conferred conferring"),
    ("shred", "shreds shredded shredding"),
    ("jot", "jots jotted jotting"),
    ("scrub", "scrubs scrubbed scrubbing"),
    ("nag", "nags nagged nagging"),
]


@pytest.mark.parametrize(("verb", "forms"), _FORMS)
def test_every_written_form(verb: str, forms: str) -> None:
    assert set(inflect(verb)) == {verb, *forms.split()}


def test_names_the_form() -> None:
    forms = inflect("rewrite")
    assert (forms["rewrote"], forms["rewritten"], forms["rewriting"]) == ("past", "participle", "ing")
    assert (forms["rewrites"], forms["rewrite"]) == ("third", "base")


def test_the_size_of_a_thing_has_no_british_spelling() -> None:
    assert "sise" not in inflect("size")
