"""The commands that begin something: init and new. Neither ever writes over a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import click

from rbaccards.commands.options import project_files, project_option


@click.command()
@click.argument("folder", required=False, default=Path(), type=click.Path(file_okay=False, path_type=Path))
def init(folder: Path) -> None:
    """Begin a project in a folder, with two finished cards to change. Nothing is ever written over.

    Example: rbaccards init our-cards
    """
    from rbaccards.read import shipped
    from rbaccards.schema.export import json_schemas
    from rbaccards.starting import starter_files

    files = starter_files(shipped())
    _write_new(folder, {**files, **{f".rbaccards/{name}": data for name, data in json_schemas().items()}})
    for name in files:
        if name.endswith(".command"):
            (folder / name).chmod(0o755)
    click.echo(
        f"Begun in {folder.resolve().as_posix()}. Next: rbaccards build{_where(folder)}, and read READ-ME-FIRST.txt."
    )


@click.command()
@click.argument("card", metavar="PACK/CARD")
@project_option
def new(card: str, folder: Path) -> None:
    """Write a commented card and its series, to be filled. Nothing is ever written over.

    Example: rbaccards new healthy-start/vaccination
    """
    from rbaccards.project import load
    from rbaccards.read import shipped
    from rbaccards.schema.fields import DEVICES
    from rbaccards.starting import new_card

    pack, _, name = card.partition("/")
    packs = {each.name: each.pack for each in load(project_files(folder)).packs}
    if pack not in packs:
        raise click.UsageError(f"There is no pack {pack}. There is: {', '.join(packs)}.")
    if not re.fullmatch(r"[a-z0-9][a-z0-9-]{0,59}", name) or name in DEVICES:
        raise click.UsageError(
            f'"{name}" is no name of a card: use small letters, digits and hyphens, such as warm-homes.'
        )
    files = new_card(name, packs[pack], shipped())
    _write_new(folder / "cards" / pack, files)
    click.echo(f"Written: {', '.join(f'cards/{pack}/{each}' for each in files)}")
    click.echo(f"Next: add  - {name}  to cards in cards/{pack}/pack.yaml, then fill the card.")


def _write_new(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files where none of them is yet; else nothing."""
    from rbaccards.store.write import write_files

    there = [name for name in files if (folder / name).exists()]
    if there:
        more = f" and {len(there) - 3} more" if len(there) > 3 else ""
        raise click.UsageError(f"Nothing was written, as there is already: {', '.join(there[:3])}{more}.")
    write_files(folder, files)


def _where(folder: Path) -> str:
    return "" if folder == Path() else f" -C {folder.as_posix()}"


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print what makes a shell complete commands, options and the names of packs and cards.

    Example: rbaccards completion bash >> ~/.bashrc
    """
    from click.shell_completion import get_completion_class

    context = click.get_current_context().find_root()
    kind = get_completion_class(shell)
    if kind is None:
        raise click.UsageError(f"Nothing is known of {shell}.")
    click.echo(kind(context.command, {}, "rbaccards", "_RBACCARDS_COMPLETE").source())
