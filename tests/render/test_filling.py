from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pytest

from rbaccards.issues import BadHouseError, Issue
from rbaccards.render import filling
from rbaccards.render.filling import Apart, Templates, fill


@dataclass(frozen=True)
class Page:
    title: str = "Homes <5%"
    parts: tuple[str, ...] = ("one",)


VALUES: Mapping[str, object] = {"page": Page()}


def templates(**sources: str) -> Templates:
    return Templates(repr(sorted(sources.items())), {f"{name}.html": text for name, text in sources.items()})


def fault(templates: Templates, name: str = "a.html") -> Issue:
    with pytest.raises(BadHouseError) as found:
        fill(templates, name, VALUES)
    (issue,) = found.value.issues
    return issue


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> Iterator[type[Apart]]:
    monkeypatch.setattr(filling, "PATIENCE", 6)
    return Apart


def test_what_a_card_says_is_text() -> None:
    assert fill(templates(a="<p>{{ page.title }}</p>"), "a.html", VALUES) == "<p>Homes &lt;5%</p>"


@pytest.mark.parametrize(
    ("source", "line", "words"),
    [
        ("a\n{{ page.titel }}", 2, 'there is no "titel" here. Did you mean "title"?'),
        ("{{ nothing }}", 1, 'there is no "nothing" here.'),
        ("\n\n{{ page.title|shout }}", 3, 'there is no "shout" here.'),
        ("\n{% if %}", 2, "Expected an expression"),
        ("{% include 'c.html' %}", 1, 'there is no template "c.html".'),
        ("{% include '/etc/passwd' %}", 1, 'there is no template "/etc/passwd".'),
        ("{{ ''.__class__ }}", 1, "access to attribute '__class__' of 'str' object is unsafe"),
        ("{{ page.__init__.__globals__ }}", 1, "unsafe"),
        ("{{ '{0.__class__}'.format(page) }}", 1, "unsafe"),
        ("{{ 1 // 0 }}", 1, "zero"),
    ],
)
def test_a_mistake_is_told_in_words_at_its_line(source: str, line: int, words: str) -> None:
    issue = fault(templates(a=source))
    assert (issue.code, issue.place.path, issue.place.line) == ("T04", "templates/a.html", line)
    assert words in issue.message


def test_a_mistake_is_told_where_it_is_and_not_where_it_is_included() -> None:
    issue = fault(templates(a="{% include 'b.html' %}", b="\n{{ page.titel }}"))
    assert (issue.place.path, issue.place.line) == ("templates/b.html", 2)


def test_a_template_that_includes_itself_is_stopped() -> None:
    assert fault(templates(a="{% include 'a.html' %}")).code == "T02"


def test_one_that_is_safe_for_one_type_is_asked_about_for_another() -> None:
    both = templates(a="{{ page.parts.index('one') }}", b="{{ page.parts.append('two') }}")
    assert fill(both, "a.html", {"page": {"parts": ["one"]}}) == "0"
    with pytest.raises(BadHouseError, match="unsafe"):
        fill(both, "b.html", {"page": {"parts": ["one"]}})
    assert fill(both, "a.html", VALUES) == "0"


def test_a_process_of_its_own_fills_the_same(apart: type[Apart]) -> None:
    own = templates(a="<p>{{ page.title }}</p>", b="{{ page.titel }}")
    filler = apart(own)
    assert filler.fill("a.html", VALUES) == fill(own, "a.html", VALUES)
    with pytest.raises(BadHouseError) as found:
        filler.fill("b.html", VALUES)
    assert found.value.issues == (fault(own, "b.html"),)


@pytest.mark.parametrize(
    "endless",
    [
        "{{ 'A' * 10**10 }}",
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{{ 9 ** (9 ** (9 ** 9)) }}",
    ],
)
def test_a_template_without_end_is_stopped_and_the_next_one_is_filled(apart: type[Apart], endless: str) -> None:
    filler = apart(templates(a=endless, b="good"))
    with pytest.raises(BadHouseError) as found:
        filler.fill("a.html", VALUES)
    assert [(issue.code, issue.place.path) for issue in found.value.issues] == [("T02", "templates/a.html")]
    assert filler.fill("b.html", VALUES) == "good"
