"""What all pages share: style sheets, templates, and the policy that lets a page run nothing but what we wrote."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from matcher.text import visible

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def style(*names: str) -> str:
    """Some style sheets of ``templates/`` as one, ``base`` being the one of every page.

    >>> "--accent" in style("base")
    True
    """
    return "".join(_file(f"{name}.css") for name in names)


@cache
def script(name: str) -> str:
    """A script of ``templates/``."""
    return _file(f"{name}.js")


def policy(css: str, js: str = "") -> str:
    """A content security policy: one style sheet, at most one script, both known by their digest, and nothing else.

    >>> policy("p{}")
    "default-src 'none'; style-src 'sha256-gG2yISYereRMiG2lMXrbiUgi0Ubw9p7QCeWcroOvy9Y='; base-uri 'none'; \
form-action 'none'"
    """
    run = f"script-src {_digest(js)}; " if js else ""
    return f"default-src 'none'; {run}style-src {_digest(css)}; base-uri 'none'; form-action 'none'"


@cache
def environment(package: str = "matcher.reports") -> Environment:
    """The templates of a package, in which every printed value is escaped and freed of what no reader sees.

    No template has to remember that: values are made visible when they are printed, and only markup that a template
    itself made is left as it is.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package),
        autoescape=True,
        finalize=_printed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def rendered(template: str, css: str, **values: Any) -> str:
    """A page without a script, filled in, with its style sheet and the policy that goes with that."""
    from markupsafe import Markup

    found = environment().get_template(template)
    return found.render(values, policy=Markup(policy(css)), style=Markup(css), script="")


def _printed(value: Any) -> Any:
    from markupsafe import Markup

    return visible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _file(name: str) -> str:
    return files("matcher.reports").joinpath("templates", name).read_text(encoding="utf-8")


def _digest(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
