"""Ordinary English in YAML: every mistake is found in one run, and what is right is left alone."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rbaccards.issues import Issue
from rbaccards.sources.text import Text
from rbaccards.sources.yaml_guard import guard
from rbaccards.sources.yaml_reader import read_yaml

PATH = "cards/a.yaml"
BANNED = ("parse", "token", "mapping", "null", "scalar", "node", "exception", "schema", "traceback")


def check(content: str) -> tuple[Issue, ...]:
    return read_yaml(PATH, content.encode())[1]


def fixed(content: str, issue: Issue) -> str:
    """The content with one issue's fix applied."""
    lines = content.split("\n")
    assert issue.fix is not None
    if issue.fix.text is None:
        del lines[issue.fix.line - 1]
    else:
        lines[issue.fix.line - 1] = issue.fix.text
    return "\n".join(lines)


ONE_LINE = [
    ("Y01", "title: Children: ready for school", 'title: "Children: ready for school"'),
    ("Y01", "title: Note:", 'title: "Note:"'),
    ("Y01", "- text: more: less # why", '- text: "more: less" # why'),
    ("Y01", 'title: He said: "yes"', "title: 'He said: \"yes\"'"),
    ("Y01", 'title: He\'s said: "yes"', "title: 'He''s said: \"yes\"'"),
    ("Y01", "title: “Children: ready”", 'title: "“Children: ready”"'),
    ("Y02", "a:\n\tb: 1", "  b: 1"),
    ("Y02", "a:\n\u00a0\u00a0b: 1", "  b: 1"),
    ("Y02", "a:\n\tb: x: y", '  b: "x: y"'),
    ("Y02", "a: |\n\ttext", "  text"),
    ("Y02", "a: |\n  one\n\ttwo", "  two"),
    ("Y02", "a:\n    b: 1\n\tc: 2\n    d: 3", "    c: 2"),
    ("Y02", "a:\n  b:\n\tc: 2\n    d: 3", "    c: 2"),
    ("Y02", "a: |\n    one\n\ttwo", "    two"),
    ("Y03", "title: Priority #1 homes", 'title: "Priority #1 homes"'),
    ("Y03", "colour: #00703c", 'colour: "#00703c"'),
    ("Y03", "- Priority #1 homes # real", '- "Priority #1 homes" # real'),
    ("Y04", "team: &Housing", 'team: "&Housing"'),
    ("Y05", "note: *urgent*", 'note: "*urgent*"'),
    ("Y05", "- **Bold** text", '- "**Bold** text"'),
    ("Y05", "list:\n  * one", "  - one"),
    ("Y07", "owner: @jsmith", 'owner: "@jsmith"'),
    ("Y07", "target: %50", 'target: "%50"'),
    ("Y07", "code: `x`", 'code: "`x`"'),
    ("Y07", "code: !important", 'code: "!important"'),
    ("Y07", "title: [draft] Safe homes", 'title: "[draft] Safe homes"'),
    ("Y07", "title: [Leeds](https://x.uk)", 'title: "[Leeds](https://x.uk)"'),
    ("Y07", "title: {{ card.title }}", 'title: "{{ card.title }}"'),
    ("Y07", 'up: {{ b["Armley"].x }} more', "up: '{{ b[\"Armley\"].x }} more'"),
    ("Y07", "title: ? what", 'title: "? what"'),
    ("Y07", "title: - one", 'title: "- one"'),
    ("Y07", "value: -", 'value: "-"'),
    ("Y07", "- - one", '- "- one"'),
    ("Y07", "a: |x", 'a: "|x"'),
    ("Y07", "a: | Some text", 'a: "Some text"'),
    ("Y07", "a: >80%", 'a: ">80%"'),
    ("Y07", "a: > 80%", 'a: "> 80%"'),
    ("Y07", "a: , b", 'a: ", b"'),
    ("Y07", "a: {b: 1", "a: {b: 1}"),
    ("Y07", "a: {b: x, c: fell: twice} # z", 'a: {b: x, c: "fell: twice"} # z'),
    ("Y07", "a: {b: {{ x }}, c: 1}", 'a: {b: "{{ x }}", c: 1}'),
    ("Y03", "a: [b, c #1, d]", 'a: [b, "c #1", d]'),
    ("Y08", 'a: "He said "yes" today"', "a: 'He said \"yes\" today'"),
    ("Y08", "a: 'indicator's'", 'a: "indicator\'s"'),
    ("Y08", "a: 'tis the season", 'a: "\'tis the season"'),
    ("Y08", 'a: "never closed', 'a: "never closed"'),
    ("Y08", 'a: "Safe homes”', 'a: "Safe homes"'),
    ("Y08", 'a: "Safer" homes # x', "a: '\"Safer\" homes' # x"),
    ("Y08", 'a: "C:\\data"', "a: 'C:\\data'"),
    ("Y09", "title:Safe homes\nb: 1", "title: Safe homes"),
    ("Y09", "a: 1\ntitle:Safe homes", "title: Safe homes"),
    ("Y09", "a:\n  - b:x\n    c: 1", "  - b: x"),
    ("Y10", "a:\n  - b\n  -c", "  - c"),
    ("Y10", "a:\n  -b", "  - b"),
    ("Y10", "a:\n  - b\n   - c", "  - c"),
    ("Y10", "a:\n  - b\n - c", "  - c"),
    ("Y10", "a:\n  - b: 1\n   c: 2", "    c: 2"),
    ("Y10", "a:\n  - b: 1\n  c: 2", "    c: 2"),
    ("Y10", "a:\n    b: 1\n   c: 2", "    c: 2"),
    ("Y10", "a:\n  b: 1\n   c: 2", "  c: 2"),
    ("Y10", "a:\n   b: 1\n    c: 2\n    d: 3", "    b: 1"),
    ("Y10", "a:\n   b: 1\n  c: 2\n  d: 3", "  b: 1"),
    ("Y10", "a: some text\ngoes on here", "  goes on here"),
    ("Y10", "a: |\n    one\n  two", "    two"),
    ("Y10", "a: |\n- one", "  - one"),
    ("Y10", "a: |\n  one\n# Heading\n  two", "  # Heading"),
    ("Y10", "Burglary\na: 1", "# Burglary"),
    ("Y17", "title:\u00a0Safe homes", "title: Safe homes"),
    ("Y17", "what we did:\u00a0Safe homes", "what we did: Safe homes"),
    ("Y17", "a:\n  -\u00a0b", "  - b"),
    ("Y17", "a: one\x0btwo", "a: one two"),
    ("Y17", "a: |\n  \x1b[31mred", "  [31mred"),
]


@pytest.mark.parametrize(("code", "content", "line"), ONE_LINE, ids=[each[1] for each in ONE_LINE])
def test_a_mistake_is_reported_once_with_a_line_that_is_right(code: str, content: str, line: str) -> None:
    issues = check(content)
    assert issues[0].code == code
    assert {issue.fix.text for issue in issues if issue.fix} == {line}
    assert {issue.code for issue in check(fixed(content, issues[0]))} <= {"Y23"}  # a list is no card


@pytest.mark.parametrize(
    ("code", "content", "line"),
    [
        ("Y01", "why: In 2012 crime fell.\n  The reason was known: we acted.", 2),
        ("Y03", "why: In 2012 crime fell\n  in area #1", 2),
        ("Y07", "a: {b: x,\n  c: fell: twice}", 1),
        ("Y08", 'a: "never closed\n  and more text', 1),
        ("Y10", "why: some text\n  - one\n  - two", 2),
        ("Y10", 'a: "text"\nmore text', 2),
        ("Y10", "why: text\n# comment\n  more", 3),
    ],
)
def test_what_one_line_cannot_put_right_has_a_hint(code: str, content: str, line: int) -> None:
    document, issues = read_yaml(PATH, f"{content}\nz: 1".encode())
    assert document is not None
    assert document.root.entries[-1].key.text == "z"
    assert (issues[0].code, issues[0].place.line, issues[0].fix) == (code, line, None)
    assert issues[0].hint


@pytest.mark.parametrize("text", ["Reason: patrols", "- one", "in area #1", "the reason was: x"])
def test_prose_below_a_key_is_told_to_be_a_block(text: str) -> None:
    content = f"why:\n  Crime fell.\n  {text}\nb: 1"
    (issue,) = check(content)
    assert (issue.code, issue.place.line) == ("Y01", 3)
    assert fixed(content, issue).startswith("why: |\n")
    assert check(fixed(content, issue)) == ()


CARD = """\
# yaml-language-server: $schema=../../.rbaccards/card.schema.json
priority: Reduce crime levels and their impact across Leeds
outcome: safe                     # a key of pack.yaml: outcomes
lead: {role: Chief officer, organisation: Safer Leeds}
progress: green                   # red | amber | green | auto, or {rating: amber, because: ...}

why: |
  Text is Markdown in a block, so quotes, colons and £ need no care: none #1.

headline: burglary                # the indicator that leads the card
indicators:
  burglary:
    name: Recorded domestic burglary
    polarity: lower               # lower | higher | range | none - required
    targets: {2012/13: 7056}
    tolerance: 5%
    forecast: {made: 2012-03, method: last three years' trend, values: {2012/13: 7400}}
    commentary: |
      In the 12 months to {{ burglary.end }} there were **{{ burglary.last_12_months }}** offences,
      {{ burglary.last_12_months.change }} ({{ burglary.last_12_months.difference }}).

performance:                      # services, not populations: kept apart
  - name: Satisfied with the outcome of their case
    question: better_off          # how_much | how_well | better_off

story: |
what_we_did:
new_actions:
  - action: Launch the autumn campaign
    due: 2012-11
    cost: low                     # none | low | an amount
data_development:                 # in priority order
  - want: ...
sections:                         # anything else, printed where `after` says
  - {title: Demographics, after: story, text: ...}
audience: public                  # draft | board | public; any section or row may narrow it
"""

LEGAL = [
    CARD,
    CARD.replace("\n", "\r\n"),
    "url: http://www.example.org/x?a=b#c",
    'time: 10:30\nratio: a:b\ncolour: x#1\nmail: a@b.uk\nup: 50%\nnote: it\'s "fine" & good *',
    'a: "x: y #1"   # comment\nb: \'it\'\'s: #1\' # c\nc: "say \\"yes\\"" #c',
    'a: "over\n  several: lines #1\n\n  - of it"\nb: 1',
    "a: 'over\nseveral lines'\nb: 1",
    "a: [one,\n  two: 2, 'th, ree']\nb: {c: [1, 2], d: {e: f}} # z\nc: [\n  x,\n]\nd: {\n  y: 1,\n  z: 2,\n}",
    "a: [it's, the boys' club, rock 'n roll]\nb: {c: http://x, 'd': a#b}",
    "why: |\n  a: b: c\n  - *x* &y #1\n\n    {{ z }}\n   \n  \tTab\nend: 1",
    "b: >-\n  @x\n\n  %y\nc: |2\n    x\n  y\nd: |+ # note\n  z\n\n",
    "- a\n",
    "list:\n- a: 1\n  b:\n  - c\n  - d: |\n      text: x\n    e: 2\n- f\nend: 1",
    'list:\n    -   a: 1\n        b: 2\n    -\n        c: 3\n    - "d: e"\n    - {f: g}',
    "text:\n  plain over\n  several lines, it's\n\n  fine\nmore: plain over\n  several lines\n   and more",
    "---\na: 1\n...\n",
    "%YAML 1.1\n---\na: 1",
    "a:   # comment\n  b: 1\nc: #comment\n  - d",
    "key with spaces: 1\n\"quoted: key\": 2\n'other' : 3\n2012/13: 4\nno space :5: 6",
    "a: -5\nb: - 5\n".replace("b: - 5\n", "b:\n  -5\nc: --\nd: ---\ne: ?x\nf: :x\n"),
    "a: “Safe homes”\nb: ‘x’\nc: £5 – £6\nd: ½",
    "a:\tb\nc: d\n",
    "  a: 1\n  b: 2\n",
    "a: 1\n\t\n   \nb: |\n\t\n  x\n",
    "a: null\nb: ~\nc:\nd: ''\ne: \"\"\nf: []\ng: {}",
    "a:\n  plain text\n  # comment\n# another\nb: 1  ## note",
    "a: \u00a0x\nb:\n  - \u00a0y",
    "a: |\n  text\n# comment\nb: 1",
]


@pytest.mark.parametrize("content", LEGAL)
def test_what_is_right_is_left_alone(content: str) -> None:
    text = Text(PATH, tuple(content.replace("\r\n", "\n").split("\n")))
    corrected, issues = guard(text)
    assert issues == ()
    assert [line.split() for line in corrected.lines] == [line.split() for line in text.lines]
    assert [issue for issue in check(content) if issue.code != "Y23"] == []


def test_all_mistakes_of_a_card_are_reported_in_one_run() -> None:
    content = CARD.replace("priority: Reduce", "priority: Priority #1 reduce")
    content = content.replace("    name: Recorded", "   name: Recorded").replace("cost: low ", "cost: @low ")
    content = content.replace("    tolerance", "\ttolerance").replace("  - want", "  -want")
    assert [issue.code for issue in check(content)] == ["Y03", "Y10", "Y02", "Y07", "Y10"]


LINES = (
    "a: 1/b:/- c/- d: e/-f/g: |/h: x: y/i: #1/j: \"k/l: 'm'n/o: [p/q: {r: s}/text/t: &u/* v/w:x/# note//"
    'y: "z"/two words: here/{{ x }}/n: - o/]/\u00a0p: q/- - r'
)
PIECES = st.sampled_from(LINES.split("/"))
SPACES = ["", "", " ", "  ", "  ", "   ", "    ", "      "]


def files(*indents: str) -> st.SearchStrategy[str]:
    """Files of random pieces that start with random indents."""
    line = st.builds(str.__add__, st.sampled_from(indents), PIECES)
    return st.lists(line, max_size=9).map("\n".join)


@settings(max_examples=300)
@given(files(*SPACES))
def test_every_fix_alone_makes_its_issue_vanish(content: str) -> None:
    for issue in check(content):
        if issue.fix and issue.fix.text is not None:
            after = check(fixed(content, issue))
            assert (issue.place.line, issue.message) not in [(each.place.line, each.message) for each in after]


@given(st.lists(st.sampled_from(["a: 1", "A: 2", "b: 'x'  # y", "b: [1, 2]", "c d: 3"]), min_size=1, max_size=9))
def test_deleting_repeated_keys_one_by_one_leaves_none(lines: list[str]) -> None:
    content = "\n".join(lines)
    left = len(lines)
    while issues := check(content):
        assert {issue.code for issue in issues} == {"Y16"}
        content, left = fixed(content, issues[0]), left - 1
    assert left == len({line.split(":")[0].casefold() for line in lines})


@settings(max_examples=300)
@given(files("\t", *SPACES))
def test_the_guard_keeps_the_number_of_lines_and_speaks_plainly(content: str) -> None:
    text = Text(PATH, tuple(content.split("\n")))
    corrected, issues = guard(text)
    assert len(corrected.lines) == len(text.lines)
    for issue in issues:
        said = f"{issue.message} {issue.hint}"
        assert said.isascii()
        assert not any(word in said.lower() for word in BANNED)
        assert issue.excerpt


@settings(max_examples=300)
@given(files("\t", *SPACES))
def test_all_fixes_together_leave_no_line_to_be_put_right(content: str) -> None:
    issues = check(content)
    after = content
    for issue in issues:
        if issue.fix is None or issue.fix.text is None:  # people have to choose, and the rest depends on it
            return
        after = fixed(after, issue)
    left = {(issue.place.line, issue.message) for issue in check(after)}
    assert not left & {(issue.place.line, issue.message) for issue in issues}
