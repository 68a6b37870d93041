"""A document checked against its model: the model's value, and every problem in plain words at its place.

After an error checking goes on as if the correction had been made (a misspelt key counts as the nearest known
one, a wrong value as left out), so that one run reports everything. The errors still stand, so nothing is built.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Context
from dataclasses import replace
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from rbaccards.issues import Fix, Issue, Place
from rbaccards.nearest import either, nearest
from rbaccards.schema.amend import Edit, Step, amend, find
from rbaccards.sources.nodes import Document, Mapping, Node, Scalar, Sequence

Model = TypeVar("Model", bound=BaseModel)
Steps = tuple[Step, ...]

_ROUNDS = 6
_FEW = 12
_LOOK = "Look at its spelling, and at how far it is indented."


def validate(
    document: Document,
    model: type[Model],
    context: Context[str, object] | None = None,
    required: Iterable[str] = (),
) -> tuple[Model | None, tuple[Issue, ...]]:
    """The value of `model` that the document gives, assuming corrections; None when it cannot be made out.

    `required` are entries that are needed here, though the model can do without them.
    """
    root, wanted = document.root, tuple(required)
    issues, settled, left_out = list[Issue](), set[Steps](), set[Steps]()
    for _ in range(_ROUNDS):
        value, found = _attempt(model, root, context)
        errors = [error for error in (*found, *_absent(wanted, root)) if _steps(error) not in settled]
        if not errors:
            return value, tuple(issues)
        # misspelt keys first: the key that is missing is mostly the one that is misspelt
        unknown = [error for error in errors if error["type"] == "extra_forbidden"]
        for error in unknown or errors:
            issue, steps, root_after = _judge(error, model, replace(document, root=root))
            # what now has nothing in it, only because what was wrong inside it was left out, is no second error
            if not any(steps == inside[: len(steps)] for inside in left_out):
                issues.append(issue)
            settled.add(steps)
            if error["type"] not in ("missing", "extra_forbidden"):
                left_out.add(steps)
            root = root_after
    return None, tuple(issues)


def _attempt(
    model: type[Model], root: Node, context: Context[str, object] | None
) -> tuple[Model | None, list[ErrorDetails]]:
    """The value that a tree gives, or what pydantic has against it."""
    try:
        return model.model_validate(plain(root), context=dict(context or {})), []
    except ValidationError as problems:
        return None, problems.errors()


def _absent(required: Iterable[str], root: Mapping) -> Iterator[ErrorDetails]:
    """An error for each entry that is needed and not there, or has nothing after its colon."""
    there = {each.key.text for each in root.entries if not _blank(each.value)}
    for name in required:
        if name not in there:
            yield {"type": "missing", "loc": (name,), "msg": "", "input": None}


def plain(node: Node) -> Any:
    """The tree as dicts, lists and text; an entry with nothing after its colon counts as left out."""
    match node:
        case Mapping(entries=entries):
            return {e.key.text: plain(e.value) for e in entries if not _blank(e.value)}
        case Sequence(items=items):
            return [plain(item) for item in items]
        case Scalar(text=text):
            return text


def _blank(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text.strip() and not node.quoted


def _steps(error: ErrorDetails) -> Steps:
    """Where the error is, without the marks that pydantic adds to its paths."""
    return tuple(step for step in error["loc"] if step != "[key]")


def _judge(error: ErrorDetails, model: type[BaseModel], document: Document) -> tuple[Issue, Steps, Mapping]:
    """The issue for one error, the place it settles, and the tree to go on with."""
    steps = _steps(error)
    match error["type"]:
        case "extra_forbidden":
            return _unknown_key(steps, model, document)
        case "missing":
            return _missing(steps, document), steps, document.root
        case _:
            return _wrong_value(error, steps, document), steps, _amended(document, steps, lambda _: None)


def _amended(document: Document, steps: Steps, edit: Edit) -> Mapping:
    """The document's tree with one entry changed; a tree stays a tree."""
    root = amend(document.root, steps, edit)
    return root if isinstance(root, Mapping) else document.root


def _unknown_key(steps: Steps, model: type[BaseModel], document: Document) -> tuple[Issue, Steps, Mapping]:
    entry, _ = find(document.root, steps)
    key, place = str(steps[-1]), entry.key.place if entry else document.root.place
    owner = _model_at(model, steps[:-1])
    known = list(owner.model_fields) if owner else []
    guess = nearest(key, known)
    line = document.text.line(place.line)
    if guess is None:
        hint = f"Known here: {', '.join(known)}." if len(known) <= _FEW else _LOOK
        issue = Issue("Y17", place, f'I don\'t know "{key}".', hint, line)
        return issue, steps, _amended(document, steps, lambda _: None)
    fix = _replaced(line, place, key, guess)
    issue = Issue("Y17", place, f'I don\'t know "{key}". Did you mean "{guess}"?', "", line, fix)
    _, parent = find(document.root, steps[:-1])
    if isinstance(parent, Mapping) and any(e.key.text == guess for e in parent.entries):
        hint = f'"{guess}" is there already: keep one of the two.'
        return (
            replace(issue, hint=hint, fix=Fix(place.line, None)),
            steps,
            _amended(document, steps, lambda _: None),
        )
    renamed = _amended(document, steps, lambda e: replace(e, key=replace(e.key, text=guess)))
    return issue, steps, renamed


def _missing(steps: Steps, document: Document) -> Issue:
    entry, node = find(document.root, steps)
    if entry is not None and entry.key.text == steps[-1]:
        place = entry.key.place
        message = f'There is nothing after "{steps[-1]}:".'
        return Issue(
            "S01",
            place,
            message,
            "Write it after the colon, or below it, indented, after a |.",
            document.text.line(place.line),
        )
    key = _last_name(steps[:-1])
    item = len(steps) > 1 and isinstance(steps[-2], int)
    place = node.place if entry is None or item or isinstance(node, Scalar) else entry.key.place
    where = f' in "{key}"' if key else ""
    hint = f"Add a line that starts with {steps[-1]}: here."
    return Issue("S01", place, f'"{steps[-1]}" is missing{where}.', hint, document.text.line(place.line))


def _wrong_value(error: ErrorDetails, steps: Steps, document: Document) -> Issue:
    entry, node = find(document.root, steps)
    at_key = "[key]" in error["loc"] and entry is not None
    place = entry.key.place if at_key and entry else node.place
    found = entry.key.text if at_key and entry else node.text if isinstance(node, Scalar) else ""
    code, message, suggestion = _explain(error, _last_name(steps), found, node)
    line = document.text.line(place.line)
    fix = _replaced(line, place, found, suggestion) if suggestion and found else None
    return Issue(code, place, message, "" if fix else suggestion, line, fix)


def _explain(error: ErrorDetails, name: str, found: str, node: Node) -> tuple[str, str, str]:
    """Code, message and suggestion for a wrong value, chosen by the type of the error."""
    context = error.get("ctx", {})
    match error["type"]:
        case "refused":
            return context["code"], context["message"], context["suggestion"]
        case "literal_error" | "enum":
            choices = _choices(str(context["expected"]))
            guess = nearest(found, choices) or ""
            return "S02", f'{name}: expected {either(choices)}; found "{found}".', guess
        case "string_pattern_mismatch":
            wanted = (
                "small letters, digits and -" if "a-z0-9-" in str(context["pattern"]) else "small letters, digits and _"
            )
            return "S03", f'"{found}" cannot be used as a name: use {wanted}, starting with a letter.', ""
        case "string_too_long":
            return "S04", f"{name} is longer than {context['max_length']} letters.", "Shorten it."
        case "too_short" | "string_too_short":
            return "S01", f'"{name}" is empty.', "Write something after it, or take the line out."
        case _:
            return "Y28", f"{name}: expected {_wanted(error['type'])}; found {_shape(node)}.", ""


def _choices(expected: str) -> list[str]:
    """The names in pydantic's list of choices: "'lower', 'higher' or 'none'"."""
    names = expected.replace(" or ", ", ").split(", ")
    return [name.strip().strip("'\"").replace("\\'", "'") for name in names]


_SINGLE = {
    "string_type": "text",
    "float_type": "a number such as 7,056",
    "int_type": "a whole number such as 310",
    "bool_type": "yes or no",
    "date_type": "a day such as 14 November 2012",
    "dataclass_type": "a period such as 2012/13 or Sep 2012",
}


def _wanted(kind: str) -> str:
    if kind in _SINGLE:
        return _SINGLE[kind]
    if kind.startswith(("list", "tuple")):
        return "a list, each entry on a line that starts with a dash"
    return "entries below it, each written as name: value"


def _shape(node: Node) -> str:
    match node:
        case Mapping():
            return "entries written as name: value"
        case Sequence():
            return "a list"
        case Scalar(text=text):
            return f'the text "{text[:40]}"'


def _last_name(steps: Steps) -> str:
    return next((step for step in reversed(steps) if isinstance(step, str)), "")


def _replaced(line: str, place: Place, old: str, new: str) -> Fix | None:
    start = line.find(old, max(place.column - 1, 0))
    if start < 0:
        return None
    return Fix(place.line, line[:start] + new + line[start + len(old) :])


def _model_at(model: type[BaseModel], steps: Steps) -> type[BaseModel] | None:
    """The model that describes the entries at `steps`."""
    here: Any = model
    for step in steps:
        if isinstance(step, str):
            here = _below(here, step)
    return next((part for part in _parts(here) if _is_model(part)), None)


def _below(annotation: Any, step: str) -> Any:
    """What is declared under the name `step`: a field of a model, or the values of a mapping."""
    for part in _parts(annotation):
        if _is_model(part) and step in part.model_fields:
            return part.model_fields[step].annotation
        if typing.get_origin(part) is dict:
            return typing.get_args(part)[1]
    return None


def _parts(annotation: Any) -> list[Any]:
    """The models and mappings inside an annotation such as tuple[Risk, ...] | None."""
    if typing.get_origin(annotation) in (Annotated, typing.Union, types.UnionType, tuple):
        return [part for each in typing.get_args(annotation) for part in _parts(each)]
    return [annotation]


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
