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
let faults = [];
/** What each part shows, so that only what is new is built again. */
const shown = new Map();

/** Creates an element with the given texts and elements; no text is ever parsed as markup. */
function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A row of a table; the roles are said, since a narrow page shows no table. */
function line(...cells) {
  return element("tr", { role: "row" }, ...cells);
}

/** A cell, and what its column is called where the page is too narrow for a table. */
function cell(label, kind, ...children) {
  const made = element("td", { role: "cell", "data-label": label }, ...children.map((child) => child ?? ""));
  if (kind) made.className = kind;
  return made;
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
  return element("tr", { role: "row", class: "details" }, element("td", { role: "cell", colspan: "6" }, text));
}

function code(text) {
  return element("code", {}, foreign(text));
}

function dialogRows(dialog) {
  const row = line(
    cell("", "text", nameButton(dialog)),
    cell("Type", "", kinds[dialog.type]),
    cell("Owner", "number", String(dialog.user_id)),
    cell("Occupants", "number", dialog.type === 1 ? "all" : String(dialog.occupants_ids.length)),
    cell("Created", "", dialog.created_at.replace("T", " ").replace("Z", "")),
    cell("ID", "id", code(dialog._id)),
  );
  return open.has(dialog._id) ? [row, detailsRow(dialog)] : [row];
}

/** The parameters of a request, such as `name[in]=a,b`. */
function pairs(name, value) {
  if (value === null || typeof value !== "object") return [`${name}=${value}`];
  if (Array.isArray(value)) return [`${name}=${JSON.stringify(value)}`];
  return Object.entries(value).flatMap(([key, inner]) => pairs(name ? `${name}[${key}]` : key, inner));
}

function parameters(request) {
  if (typeof request.parameters === "string") return [code(`${request.parameters} …`)];
  return pairs("", request.parameters ?? {}).flatMap((pair) => [code(pair), " "]);
}

const notServed = {
  path: "not served: the sandbox has nothing at this path",
  method: "not served: the sandbox does not take this method here",
};

function remarks(request) {
  const texts = (request.faults ?? []).map((fault) => [foreign(`fault: ${fault}`)]);
  if (request.not_served) texts.push([notServed[request.not_served] ?? "not served"]);
  if (request.act) texts.push(["somebody else did this"]);
  return texts.map((text) => element("p", { class: "remark" }, ...text));
}

function requestRow(request) {
  const tone = request.status === null || request.status >= 500 ? "bad" : request.status >= 400 ? "warn" : "good";
  const written = request._id ? request._id.split(",").flatMap((id) => [code(id), " "]) : [];
  const name = request.name === undefined ? [] : [foreign(request.name), element("br", {})];
  return line(
    cell("", "", element("time", { datetime: request.time, title: request.time }, request.time.slice(11, 19))),
    cell("", "text request", code(request.method), " ", foreign(request.path),
      element("p", { class: "parameters" }, ...parameters(request)), ...remarks(request)),
    cell("Status", `number ${tone}`, String(request.status ?? "none")),
    cell("User", "number", request.user === undefined ? "" : String(request.user)),
    cell("Wrote", "text written", ...name, ...written),
  );
}

function personRow(person) {
  const text = (label, value) => cell(label, "text", value === undefined ? "" : foreign(value));
  return line(
    cell("ID", "number", String(person.id)),
    text("Login", person.login),
    text("Full name", person.full_name),
    text("E-mail", person.email),
    text("Tags", person.tags?.join(", ")),
    cell("External ID", "number", person.external_user_id === undefined ? "" : String(person.external_user_id)),
  );
}

function emptyRow(columns, text) {
  return [line(element("td", { role: "cell", class: "none", colspan: String(columns) }, text))];
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

function showPeople(people) {
  const rows = people.items.map(personRow);
  const none = people.total ? "Nobody fits the search." : "Nobody is known by more than an ID.";
  fill(at("people"), rows.length ? rows : emptyRow(6, none));
  const more = people.matching > people.items.length ? `, of whom the newest ${people.items.length} are shown` : "";
  at("people-count").textContent = people.matching ? `${people.matching.toLocaleString("en")} people${more}` : "";
}

function showClasses(classes) {
  const entries = Object.entries(classes ?? {}).flatMap(([name, fields]) => [
    element("dt", {}, foreign(name)),
    element("dd", {}, ...Object.entries(fields).flatMap(([field, type]) => [code(`${field}: ${type}`), " "])),
  ]);
  const none = classes ? "There are none." : "None are declared: every class is taken.";
  fill(at("classes"), entries.length ? entries : [element("dt", { class: "none" }, none), element("dd", {})]);
}

function faultItem(fault, index) {
  const button = element("button", { type: "button", "data-key": `fault ${index}` }, "Remove");
  button.setAttribute("aria-label", `Remove ${fault}`);
  button.addEventListener("click", () => change(faults.filter((_, other) => other !== index)));
  return element("li", {}, code(fault), " ", button);
}

function showFaults(now) {
  faults = now;
  const none = element("li", { class: "none" }, "None: every request is answered as documented.");
  fill(at("faults"), faults.length ? faults.map(faultItem) : [none]);
  at("clear").disabled = faults.length === 0;
}

function showAssumptions(texts) {
  const items = texts.map((text) => element("li", {}, code(text)));
  fill(at("assumptions"), items.length ? items : [element("li", { class: "none" }, "All are the default.")]);
}

function showRequests(requests) {
  const rows = requests.map(requestRow);
  fill(at("requests"), rows.length ? rows : emptyRow(5, "No requests yet."));
}

const parts = {
  faults: showFaults, assumptions: showAssumptions, dialogs: showDialogs, requests: showRequests, people: showPeople,
  classes: showClasses,
};

function show(state) {
  for (const [name, show] of Object.entries(parts)) {
    if (!(name in state)) continue;
    const text = JSON.stringify(state[name]);
    if (shown.get(name) === text) continue;
    shown.set(name, text);
    show(state[name]);
  }
  seen = state.version;
  say(isPaused ? "Paused" : "Live", false);
}

/** Replaces the faults; what is wrong with them is said. */
async function change(wanted) {
  let error = "";
  try {
    const response = await fetch("/_sandbox/faults", {
      method: "PUT",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ faults: wanted }),
    });
    const answer = await response.json();
    if (!response.ok) error = (answer.errors ?? [`status ${response.status}`]).join(" ");
  } catch {
    error = "The sandbox does not answer";
  }
  at("fault-error").replaceChildren(foreign(error));
  if (!error) refresh();
  return !error;
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
  for (const field of ["name", "type", "owner", "person"]) if (at(field).value) query.set(field, at(field).value);
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
at("people-search").addEventListener("submit", (event) => { event.preventDefault(); refresh(); });
at("people-search").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(refresh, 150); });
at("new-fault").addEventListener("submit", async (event) => {
  event.preventDefault();
  const text = at("fault").value.trim();
  if (text && (await change([...faults, text]))) at("fault").value = "";
});
at("clear").addEventListener("click", async () => { if (await change([])) at("fault").focus(); });
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
poll();
