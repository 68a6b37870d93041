// Optional: sorts tables marked data-sortable, and searches the list of all pages. Without it every page is complete.
"use strict";

for (const table of document.querySelectorAll("table[data-sortable]")) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const ratings = ["Red", "Worse", "Amber", "Within range", "Green", "Better", "Blue", "Not rated", "Not forecast"];
  const value = (row, column) => {
    const cell = row.cells[column].cloneNode(true);
    cell.querySelectorAll(".lbl, .under, svg").forEach((each) => each.remove());
    const text = cell.textContent.trim();
    if (ratings.includes(text)) return ratings.indexOf(text);
    const number = parseFloat(text.replace(/[,£]/g, "").replace("\u2212", "-"));
    return Number.isNaN(number) ? text.toLowerCase() : number;
  };
  const compare = (one, two) => {
    if (typeof one === typeof two) return one < two ? -1 : one > two ? 1 : 0;
    return typeof one === "number" ? -1 : 1;
  };
  // on a phone the rows are lists and their heads are out of sight: a button there could be reached and not seen
  if (getComputedStyle(table.tHead).position === "absolute") continue;
  heads.forEach((head, column) => {
    if (head.hasAttribute("data-unsorted")) return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach((each) => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const rows = [...body.rows].sort((a, b) => compare(value(a, column), value(b, column)) * (up ? 1 : -1));
      body.append(...rows);
    });
  });
}

for (const place of document.querySelectorAll("[data-search]")) {
  const rows = [...document.querySelector("table[data-searched]").tBodies[0].rows];
  const label = document.createElement("label");
  const input = document.createElement("input");
  const found = document.createElement("p");
  label.textContent = place.dataset.search;
  label.htmlFor = input.id = "search";
  input.type = "search";
  input.autocomplete = "off";
  found.setAttribute("role", "status");
  place.className = "search";
  place.append(label, input, found);
  input.addEventListener("input", () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    rows.forEach((row) => { row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word)); });
    const number = rows.filter((row) => !row.hidden).length;
    found.textContent = words.length ? `${number} of ${rows.length} pages` : "";
  });
}
