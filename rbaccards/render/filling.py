"""Templates filled with views: sandboxed and strict, and those of a project in a process of their own with limits."""

from __future__ import annotations

import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rbaccards.aside import Aside, EndedError
from rbaccards.issues import BadHouseError, Issue, Place
from rbaccards.nearest import nearest

PATIENCE = 20
"""Seconds after which a template of a project is taken to have no end."""
MEMORY = 1 << 30
"""Bytes that such a template may need beside what is loaded, where the system can set a limit (not on Windows)."""
_FOLDER = "templates/"
_MISSING = re.compile(r"'[^']*' has no attribute '(\w+)'|'(\w+)' is undefined|No (?:filter|test) named '(\w+)'")


@dataclass(frozen=True, slots=True)
class Templates:
    """The sources of templates by name, without their folder."""

    key: str
    """What stands for all of them."""
    sources: Mapping[str, str] = field(compare=False, repr=False)


def fill(templates: Templates, name: str, values: Mapping[str, Any]) -> str:
    """A template filled. Raises BadHouseError with the template and its line where it cannot be."""
    try:
        return environment(templates).get_template(name).render(**values)
    except RecursionError as problem:
        raise BadHouseError((_fault("T02", name, problem, "it includes itself without end."),)) from None
    except MemoryError as problem:
        raise BadHouseError((_fault("T02", name, problem, "it needs too much memory."),)) from None
    except Exception as problem:
        raise BadHouseError((_fault("T04", name, problem, _in_words(problem)),)) from problem


@lru_cache(maxsize=4)
def environment(templates: Templates) -> ImmutableSandboxedEnvironment:
    """Jinja with these templates, whose names it gives to their lines."""
    found = templates.sources

    def source(name: str) -> tuple[str, str, None] | None:
        return (found[name], f"{_FOLDER}{name}", None) if name in found else None

    return _Sandbox(
        loader=FunctionLoader(source), autoescape=True, undefined=_Missing, trim_blocks=True, lstrip_blocks=True
    )


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, which asks once what may be read of a type: its answers depend on type and name alone."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        self._answers: dict[tuple[type, str], bool] = {}

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        of_type = type(obj), attr
        answer = self._answers.get(of_type)
        if answer is None:
            answer = self._answers[of_type] = super().is_safe_attribute(obj, attr, value)
        return answer


class _Missing(StrictUndefined):
    """A name that does not exist: an error wherever it is used, with the nearest one that does."""

    @property
    def _undefined_message(self) -> str:
        said = super()._undefined_message
        known = [each for each in dir(self._undefined_obj) if not each.startswith("_")]
        guess = nearest(str(self._undefined_name), known)
        return f'{said}. Did you mean "{guess}"?' if guess else said


def _fault(code: str, name: str, problem: BaseException, said: str) -> Issue:
    frames = [frame for frame in traceback.extract_tb(problem.__traceback__) if frame.filename.startswith(_FOLDER)]
    place = Place(frames[-1].filename, frames[-1].lineno or 0) if frames else Place(f"{_FOLDER}{name}")
    if isinstance(problem, TemplateError) and (line := getattr(problem, "lineno", None)):  # a mistake in its grammar
        place = Place(str(getattr(problem, "filename", None) or place.path), line)
    return Issue(code, place, f"This template cannot be filled: {said}", "templates/README.md says what it receives.")


def _in_words(problem: Exception) -> str:
    if isinstance(problem, TemplateNotFound):
        return f'there is no template "{problem}".'
    said = str(problem).strip() or type(problem).__name__
    if missing := _MISSING.search(said):
        name = next(each for each in missing.groups() if each)
        _, question, guess = said.partition("Did you mean")
        return f'there is no "{name}" here.{f" {question}{guess}" if question else ""}'
    return f"{said.rstrip('.')}."


class Apart:
    """A process of its own that fills templates, so that none of them can take this machine's time or memory."""

    def __init__(self, templates: Templates) -> None:
        self._templates = templates
        self._aside = Aside(PATIENCE, MEMORY)

    def fill(self, name: str, values: Mapping[str, Any]) -> str:
        """A template filled. Raises BadHouseError where it cannot be, or takes too much time or memory."""
        try:
            return self._aside.ask(fill, self._templates, name, dict(values))
        except EndedError as problem:
            message = f"This template was stopped {problem}: it has no end."
            issue = Issue("T02", Place(f"{_FOLDER}{name}"), message, "Look at its loops.")
            raise BadHouseError((issue,)) from problem
