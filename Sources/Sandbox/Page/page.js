"use strict";

const kinds = { 1: "public", 2: "group", 3: "private" };
const pageSize = 50;
const pollInterval = 1000;

const at = (id) => document.getElementById(id);
const open = new Set();
let skip = 0;
let seen = "";
let isPaused = false;
let timer = 0;
let asked = 0;

/** Creates an element with the given texts and elements; no text is ever parsed as markup. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

function cell(text, kind = "") {
  return element("td", kind ? { class: kind } : {}, text === null || text === undefined ? "" : String(text));
}

/** Shows a text from outside: it cannot change the direction of text around it, and invisible characters are written out. */
function foreign(text) {
  const hidden = /[\p{Cc}\p{Cf}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2028\u2029\u2800\u3164\uffa0]/gu;
  const written = (found) => `\\u{${found.codePointAt(0).toString(16).padStart(4, "0")}}`;
  return element("bdi", {}, text.replace(hidden, (found) => (found === "\n" ? found : written(found))));
}

function nameButton(dialog) {
  const isOpen = open.has(dialog._id);
  const button = element(
    "button",
    { type: "button", "aria-expanded": String(isOpen), "data-key": dialog._id },
    dialog.name === null ? "(private)" : foreign(dialog.name),
  );
  button.addEventListener("click", () => {
    if (!open.delete(dialog._id)) open.add(dialog._id);
    const row = button.closest("tr");
    const details = row.nextElementSibling;
    if (details && details.classList.contains("details")) details.remove();
    if (open.has(dialog._id)) row.after(detailsRow(dialog));
    button.setAttribute("aria-expanded", String(open.has(dialog._id)));
  });
  return button;
}

function detailsRow(dialog) {
  const text = element("pre", {}, foreign(JSON.stringify(dialog, null, 2)));
  return element("tr", { class: "details" }, element("td", { class: "text", colspan: "6" }, text));
}

function dialogRows(dialog) {
  const row = element(
    "tr",
    {},
    element("td", { class: "text" }, nameButton(dialog)),
    cell(kinds[dialog.type]),
    cell(dialog.user_id, "number"),
    cell(dialog.type === 1 ? "all" : dialog.occupants_ids.length, "number"),
    cell(dialog.created_at.replace("T", " ").replace("Z", "")),
    element("td", {}, element("code", {}, dialog._id)),
  );
  return open.has(dialog._id) ? [row, detailsRow(dialog)] : [row];
}

function requestRow(request) {
  const tone = request.status === null || request.status >= 500 ? "bad" : request.status >= 400 ? "warn" : "good";
  const written = request._id === undefined ? "" : request.name ?? request._id;
  return element(
    "tr",
    {},
    element("td", {}, element("time", { datetime: request.time, title: request.time }, request.time.slice(11, 19))),
    element("td", { class: "text" }, element("code", {}, request.method), " ", foreign(request.path)),
    cell(request.status ?? "none", `number ${tone}`),
    cell(request.user, "number"),
    element("td", { class: "text", title: request._id ?? "" }, foreign(written)),
  );
}

function emptyRow(columns, text) {
  return [element("tr", {}, element("td", { class: "none", colspan: String(columns) }, text))];
}

/** Replaces the contents of an element; the focus stays where it was. */
function fill(target, children) {
  const key = target.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  target.replaceChildren(...children);
  if (key) target.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
}

function showDialogs(dialogs) {
  const rows = dialogs.items.flatMap(dialogRows);
  const isFiltered = dialogs.matching !== dialogs.total;
  fill(at("dialogs"), rows.length ? rows : emptyRow(6, dialogs.total ? "No dialog fits the search." : "No dialogs yet."));
  skip = dialogs.skip;
  const count = dialogs.matching.toLocaleString("en");
  const last = skip + dialogs.items.length;
  const whole = isFiltered ? ` (${dialogs.total.toLocaleString("en")} in all)` : "";
  at("range").textContent = last ? `${(skip + 1).toLocaleString("en")}–${last.toLocaleString("en")} of ${count}${whole}` : "";
  at("previous").disabled = skip === 0;
  at("next").disabled = last >= dialogs.matching;
}

function show(state) {
  const faults = state.faults.map((fault) => element("li", {}, foreign(fault)));
  fill(at("faults"), faults.length ? faults : [element("li", { class: "none" }, "None: every request is answered as documented.")]);
  if (state.dialogs) {
    const assumptions = state.assumptions.map((assumption) => element("li", {}, assumption));
    fill(at("assumptions"), assumptions.length ? assumptions : [element("li", { class: "none" }, "All are the default.")]);
    showDialogs(state.dialogs);
    const requests = state.requests.map(requestRow);
    fill(at("requests"), requests.length ? requests : emptyRow(5, "No requests yet."));
  }
  seen = state.version;
  say(isPaused ? "Paused" : "Live", false);
}

function say(text, isBad) {
  const status = at("status");
  if (status.textContent !== text) status.textContent = text;
  status.classList.toggle("bad", isBad);
}

async function poll() {
  clearTimeout(timer);
  const number = ++asked;
  const query = new URLSearchParams({ skip, limit: pageSize, seen });
  for (const field of ["name", "type", "owner"]) if (at(field).value) query.set(field, at(field).value);
  try {
    const response = await fetch(`/_sandbox/state.json?${query}`, { cache: "no-store" });
    if (!response.ok) throw new Error(String(response.status));
    const state = await response.json();
    if (number === asked) show(state);
  } catch {
    // The next response may come from another sandbox.
    seen = "";
    if (number === asked) say("The sandbox does not answer", true);
  }
  if (number === asked && !isPaused && !document.hidden) timer = setTimeout(poll, pollInterval);
}

/** Requests the full state at once. */
function refresh() {
  seen = "";
  poll();
}

function turn(pages) {
  skip = Math.max(0, skip + pages * pageSize);
  refresh();
}

function searchAgain() {
  skip = 0;
  clearTimeout(timer);
  timer = setTimeout(refresh, 150);
}

at("address").textContent = location.origin;
at("search").addEventListener("submit", (event) => { event.preventDefault(); refresh(); });
at("search").addEventListener("input", searchAgain);
at("previous").addEventListener("click", () => turn(-1));
at("next").addEventListener("click", () => turn(1));
at("pause").addEventListener("click", () => {
  isPaused = !isPaused;
  at("pause").setAttribute("aria-pressed", String(isPaused));
  at("pause").textContent = isPaused ? "Resume" : "Pause";
  if (isPaused) clearTimeout(timer);
  say("Paused", false);
  if (!isPaused) refresh();
});
document.addEventListener("visibilitychange", () => { if (!document.hidden && !isPaused) poll(); });
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("input, select, textarea")) return;
  event.preventDefault();
  at("name").focus();
});
poll();
