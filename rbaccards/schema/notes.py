"""The notes under the fields of models, for the schemas and pages made from them.

They are read from the source where they are wanted: pydantic would do so whenever a command begins, which takes longer
than all else that it does to make the models.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Iterator
from itertools import pairwise

from pydantic import BaseModel


def with_notes(base: type[BaseModel]) -> None:
    """Give every field of every model below `base` the note that stands under it as its description."""
    for model in _below(base):
        for kind in reversed(model.__mro__):
            if issubclass(kind, base) and kind is not base:
                for name, note in _notes(kind):
                    model.model_fields[name].description = note
        model.model_rebuild(force=True)


def _below(base: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """The models that are made from a base, in the order in which they were."""
    for model in base.__subclasses__():
        yield model
        yield from _below(model)


def _notes(model: type) -> Iterator[tuple[str, str]]:
    """The fields that a class declares with the text under each."""
    (declared,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    body = declared.body if isinstance(declared, ast.ClassDef) else []
    for field, note in pairwise(body):
        match field, note:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
