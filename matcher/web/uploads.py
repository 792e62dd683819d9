"""Bodies as they arrive: counted while they are read, kept in memory, and checked against what a route asks for."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any, TypeVar, get_origin

from pydantic import BaseModel, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData, Headers, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from matcher.web import problems
from matcher.web.gate import Ticket
from matcher.web.given import Upload
from matcher.web.settings import MB, BodyLimit, Settings

JSON = "application/json"
FORM = "multipart/form-data"
_FEW = 20
B = TypeVar("B", bound=BaseModel)


class Form(MultiPartParser):
    """The parser of forms, without its temporary files: what strangers send is kept in memory only."""

    # To a spooled file, 0 means that it never goes to disk.
    spool_max_size = 0

    def __init__(self, headers: Headers, stream: AsyncGenerator[bytes, None], most_files: int) -> None:
        """Take at most so many files, and a few fields."""
        super().__init__(headers, stream, max_files=most_files, max_fields=_FEW, max_part_size=2 * MB)


class Bodies:
    """Reads bodies within the limits of a service."""

    def __init__(self, settings: Settings) -> None:
        """Store the limits."""
        self._most_files = settings.most_files
        self._seconds = settings.upload_seconds

    async def read(self, request: Request, body: type[B], limit: BodyLimit, ticket: Ticket) -> B:
        """The body of a request, checked.

        Raises:
            Problem: It is too large, too slow, of another kind, broken, or not what is asked for.
        """
        try:
            async with asyncio.timeout(self._seconds):
                return await self._read(request, body, limit, ticket)
        except TimeoutError:
            raise problems.slow(self._seconds) from None

    async def _read(self, request: Request, body: type[B], limit: BodyLimit, ticket: Ticket) -> B:
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        try:
            if kind == JSON:
                data = b"".join([chunk async for chunk in _counted(request, limit.json, ticket)])
                return await run_in_threadpool(body.model_validate_json, data)
            if kind == FORM:
                return body.model_validate(await self._form(request, body, limit, ticket))
        except ValidationError as error:
            raise problems.of_validation(error) from None
        raise problems.wrong_type((JSON, FORM))

    async def _form(self, request: Request, body: type[BaseModel], limit: BodyLimit, ticket: Ticket) -> dict[str, Any]:
        try:
            form = await Form(request.headers, _counted(request, limit.files, ticket), self._most_files).parse()
        except MultiPartException as error:
            raise problems.malformed(f"the form cannot be read: {error.message}") from None
        try:
            return _fields(form, body)
        finally:
            await form.close()


async def _counted(request: Request, most: int, ticket: Ticket) -> AsyncGenerator[bytes, None]:
    """The pieces of a body, as long as it is not too large and there is room for it.

    Raises:
        Problem: It is, or there is none.
    """
    said = request.headers.get("content-length", "")
    if said.isdecimal() and int(said[:18]) > most:
        raise problems.too_large(most)
    stream: AsyncIterator[bytes] = request.stream()
    async for chunk in stream:
        if ticket.held + len(chunk) > most:
            raise problems.too_large(most)
        ticket.hold(len(chunk))
        yield chunk


def _fields(form: FormData, body: type[BaseModel]) -> dict[str, Any]:
    """The fields of a form as the body asks for them: lists where it asks for several.

    Raises:
        Problem: A field is given more than once that is asked for once.
    """
    several, objects = (
        {name for name, field in body.model_fields.items() if get_origin(field.annotation) is kind}
        for kind in (list, dict)
    )
    found: dict[str, Any] = {}
    for name in dict.fromkeys(form.keys()):
        values = [value for item in form.getlist(name) if (value := _value(item)) is not None]
        if name in several:
            found[name] = values
        elif len(values) > 1:
            raise problems.invalid([{"field": name[:100], "problem": "this is given more than once"}])
        elif values:
            found[name] = _object(name, values[0]) if name in objects else values[0]
    return found


def _object(name: str, value: Upload | str) -> Any:
    """What a form holds as the text of a JSON object.

    Raises:
        Problem: It is none.
    """
    try:
        return json.loads(value.data if isinstance(value, Upload) else value)
    except (ValueError, RecursionError):
        raise problems.invalid([{"field": name, "problem": 'this is no JSON; write it like {"r1": "nice"}'}]) from None


def _value(item: UploadFile | str) -> Upload | str | None:
    """A file or a text; ``None`` for the field of a page in which no file was chosen."""
    if isinstance(item, str):
        return item
    data = item.file.read()
    item.file.close()  # a second copy of all files would be held otherwise
    return Upload(item.filename or "", data) if item.filename or data else None
