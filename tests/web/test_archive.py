from __future__ import annotations

import io
import zipfile
from pathlib import Path

from builders import output
from click.testing import CliRunner

from rbaccards.commands.main import main
from rbaccards.web.archive import archive

FILES = {"index.html": b"<p>1", "a/b.csv": b"1,2\r\n"}


def test_a_zip_unpacks_to_one_folder_with_every_file() -> None:
    with zipfile.ZipFile(io.BytesIO(archive(FILES, "site"))) as found:
        assert {name: found.read(name) for name in found.namelist()} == {f"site/{k}": v for k, v in FILES.items()}
        assert found.testzip() is None


def test_the_same_files_make_the_same_bytes_in_any_order() -> None:
    assert archive(FILES, "site") == archive(dict(reversed(FILES.items())), "site")


def test_the_command_packs_what_was_built_and_says_where_nothing_was(tmp_path: Path) -> None:
    said = CliRunner().invoke(main, ["zip", "-C", str(tmp_path)])
    assert said.exit_code == 2
    assert "Run rbaccards build first" in said.output
    output({f"site/{name}": data for name, data in FILES.items()}, tmp_path / "build", published=True)
    (tmp_path / "build/site/notes.txt").write_bytes(b"not for the website")
    assert CliRunner().invoke(main, ["zip", "-C", str(tmp_path)]).exit_code == 0
    with zipfile.ZipFile(tmp_path / "build" / "site.zip") as found:
        assert found.namelist() == ["site/a/b.csv", "site/index.html"]
    (tmp_path / "build/site/a/b.csv").unlink()
    assert "no whole site" in CliRunner().invoke(main, ["zip", "-C", str(tmp_path)]).output
