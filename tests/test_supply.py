"""What comes with the program: pinned with hashes, licensed for councils, listed for people and machines, looked up."""

from __future__ import annotations

import json
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tools"))

from audit import report  # noqa: E402 - a tool of the repository
from make_supply import BILL, LICENCES, accepted, as_bill, as_page, packages  # noqa: E402

PACKAGES = list(packages())


def test_the_lock_is_the_one_that_the_tests_run_with() -> None:
    tested = dict(line.split("==") for line in (ROOT / "constraints.txt").read_text("utf-8").lower().split())
    tested = {name.replace("_", "-"): version for name, version in tested.items()}
    assert [each.name for each in PACKAGES if tested.get(each.name, each.version) != each.version] == []
    declared = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    wanted = {each.split(">")[0] for each in declared}
    assert wanted <= {each.name for each in PACKAGES}


def test_every_package_is_pinned_with_the_hashes_of_its_files() -> None:
    assert len(PACKAGES) > 30
    assert [each.name for each in PACKAGES if not each.hashes] == []
    assert "http" not in (ROOT / "requirements.lock").read_text("utf-8")


@pytest.mark.parametrize("package", PACKAGES, ids=lambda each: each.name)
def test_every_licence_is_one_that_councils_may_use(package) -> None:  # type: ignore[no-untyped-def]
    assert accepted(package.licence), package.licence


@pytest.mark.parametrize("licence", ["AGPL-3.0", "GPL-3.0-only", "unknown", "", "MIT AND AGPL-3.0", "Proprietary"])
def test_other_licences_are_found(licence: str) -> None:
    assert not accepted(licence)


def test_the_lists_are_fresh() -> None:
    assert LICENCES.read_text("utf-8") == as_page(PACKAGES)
    assert BILL.read_text("utf-8") == as_bill(PACKAGES)
    assert {each["name"] for each in json.loads(BILL.read_text("utf-8"))["components"]} == {
        each.name for each in PACKAGES
    }


def advisory(name: str, **affected: object) -> str:
    package = {"package": {"ecosystem": "PyPI", "name": name}, **affected}
    return json.dumps({"id": f"TEST-{name}", "summary": "made up", "affected": [package]})


def test_known_weaknesses_are_found_without_a_network(tmp_path: Path) -> None:
    jinja = next(each for each in PACKAGES if each.name == "jinja2")
    since, until = {"introduced": "0"}, {"fixed": "999"}
    made = {
        "a.json": advisory("Jinja2", versions=[jinja.version]),
        "b.json": advisory("PyYAML", ranges=[{"type": "ECOSYSTEM", "events": [since, until]}]),
        "c.json": advisory("click", ranges=[{"type": "ECOSYSTEM", "events": [since, {"fixed": "0.1"}]}]),
        "d.json": advisory("pillow", ranges=[{"type": "ECOSYSTEM", "events": [since, {"last_affected": "1.0"}]}]),
        "e.json": json.dumps(
            {**json.loads(advisory("lxml", ranges=[{"type": "ECOSYSTEM", "events": [since]}])), "withdrawn": "2020"}
        ),
        "f.json": advisory("somebody-elses", versions=["1"]),
    }
    with zipfile.ZipFile(tmp_path / "all.zip", "w") as archive:
        for name, text in made.items():
            archive.writestr(name, text)
    assert [line.split(":")[0] for line in report(tmp_path / "all.zip")] == [
        f"jinja2 {jinja.version}",
        f"pyyaml {next(each.version for each in PACKAGES if each.name == 'pyyaml')}",
    ]
