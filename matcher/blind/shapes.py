"""What name-blind output hands on: plain objects that the records of a run hold as they are."""

from __future__ import annotations

from typing_extensions import TypedDict  # pydantic wants this one before Python 3.12


class Hide(TypedDict):
    """A stretch of a document's text that says who somebody is, and the word that stands for it ("[name]")."""

    start: int
    end: int
    word: str


class Contact(TypedDict):
    """How a person calls themselves and can be reached; "" where the resume does not say."""

    name: str
    email: str
    phone: str
