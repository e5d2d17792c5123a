"use strict";

const report = JSON.parse(document.getElementById("report").textContent);
const list = document.getElementById("rows");
document.querySelector("form").hidden = false;
for (const part of document.querySelectorAll(".scripted")) part.hidden = false;
const search = document.getElementById("search");
const filters = document.getElementById("filters");
const letters = document.getElementById("letters");
const states = new Map(report.states.map((state) => [state.word, state]));
/** How many rows are built at a time. */
const portion = 100;

let chosen = new Set();
let matching = [];
let selected = -1;
let remembering = 0;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** The searchable text of a row, in lower case; created on first use. */
function searchText(row) {
  if (row.text === undefined) {
    const changes = (row.changes ?? []).flatMap((change) => [change.field, change.live, change.declared]);
    const parts = [row.state, row.key, row.place, row.owner && `owner ${row.owner}`, row.reason, row.id, row.room];
    row.text = parts.concat(row.details, row.notes, changes).filter(Boolean).join("\n").toLowerCase();
  }
  return row.text;
}

const changeHead = element("tr");
for (const title of ["field", "live", "declared"]) {
  const head = element("th", "", title);
  head.scope = "col";
  changeHead.append(head);
}

function changeTable(changes) {
  const table = element("table");
  table.createTHead().append(changeHead.cloneNode(true));
  const body = table.createTBody();
  for (const change of changes) {
    const line = body.insertRow();
    const field = element("th", "", change.field);
    field.scope = "row";
    line.append(field, element("td", "live", change.live), element("td", "declared", change.declared));
  }
  return table;
}

function article(row) {
  const state = states.get(row.state);
  const made = element("article");
  made.tabIndex = -1;
  made.ariaLabel = `${row.state}: ${row.key}`;
  made.append(element("div", `state ${state.weight}`, `${state.sign} ${state.word}`));
  made.append(element("h2", "", row.key), element("div", "place", row.place));
  const more = element("div", "more");
  if (row.reason) more.append(element("p", `reason ${state.weight}`, row.reason));
  if (row.id) {
    const address = element("p");
    address.append(element("code", "", row.room ? `${row.id}  ${row.room}` : row.id));
    more.append(address);
  } else if (row.details) more.append(element("p", "details", row.details.join("\n")));
  if (row.changes) more.append(changeTable(row.changes));
  if (row.notes) more.append(element("p", "", row.notes.join("\n")));
  if (more.hasChildNodes()) made.append(more);
  return made;
}

/** Builds rows until there are as many as given, or all. */
function build(count) {
  const built = list.querySelectorAll("article").length;
  const more = document.createDocumentFragment();
  for (const row of matching.slice(built, Math.max(built, count))) more.append(article(row));
  list.append(more);
}

function show() {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  matching = report.rows.filter(
    (row) => (chosen.size === 0 || chosen.has(row.state)) && words.every((word) => searchText(row).includes(word)),
  );
  selected = -1;
  list.replaceChildren();
  if (matching.length > 0) build(portion);
  else if (report.rows.length > 0) list.append(element("p", "none", "No dialog matches."));
  const total = report.rows.length;
  const count = matching.length === total ? `${total}` : `${matching.length} of ${total}`;
  const noun = report.rows.some((row) => row.person) ? ["entry", "entries"] : ["dialog", "dialogs"];
  document.getElementById("shown").textContent = `${count} ${noun[total === 1 ? 0 : 1]}`;
  for (const button of filters.children) button.ariaPressed = String(chosen.has(button.value));
  clearTimeout(remembering);
  remembering = setTimeout(remember, 300);
}

/** Keeps the search and the filters in the address of the page, so that it can be passed on and loaded again. */
function remember() {
  const state = new URLSearchParams();
  if (search.value) state.set("search", search.value);
  for (const word of chosen) state.append("show", word);
  const fragment = state.size > 0 ? `#${state}` : "";
  if (fragment === location.hash) return;
  // Some places that show the page within another one do not let it change its address.
  try {
    history.replaceState(null, "", fragment || location.href.split("#")[0]);
  } catch {}
}

/** Takes the search and the filters from the address of the page. */
function recall() {
  const state = new URLSearchParams(location.hash.slice(1));
  search.value = state.get("search") ?? "";
  chosen = new Set(state.getAll("show").filter((word) => states.has(word)));
  show();
}

function select(index) {
  if (matching.length === 0) return;
  const next = Math.min(Math.max(index, 0), matching.length - 1);
  build(next + portion);
  list.querySelector(".selected")?.classList.remove("selected");
  const chosenRow = list.children[next];
  chosenRow.classList.add("selected");
  chosenRow.focus({ preventScroll: true });
  chosenRow.scrollIntoView({ block: "nearest" });
  selected = next;
}

for (const state of report.states) {
  const button = element("button");
  button.type = "button";
  button.value = state.word;
  button.append(element("b", state.weight, state.sign), ` ${state.word} `, element("span", "", state.count));
  button.addEventListener("click", () => {
    if (!chosen.delete(state.word)) chosen.add(state.word);
    show();
  });
  filters.append(button);
}

search.addEventListener("input", show);
search.form.addEventListener("submit", (event) => event.preventDefault());

function forget() {
  search.value = "";
  chosen = new Set();
  show();
}

const keys = {
  "/": () => search.select(),
  j: () => select(selected + 1),
  ArrowDown: () => select(selected + 1),
  k: () => select(selected - 1),
  ArrowUp: () => select(selected - 1),
  Home: () => select(0),
  End: () => select(matching.length - 1),
  Escape: forget,
};

/** Whether keys that write a character are shortcuts: not where somebody has turned that off. */
const lettersOff = "dialogctl report without letter keys";
try {
  if (letters) letters.checked = localStorage.getItem(lettersOff) === null;
} catch {}
letters?.addEventListener("change", () => {
  try {
    if (letters.checked) localStorage.removeItem(lettersOff);
    else localStorage.setItem(lettersOff, "1");
  } catch {}
});

document.addEventListener("keydown", (event) => {
  // The browser's own search looks at what is built.
  if (event.key === "F3" || ((event.ctrlKey || event.metaKey) && /^[fg]$/i.test(event.key))) build(matching.length);
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key.length === 1 && !letters?.checked && event.target !== search) return;
  if (event.target === search) {
    if (event.key === "Escape") forget();
    else if (event.key !== "ArrowDown" && event.key !== "Enter") return;
    search.blur();
    if (event.key !== "Escape") select(0);
  } else if (Object.hasOwn(keys, event.key)) keys[event.key]();
  else return;
  event.preventDefault();
});

/** More rows are built before the last one is scrolled to. */
document.addEventListener("scroll", () => {
  const left = document.documentElement.scrollHeight - window.scrollY - window.innerHeight;
  if (left < 2000) build(list.querySelectorAll("article").length + portion);
}, { passive: true });

window.addEventListener("beforeprint", () => build(matching.length));
window.addEventListener("hashchange", recall);

recall();
