"""The vocabulary as patterns in spaCy's own EntityRuler, and as labels for Label Studio."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result
from spacy.language import Language

from matcher.cli import cli
from matcher.cli.vocab_export import patterns, spellings
from matcher.reports.labelstudio import config
from matcher.vocabulary import Vocabulary

TEXT = (
    "Prepared e-filings in CM/ECF; knows Lexis Nexis, LexisNexis and iManage. Calendared in CompuLaw/Docketing. "
    "Mary Poe, CLA, earned the Certified Legal Assistant title. She used claw hammers and her word is good."
)


def export(*args: object) -> Result:
    return CliRunner().invoke(cli, ["vocab", "export", *map(str, args)])


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("export") / "legal.jsonl"
    assert export("--spacy", path).exit_code == 0
    return path


@pytest.fixture(scope="module")
def ruled(file: Path) -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"}).from_disk(file)  # type: ignore[attr-defined]
    return nlp


def test_a_stock_pipeline_finds_the_forms(ruled: Language) -> None:
    found = {(ent.text, ent.label_, ent.ent_id_) for ent in ruled(TEXT).ents}
    assert {
        ("CM/ECF", "tool", "tool.cm-ecf"),
        ("LexisNexis", "tool", "tool.lexisnexis"),
        ("iManage", "tool", "tool.imanage"),
    } <= found
    assert "word" not in {text for text, _, _ in found}
    assert not any(text == "claw" for text, _, _ in found)


def test_every_pattern_is_found_in_a_sentence(ruled: Language, file: Path) -> None:
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    forms = [r["pattern"] if isinstance(r["pattern"], str) else r["pattern"][0]["ORTH"] for r in rows]
    lost = []
    for form, doc in zip(forms, ruled.pipe(f"Skilled with {form} daily" for form in forms), strict=True):
        start = len("Skilled with ")
        if not any(ent.start_char <= start and start + len(form) <= ent.end_char for ent in doc.ents):
            lost.append(form)
    assert lost == []


def test_each_form_stands_once_and_ambiguous_ones_are_left_out(vocabulary: Vocabulary) -> None:
    plain, everything = list(patterns(vocabulary)), list(patterns(vocabulary, ambiguous=True))
    forms = [p["pattern"].lower() for p in plain if isinstance(p["pattern"], str)]
    assert len(forms) == len(set(forms))
    guards = [g for c in vocabulary.concepts.values() for g in c.guards]
    ambiguous = {g.form.lower() for g in guards if g.needs or g.sections or g.case == "exact"}
    assert ambiguous.isdisjoint(forms)
    assert {"clio", "pacer", "westlaw"} <= set(forms)
    assert {"word", "excel", "teams"}.isdisjoint(forms)
    assert len(everything) > len(plain)
    assert ambiguous & {p["pattern"].lower() for p in everything if isinstance(p["pattern"], str)}


@pytest.mark.parametrize(
    ("alias", "written"),
    [
        ("Westlaw", ["Westlaw"]),
        ("e-filing", ["e-filing", "e filing", "efiling"]),
        ("NALS", ["NALS", "N.A.L.S."]),
        ("research & writing", ["research & writing", "research and writing"]),
        ("CM/ECF", ["CM/ECF"]),
    ],
)
def test_spellings(alias: str, written: list[str]) -> None:
    assert list(spellings(alias)) == written


def test_it_writes_to_standard_output_and_spares_what_is_there(file: Path, tmp_path: Path) -> None:
    printed = export("--spacy", "-")
    assert printed.stdout == file.read_text("utf-8")
    target = tmp_path / "own.jsonl"
    target.write_text("mine", encoding="utf-8")
    assert export("--spacy", target).exit_code == 5
    assert target.read_text("utf-8") == "mine"
    assert export("--spacy", target, "--force", "--all").exit_code == 0
    assert target.read_text("utf-8").count("\n") > printed.stdout.count("\n")
    assert [p.name for p in tmp_path.iterdir()] == ["own.jsonl"]


def test_an_overlay_is_exported_too(tmp_path: Path) -> None:
    overlay = tmp_path / "firm.toml"
    overlay.write_text('[[concept]]\nid = "tool.own"\nname = "Own Tool"\nsources = ["own"]\n', encoding="utf-8")
    assert (
        '{"label": "tool", "pattern": "Own Tool", "id": "tool.own"}'
        in export("--spacy", "-", "--vocab", overlay).stdout.splitlines()
    )


def test_the_labelling_config() -> None:
    assert export("--labelstudio", "-").stdout == config()


@pytest.mark.parametrize("args", [(), ("--spacy", "-", "--labelstudio", "-")])
def test_one_thing_is_exported_at_a_time(args: tuple[str, ...]) -> None:
    result = export(*args)
    assert result.exit_code == 2
    assert "--labelstudio" in result.output
