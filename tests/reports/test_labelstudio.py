"""Tasks for Label Studio: spans that are quotes, ids that stay the same, and a config that names what the tasks use."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

from matcher.model import Kind, Level, MentionStatus, Posting, Resume
from matcher.reports import labelstudio

TEXT = (
    "Jo Doe \U0001f4bc\n\nEXPERIENCE\nFiled motions via CM/ECF. Never used Everlaw.\n\nCERTIFICATIONS\nNotary Public\n"
)
Resumes = Callable[[str], Resume]
Postings = Callable[[str], Posting]


def test_every_span_is_a_quote_of_the_text(resume: Resumes) -> None:
    task = labelstudio.task(resume(TEXT), "v1")
    (prediction,) = task["predictions"]
    assert prediction["model_version"] == "legal-support-matcher-v1"
    labelled = [part for part in prediction["result"] if part["type"] == "labels"]
    assert {part["value"]["text"] for part in labelled} >= {"CM/ECF", "Everlaw", "Notary Public"}
    for part in labelled:
        value = part["value"]
        assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
        assert value["labels"][0] in get_args(Kind)


def test_a_span_carries_its_concept_status_and_level(resume: Resumes, posting: Postings) -> None:
    own = labelstudio.task(resume(TEXT), "v1")["predictions"][0]["result"]
    denied = next(part["id"] for part in own if part["value"].get("text") == ["tool.everlaw"])
    assert [p["value"]["choices"] for p in own if p["id"] == denied and p["type"] == "choices"] == [["denied"]]
    asked = labelstudio.task(posting("Paralegal\n\nRequirements:\n- Westlaw"), "v1")["predictions"][0]["result"]
    assert ["required"] in [part["value"].get("choices") for part in asked]


def test_ids_are_the_same_again_and_differ_between_mentions(resume: Resumes) -> None:
    found = resume(TEXT)
    first, second = labelstudio.task(found, "v1"), labelstudio.task(resume(TEXT), "v1")
    assert first == second
    ids = {part["id"] for part in first["predictions"][0]["result"]}
    assert len(ids) == len(found.mentions)


def test_many_documents_are_one_array(resume: Resumes) -> None:
    found = resume(TEXT)
    tasks = json.loads("".join(labelstudio.stream([found, replace(found)], "v1")))
    assert [task["data"]["doc_type"] for task in tasks] == ["resume", "resume"]
    assert json.loads("".join(labelstudio.stream([], "v1"))) == []


def test_the_config_names_all_that_the_tasks_use(resume: Resumes, posting: Postings) -> None:
    root = ET.fromstring(labelstudio.config())
    names = {node.get("name") for node in root if node.get("name")}
    used = {
        part[key]
        for found in (resume(TEXT), posting("Paralegal\n\nRequirements:\n- Westlaw"))
        for part in labelstudio.task(found, "v1")["predictions"][0]["result"]
        for key in ("from_name", "to_name")
    }
    assert used == names
    assert [node.get("value") for node in root.iter("Label")] == list(get_args(Kind))
    assert {node.get("value") for node in root.iter("Choice")} == {*get_args(MentionStatus), *get_args(Level)}
    assert [node.get("value") for node in root.iter("Text")] == ["$text"]
