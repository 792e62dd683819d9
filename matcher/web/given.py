"""What a client sends, as types: a document in one of its forms, and the body of each request."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal, NamedTuple, TypeAlias, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    InstanceOf,
    StringConstraints,
    WithJsonSchema,
)
from pydantic.json_schema import SkipJsonSchema

from matcher.model import Document
from matcher.profile import Mark
from matcher.reports.wording import clean

_LONGEST_NAME = 255
AsOf: TypeAlias = date | Literal["latest"]


class Upload(NamedTuple):
    """A file of a form."""

    name: str
    data: bytes


class Given(NamedTuple):
    """A document as it was sent: a file, a text or structured data. ``part`` is the field that it stood in.

    What is known to be unreadable before anybody opened it is a document already.
    """

    part: str
    name: str
    content: bytes | str | dict[str, Any] | Document


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class TextSource(_Strict):
    """A text, with the name that results call it by."""

    text: str
    name: str = ""


class DataSource(_Strict):
    """A JSON Resume or a schema.org JobPosting, with the name that results call it by."""

    data: dict[str, Any]
    name: str = ""


# In this order: a mapping that is neither of the first two is a JSON Resume or a JobPosting itself.
Source = Annotated[
    TextSource | DataSource | str | dict[str, Any] | SkipJsonSchema[InstanceOf[Upload]],
    Field(
        union_mode="left_to_right",
        description="A text; or {text, name}; or a JSON Resume or schema.org JobPosting; or {data, name} with one.",
    ),
]


def _date(value: str) -> str:
    if value not in ("today", "latest"):
        try:
            date.fromisoformat(value)
        except ValueError:
            raise ValueError("this is no date; write it like 2026-11-01, or today, or latest") from None
    return value


AsOfText = Annotated[
    str,
    StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|today|latest)$"),
    AfterValidator(_date),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string", "format": "date"}, {"enum": ["today", "latest"]}],
            "description": "The date that jobs still held are counted to; latest = the latest past date of a document.",
        }
    ),
]


Corrections = Annotated[
    dict[str, Mark],
    WithJsonSchema(
        {
            "type": "object",
            "additionalProperties": {"enum": list(get_args(Mark))},
            "description": "How requirements of the posting count, by the ids that a match names; the rest as read.",
        }
    ),
]


class Body(_Strict):
    """What every request holds: documents."""

    def given(self, part: str) -> Given:
        """The document of a field."""
        return _given(part, part, getattr(self, part))

    def many(self, part: str) -> list[Given]:
        """The documents of a field that holds several; those without a name are numbered."""
        return [_given(part, f"{part[:-1]} {number}", item) for number, item in enumerate(getattr(self, part), 1)]


class DatedBody(Body):
    """What a request holds whose answer depends on a date."""

    as_of: AsOfText = "today"

    @property
    def day(self) -> AsOf:
        """The date that is meant; "latest" is left to each document."""
        if self.as_of == "latest":
            return "latest"
        return date.today() if self.as_of == "today" else date.fromisoformat(self.as_of)


class CorrectedBody(DatedBody):
    """What a request holds whose posting may be corrected."""

    corrections: Corrections = Field(default_factory=dict)


class MatchBody(CorrectedBody):
    """A resume and a posting."""

    resume: Source
    posting: Source


class RankBody(DatedBody):
    """A posting and many resumes."""

    posting: Source
    resumes: list[Source] = Field(min_length=1)


class RecommendBody(DatedBody):
    """A resume and many postings."""

    resume: Source
    postings: list[Source] = Field(min_length=1)


class ExtractBody(DatedBody):
    """A document, what it is, and whether to say why each mention counts."""

    model_config = ConfigDict(extra="forbid", validate_by_alias=True)

    document: Source
    as_: Literal["auto", "posting", "resume"] = Field("auto", alias="as")
    explain: bool = False


class ReadBody(Body):
    """A document."""

    document: Source


class DiffBody(CorrectedBody):
    """A resume before and after an edit, and a posting."""

    before: Source
    after: Source
    posting: Source


def _given(part: str, name: str, source: Any) -> Given:
    match source:
        case Upload(given_name, content):
            return Given(part, named(given_name) or name, content)
        case TextSource():
            return Given(part, named(source.name) or name, source.text)
        case DataSource():
            return Given(part, named(source.name) or name, source.data)
    return Given(part, name, source)


def named(name: str) -> str:
    r"""What a client calls a file, as a label: one line, no control characters, no drive. It is never opened.

    >>> named("C:\\fakepath\\resume.pdf"), named("a/b\u202e.txt\n")
    ('resume.pdf', 'a/b.txt')
    """
    if name[1:3] == ":\\":
        name = name.rpartition("\\")[2]
    return clean(name, _LONGEST_NAME)
