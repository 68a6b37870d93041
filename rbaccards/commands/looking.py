"""The commands that look at what was made: verify, why, watch."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from rbaccards.commands.options import GOOD, PROBLEMS, CardName, checked_project, project_files, project_option
from rbaccards.schema.names import Audience


@click.command()
@project_option
def verify(folder: Path) -> None:
    """Whether everything in build/ is whole and of one build.

    Example: rbaccards verify
    """
    from rbaccards.store.manifest import differences, read_manifest

    place = folder / "build"
    manifest = read_manifest(place)
    if not manifest.files:
        raise click.UsageError(f"There is no finished build in {place.as_posix()}. Run rbaccards build.")
    found = list(differences(place, manifest))
    for line in found:
        click.echo(line)
    whole = f"{len(manifest.files)} files of build {manifest.build}"
    said = "All are whole."
    if found:
        said = "Build again what is gone or changed; what is unknown may be deleted, unless it is yours."
    click.echo(f"{whole}. {said}")
    sys.exit(PROBLEMS if found else GOOD)


@click.command()
@click.argument("card", metavar="PACK/CARD", type=CardName())
@project_option
def why(card: str, folder: Path) -> None:
    """What of a card the last build made again and why, and what the next one will.

    Example: rbaccards why safer-leeds/burglary
    """
    from rbaccards.nearest import nearest
    from rbaccards.read import read_house
    from rbaccards.store.why import explained, inputs_of, read_record

    inputs = inputs_of(checked_project(folder), read_house(folder))
    if card not in inputs:
        guess = nearest(card, sorted(inputs))
        said = f"Did you mean {guess}?" if guess else f"There is: {', '.join(sorted(inputs))}."
        raise click.UsageError(f"There is no card {card}. {said}")
    click.echo("\n".join(explained(card, read_record(folder / "build" / ".cache"), inputs[card])))


@click.command()
@project_option
@click.option("--port", default=8700, show_default=True, help="The first port to try.")
@click.option("--open/--no-open", "opens", default=True, help="Whether to open the browser.")
@click.option(
    "--audience",
    type=click.Choice(["draft", "board", "public"]),
    default="draft",
    show_default=True,
    help="For whom it is shown.",
)
def watch(folder: Path, port: int, audience: Audience, *, opens: bool) -> None:
    """Show the cards in a browser, always as they were saved last; a card that is broken keeps its last good page.

    Example: rbaccards watch
    """
    import webbrowser

    from rbaccards.preview.live import Preview
    from rbaccards.preview.server import open_server, run
    from rbaccards.store.cache import FolderCache

    project_files(folder)
    try:
        server = open_server(Preview(folder, audience, FolderCache(folder / "build" / ".cache")), port)
    except OSError as problem:
        raise click.ClickException(str(problem)) from problem

    def ready(address: str) -> None:
        click.echo(f"The preview is at {address}   To end it: Ctrl-C")
        if opens:
            webbrowser.open(address)

    run(server, ready)
