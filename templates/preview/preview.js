// The preview's own page: what is chosen, what is wrong, and the page itself, which is loaded anew when a file was saved.
"use strict";

const byId = (id) => document.getElementById(id);
const frame = byId("shown");
let state = { version: 0, packs: [], issues: [], stale: [], more: 0 };
let told = -1;
let place = null; // where the reader was, until the page that is being loaded is there
let chosen = { pack: "", card: "", view: "page" };

function element(name, text, kind) {
  const made = document.createElement(name);
  if (text) made.textContent = text;
  if (kind) made.className = kind;
  return made;
}

function address() {
  const { pack, card, view } = chosen;
  if (!pack) return "/status/index.html";
  if (view === "pack") return `/pdf/${pack}.pdf?${state.version}`;
  if (view === "card" && card) return `/pdf/${pack}/${card}.pdf?${state.version}`;
  return `/site/${pack}/${card || "index"}.html`;
}

function show() {
  location.replace(`#${chosen.pack}/${chosen.card}/${chosen.view}`);
  frame.src = address();
}

// A page that was saved is loaded anew where the reader is: same address, same place.
function showAgain() {
  if (!["page", "all"].includes(chosen.view) || frame.src === "about:blank") return show();
  const page = frame.contentWindow;
  place ??= { left: page.scrollX, top: page.scrollY, behavior: "instant" };
  page.location.reload();
}

function fillChoices() {
  const select = byId("what");
  select.replaceChildren(element("option", "How all cards stand"));
  select.firstChild.value = "/";
  for (const pack of state.packs) {
    const group = element("optgroup");
    group.label = pack.title;
    for (const { card, title } of [{ card: "", title: "The pack" }, ...pack.cards]) {
      const option = element("option", title);
      option.value = `${pack.pack}/${card}`;
      group.append(option);
    }
    select.append(group);
  }
  const known = chosen.view === "all" || state.packs.some((pack) => pack.pack === chosen.pack);
  if (!known && state.packs.length) chosen = { ...chosen, pack: state.packs[0].pack, card: state.packs[0].cards[0]?.card ?? "" };
  select.value = `${chosen.pack}/${chosen.card}`;
}

function tellProblems() {
  const errors = state.issues.filter((each) => each.severity === "error").length;
  const panel = byId("problems");
  panel.hidden = state.issues.length === 0;
  panel.classList.toggle("broken", errors > 0);
  if (errors !== told) panel.querySelector("details").open = errors > 0;
  told = errors;
  const total = state.issues.length + state.more;
  byId("tally").textContent = `${errors} ${errors === 1 ? "error" : "errors"}, ${total - errors} other remarks`;
  const mine = (issue) => issue.place.startsWith(`cards/${chosen.pack}/${chosen.card}`);
  const order = (issue) => ["error", "warning", "note"].indexOf(issue.severity) * 2 + (mine(issue) ? 0 : 1);
  byId("list").replaceChildren(...state.issues.toSorted((a, b) => order(a) - order(b)).map(problem));
  const old = state.stale.includes(`${chosen.pack}/${chosen.card}`);
  byId("said").className = old ? "old" : "";
  byId("said").textContent = old ? "This is the last good page: see the errors below." : "Up to date.";
}

function problem(issue) {
  const item = element("li");
  const where = element("p", "", "where");
  const link = element("a", issue.place);
  link.href = issue.open;
  where.append(element("span", `${issue.severity.toUpperCase()} ${issue.code} `, `severity-${issue.severity}`), link);
  item.append(where, element("p", issue.message));
  if (issue.excerpt) item.append(element("pre", issue.excerpt));
  if (issue.hint) item.append(element("p", issue.hint));
  return item;
}

function tellStopped() {
  byId("said").className = "old";
  byId("said").textContent = "The preview has stopped. Start it again with: rbaccards watch";
}

function markView() {
  for (const button of document.querySelectorAll("[data-view]")) {
    button.setAttribute("aria-pressed", String(button.dataset.view === chosen.view));
  }
}

async function update(version) {
  const first = state.version === 0;
  state.version = version;
  if (!first) showAgain(); // the page first: what else there is to say can wait
  try {
    state = await (await fetch("/state.json")).json();
  } catch {
    return tellStopped();
  }
  fillChoices();
  tellProblems();
  markView();
  if (first) show();
  document.body.dataset.version = state.version;
}

frame.addEventListener("load", () => {
  if (place) frame.contentWindow.scrollTo(place);
  place = null;
});
byId("what").addEventListener("change", ({ target }) => {
  const [pack, card] = target.value.split("/");
  chosen = { pack, card, view: !pack ? "all" : chosen.view === "all" ? "page" : chosen.view };
  markView();
  tellProblems();
  show();
});
for (const button of document.querySelectorAll("[data-view]")) {
  button.addEventListener("click", () => {
    if (!chosen.pack) return;
    chosen = { ...chosen, view: button.dataset.view };
    markView();
    show();
  });
}

const asked = location.hash.slice(1).split("/");
if (asked.length === 3) chosen = { pack: asked[0], card: asked[1], view: asked[2] };
const events = new EventSource("/events");
events.addEventListener("message", ({ data }) => {
  if (Number(data) !== state.version) update(Number(data));
});
events.addEventListener("error", tellStopped);
events.addEventListener("open", () => {
  if (state.version) tellProblems();
});
