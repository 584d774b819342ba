// The inventory as a spreadsheet: arrows, typing, copying and pasting, taking back. The rows come finished from the server.

const $ = (selector, from = document) => from.querySelector(selector);
const sheet = $("#sheet"), table = $("table", sheet), body = table.tBodies[0];
const { say, columns, types, statuses } = JSON.parse($("#table-words").textContent);
const mayEdit = "mayEdit" in sheet.dataset;
const language = document.documentElement.lang;
const fields = [...table.tHead.rows[0].cells].map((cell) => $("[data-field]", cell)?.dataset.field ?? "");
const LONG = ["reason", "audience", "needs"], CHOICES = ["type", "owner", "status", "audience", "group", "effect_source"];
const FIGURES = [...table.tHead.rows[0].cells].map((cell) => cell.classList.contains("number"));
const MOST = 500;

// --- what the page says ---

const { tell, speak, token } = window.klarlinie;
const fill = (line, values) => line.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

// --- rows and cells ---

let shown = []; // the rows as they are seen, in their order; the empty last one among them
let listOrder = []; // keys in the order of the list
const rowOf = (id) => body.querySelector(`tr[data-id="${id}"]`);
const all = () => [...body.rows].filter((row) => row !== fresh);
const field = (cell) => fields[cell.cellIndex];
const editorIn = (cell) => cell.querySelector(":scope > input:not([type=checkbox]), :scope > textarea");
const wordsIn = (cell) => {
  const text = cell.firstChild;
  return text?.nodeType === Node.TEXT_NODE ? text.data : "";
};

function dress(row) { // the role of every part, once the table is a grid
  row.setAttribute("role", "row");
  for (const cell of row.cells) cell.setAttribute("role", cell.tagName === "TH" ? "rowheader" : "gridcell");
}

let fresh = null; // the empty last row: what is typed there becomes a new activity
function addFresh() {
  const row = document.createElement("tr");
  row.className = "fresh";
  row.append(document.createElement("td"), ...fields.slice(1).map((name, n) => document.createElement("td")));
  [...row.cells].forEach((cell, n) => { cell.className = n === 0 ? "pick" : n === 1 ? "first" : `c-${fields[n]}${FIGURES[n] ? " number" : ""}`; });
  row.cells[1].dataset.hint = say.new_row;
  row.cells[1].setAttribute("aria-label", say.new_row);
  dress(row);
  body.append(row);
  fresh = row;
}

function parse(html) {
  const holder = document.createElement("template");
  holder.innerHTML = html;
  return holder.content.firstElementChild;
}

/** Takes over a row as the server has drawn it; what is being typed or was refused stays. */
function refresh(row, drawn) {
  for (const name of Object.keys(row.dataset)) if (!(name in drawn.dataset)) delete row.dataset[name];
  Object.assign(row.dataset, drawn.dataset);
  [...drawn.cells].forEach((from, n) => {
    const to = row.cells[n];
    if (n === 0) {
      if (!to.firstChild) to.replaceChildren(...from.childNodes);
      return;
    }
    to.was = wordsIn(from);
    if (from.id) { // a new row has got its name
      to.id = from.id;
      to.removeAttribute("aria-label");
      to.setAttribute("role", "rowheader");
    }
    if (editorIn(to) || to.waits || to.classList.contains("is-error")) return;
    settle(to, from);
  });
  row.text = null;
  markOld(row);
}

// --- check needed: what nobody has confirmed for a quarter ---

const checkNeeded = $("#check-needed");
let old = [];
function markOld(row) {
  if (!old.includes(row.dataset.id)) return;
  row.cells[1].dataset.mark = checkNeeded.firstElementChild.dataset.mark;
  if (!row.dataset.f?.includes("p")) row.dataset.f = `${row.dataset.f ?? ""}p`;
}
async function askWhatIsOld() {
  const answer = checkNeeded && (await fetch(checkNeeded.dataset.from).catch(() => null));
  if (!answer?.ok || answer.redirected) return;
  checkNeeded.innerHTML = await answer.text();
  old = checkNeeded.firstElementChild?.dataset.old.split(" ") ?? [];
  for (const row of body.rows) markOld(row);
}

function settle(cell, from) {
  const keep = ["is-in"].filter((name) => cell.classList.contains(name));
  cell.className = from.className;
  cell.classList.add(...keep);
  wellAgain(cell);
  cell.textContent = wordsIn(from);
}

/** Puts the rows of an answer where they belong. */
function take(answer) {
  for (const html of answer.rows ?? []) {
    const drawn = parse(html), row = rowOf(drawn.dataset.id);
    if (row) refresh(row, drawn);
    else { dress(drawn); body.insertBefore(drawn, fresh); }
  }
  for (const id of answer.gone ?? []) leaveRow(rowOf(id));
  if (answer.order) { listOrder = answer.order.map(String); sortRows(); lookBack(); }
  for (const one of answer.unread ?? []) refuse(cellOf(rowOf(one.id), one.field), one.words, one.says);
  look();
}

function leaveRow(row) {
  if (!row) return;
  if (row === active?.parentElement) move(shown[shown.indexOf(row) + 1] ?? shown[shown.indexOf(row) - 1], active.cellIndex);
  picked.delete(row.dataset.id);
  row.remove();
}

const cellOf = (row, name) => row?.cells[fields.indexOf(name)];

function refuse(cell, words, why) {
  if (!cell) return;
  cell.classList.add("is-error");
  cell.classList.remove("is-open");
  cell.setAttribute("aria-invalid", "true");
  const error = Object.assign(document.createElement("span"), { className: "error", textContent: why });
  error.id = `why-${cell.parentElement.dataset.id ?? "new"}-${field(cell)}`;
  cell.setAttribute("aria-describedby", error.id);
  $(".is-told", body)?.classList.remove("is-told");
  cell.classList.add("is-told");
  cell.replaceChildren(words, error);
}

// --- where we are ---

let active = null, anchor = null; // the focused cell, and the other corner of what is marked
function move(row, column, { keep = false, focus = true } = {}) {
  const cell = row?.cells[Math.max(1, Math.min(column, fields.length - 1))];
  if (!cell) return;
  if (active && active !== cell) active.removeAttribute("tabindex");
  active = cell;
  if (!keep) anchor = cell;
  cell.tabIndex = 0;
  if (focus) {
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  mark();
}

let marked = [];
function corners() {
  if (!active) return null;
  const rows = [shown.indexOf(active.parentElement), shown.indexOf(anchor?.parentElement ?? active.parentElement)];
  if (rows[1] < 0) rows[1] = rows[0];
  const cols = [active.cellIndex, anchor?.cellIndex ?? active.cellIndex];
  return { top: Math.min(...rows), bottom: Math.max(...rows), left: Math.min(...cols), right: Math.max(...cols) };
}
function mark() {
  for (const cell of marked) { cell.classList.remove("is-in"); cell.removeAttribute("aria-selected"); }
  marked = [];
  if (anchor === active) return;
  const { top, bottom, left, right } = corners();
  for (const row of shown.slice(top, bottom + 1))
    for (let n = left; n <= right; n++) {
      const cell = row.cells[n];
      cell.classList.add("is-in");
      cell.setAttribute("aria-selected", "true");
      marked.push(cell);
    }
}
const step = (down, right, keep = false) => {
  const row = shown[Math.max(0, Math.min(shown.indexOf(active.parentElement) + down, shown.length - 1))];
  move(row, active.cellIndex + right, { keep });
  if (keep) speak(fill(say.range, { n: marked.length }));
};

// --- typing ---

let editor = null;
function edit(cell, words = null) {
  if (!mayEdit || editor) return;
  const name = field(cell), long = LONG.includes(name) && !CHOICES.includes(name);
  const before = wordsIn(cell);
  cell.was ??= cell.classList.contains("is-open") ? "" : before;
  editor = document.createElement(long ? "textarea" : "input");
  if (long) editor.rows = 1;
  editor.value = words ?? before;
  editor.setAttribute("aria-label", `${columns[name]}, ${wordsIn(cell.parentElement.cells[1]) || say.new_row}`);
  if (FIGURES[cell.cellIndex]) editor.inputMode = "decimal";
  if (CHOICES.includes(name)) editor.setAttribute("list", choices(name).id);
  editor.before_ = { before, nodes: [...cell.childNodes] };
  cell.replaceChildren(editor);
  editor.focus();
  if (words === null) editor.setSelectionRange?.(before.length, before.length);
}

function choices(name) {
  const list = document.getElementById(`list-${name}`) ?? Object.assign(document.createElement("datalist"), { id: `list-${name}` });
  const known = name === "type" ? Object.values(types) : name === "status" ? statuses : [];
  const used = name === "owner" ? all().flatMap((row) => row.dataset.o?.split("|") ?? []) : all().map((row) => wordsIn(cellOf(row, name) ?? row));
  const values = known.length ? known : [...new Set(used)].filter(Boolean);
  list.replaceChildren(...values.map((value) => Object.assign(document.createElement("option"), { value })));
  if (!list.isConnected) document.body.append(list);
  return list;
}

function stopEditing() {
  const cell = editor.parentElement, { before, nodes } = editor.before_, words = editor.value.trim();
  editor = null;
  return { cell, words, before, nodes };
}
function cancel() {
  const { cell, nodes } = stopEditing();
  if (cell.classList.contains("is-error")) forget(cell);
  else cell.replaceChildren(...nodes);
  move(cell.parentElement, cell.cellIndex);
}
function wellAgain(cell) {
  cell.classList.remove("is-error", "is-told");
  cell.removeAttribute("aria-invalid");
  cell.removeAttribute("aria-describedby");
}
function forget(cell) { // back to what the server has
  wellAgain(cell);
  cell.textContent = cell.was ?? "";
  cell.unsaved = false;
}
function commit() {
  const { cell, words, before, nodes } = stopEditing();
  const isError = cell.classList.contains("is-error");
  if (words === (cell.was ?? "") && !cell.classList.contains("is-open")) {
    if (isError) forget(cell); else cell.replaceChildren(words);
  } else if (words === before && !isError) cell.replaceChildren(...nodes);
  else save(cell, words);
  return cell;
}

// --- saving: one request after the other for each row, so that every change knows the row's newest version ---

const waiting = new Set();
let asked = 0; // how many answers are still out
async function send(url, content, failed = say.stuck) {
  const headers = { "X-CSRFToken": token(), Accept: "application/json" };
  if (typeof content === "string") headers["Content-Type"] = "application/json";
  sheet.setAttribute("aria-busy", "true");
  asked += 1;
  try {
    const answer = await fetch(url, { method: "POST", headers, body: content, redirect: "error" });
    return { status: answer.status, ...(await answer.json()) };
  } catch {
    return { status: 0, says: failed };
  } finally {
    asked -= 1;
    if (!asked) sheet.removeAttribute("aria-busy");
  }
}

function save(cell, words, { force = false } = {}) {
  const row = cell.parentElement, isNew = !row.dataset.id;
  if (row === fresh) { row.classList.remove("fresh"); addFresh(); look(); }
  wellAgain(cell);
  cell.classList.remove("is-open");
  cell.textContent = words;
  cell.classList.add("is-saving");
  cell.waits = words;
  const work = (row.queue ?? Promise.resolve()).then(() => saved(row, cell, words, force));
  const queued = work.catch(() => {});
  row.queue = queued;
  waiting.add(queued);
  queued.then(() => waiting.delete(queued));
  return work;
}

async function saved(row, cell, words, force) {
  const sent = new URLSearchParams({ id: row.dataset.id ?? "", version: row.dataset.v ?? "0", field: field(cell), words });
  if (cell.was !== undefined && !force) sent.set("was", cell.was);
  const answer = await send(sheet.dataset.cell, sent, say.failed);
  const isLast = cell.waits === words;
  if (isLast) cell.waits = null;
  cell.classList.remove("is-saving");
  if (answer.status === 200) {
    const isNew = !row.dataset.id;
    if (isNew) row.dataset.id = parse(answer.rows[0]).dataset.id;
    cell.unsaved = false;
    take(answer);
    remember(answer.undo);
    speak(say.saved);
    if (isNew) for (const other of row.cells) if (other.unsaved) save(other, wordsIn(other));
    if (picked.size) showPicked();
  } else if (answer.status === 409) {
    await conflict(row, cell, answer);
  } else if (isLast && !editorIn(cell)) {
    cell.unsaved = !row.dataset.id;
    refuse(cell, words, answer.says);
    speak(answer.says);
    text(row);
  }
}

const stale = $("#stale");
function conflict(row, cell, answer) {
  if (answer.theirs === null) {
    tell(fill(say.gone, { words: answer.mine || say.empty }), { kind: "error" });
    take(answer);
    return null;
  }
  $("#stale-where").textContent = `${wordsIn(row.cells[1])}: ${columns[field(cell)]}`;
  $("#stale-mine").textContent = answer.mine || say.empty;
  $("#stale-theirs").textContent = answer.theirs || say.empty;
  cell.textContent = answer.mine;
  return new Promise((done) => {
    const choose = (mine) => {
      stale.close();
      take({ rows: answer.rows });
      cell.was = answer.theirs;
      move(row, cell.cellIndex);
      done(mine ? saved(row, cell, answer.mine, false) : null);
    };
    $("#take-mine").onclick = () => choose(true);
    $("#take-theirs").onclick = () => choose(false);
    stale.oncancel = (event) => { event.preventDefault(); choose(false); };
    stale.showModal();
    $("#take-theirs").focus();
  });
}

// --- taking back, and doing again ---

const back = [], again = [];
function remember(number) {
  if (!number) return;
  back.push(number);
  again.length = 0;
}
async function takeBack(from, to, nothing, done) {
  while (waiting.size) await Promise.all(waiting);
  const number = from.pop();
  if (!number) return speak(nothing);
  const answer = await send(sheet.dataset.back, new URLSearchParams({ number }));
  if (answer.status === 0) from.push(number); // nothing has arrived: it can be taken back in a moment
  if (answer.status !== 200) return tell(answer.says, { kind: "error" });
  to.push(answer.undo);
  for (const cell of body.querySelectorAll(".is-error")) if (cell.parentElement.dataset.id) forget(cell);
  take(answer);
  if (!active?.isConnected) move(shown[0], 1);
  speak(done);
}
const undo = () => takeBack(back, again, say.nothing_to_undo, say.undone);
const redo = () => takeBack(again, back, say.nothing_to_redo, say.redone);

// --- copying and pasting ---

const quoted = (words) => (/[\t\n"]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words);
function copied() {
  const { top, bottom, left, right } = corners();
  return shown.slice(top, bottom + 1).filter((row) => row !== fresh)
    .map((row) => [...row.cells].slice(left, right + 1).map((cell) => quoted(wordsIn(cell))).join("\t")).join("\n");
}
const inGrid = () => active && !editor && document.activeElement === active;

document.addEventListener("copy", (event) => {
  if (!inGrid()) return;
  event.clipboardData.setData("text/plain", copied());
  event.preventDefault();
  speak(fill(say.copied, { n: Math.max(1, marked.length) }));
});
document.addEventListener("cut", (event) => {
  if (!inGrid() || !mayEdit) return;
  event.clipboardData.setData("text/plain", copied());
  event.preventDefault();
  empty();
});
document.addEventListener("paste", (event) => {
  if (!inGrid() || !mayEdit) return;
  event.preventDefault();
  const words = event.clipboardData.getData("text/plain");
  const one = words.replace(/\r?\n$/, "");
  if (/[\t\n\r]/.test(one) || one.startsWith('"')) pasteBlock(words);
  else if (marked.length > 1) fillRange(one);
  else save(active, one.trim());
});

function place(fromRow, fromColumn) {
  const rows = shown.slice(fromRow).filter((row) => row !== fresh && row.dataset.id).slice(0, MOST);
  return { fields: fields.slice(fromColumn), rows: rows.map((row) => [row.dataset.id, row.dataset.v].map(Number)) };
}
async function pasteBlock(words) {
  const { top, left } = corners();
  await sendBlock({ ...place(top, left), words });
}
function fillRange(words) {
  const { top, bottom, left, right } = corners();
  const width = right - left + 1;
  const to = place(top, left), n = Math.min(to.rows.length, bottom - top + 1);
  return sendBlock({ fields: to.fields.slice(0, width), rows: to.rows.slice(0, n), cells: Array.from({ length: n }, () => Array(width).fill(words)) });
}
function empty() {
  if (anchor === active) return active.parentElement === fresh ? null : save(active, "");
  return fillRange("");
}
async function sendBlock(content) {
  while (waiting.size) await Promise.all(waiting);
  const answer = await send(sheet.dataset.paste, JSON.stringify(content));
  if (answer.status === 200) {
    for (const html of answer.rows) { const row = rowOf(parse(html).dataset.id); if (row) for (const cell of row.querySelectorAll(".is-error")) forget(cell); }
    take(answer);
    remember(answer.undo);
    const n = answer.unread.length;
    const unread = n === 0 ? "" : n === 1 ? ` ${say.unread_one}` : ` ${fill(say.unread, { n })}`;
    tell(answer.says + "." + unread, { kind: n ? "warning" : "success" });
  } else {
    take(answer);
    tell(answer.says, { kind: "error" });
  }
}

// --- keys ---

const KEYS = {
  ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [12, 0], PageUp: [-12, 0],
};
function onKey(event) {
  if (!active || event.isComposing || event.target.closest("thead, .pick")) return;
  if (editor) return whileTyping(event);
  const command = (event.ctrlKey || event.metaKey) && !event.getModifierState("AltGraph");
  const acted = command ? onCommand(event) : onPlain(event);
  if (acted) event.preventDefault();
  if (acted || event.key.length === 1) event.stopPropagation();
}
function onCommand(event) {
  const key = event.key.toLowerCase(), end = fields.length - 1;
  if (key === "z" && !event.shiftKey) undo();
  else if (key === "y" || key === "z") redo();
  else if (key === "a") { anchor = shown[0].cells[1]; move(shown.at(-1), end, { keep: true }); }
  else if (key === "home") move(shown[0], 1, { keep: event.shiftKey });
  else if (key === "end") move(shown.at(-1), 1, { keep: event.shiftKey });
  else if (key === "arrowdown") move(shown.at(-1), active.cellIndex, { keep: event.shiftKey });
  else if (key === "arrowup") move(shown[0], active.cellIndex, { keep: event.shiftKey });
  else return false;
  return true;
}
function onPlain(event) {
  const { key } = event;
  if (key in KEYS) step(...KEYS[key], event.shiftKey);
  else if (key === "Home") move(active.parentElement, 1, { keep: event.shiftKey });
  else if (key === "End") move(active.parentElement, fields.length - 1, { keep: event.shiftKey });
  else if (key === "Tab") return tab(event.shiftKey);
  else if (key === "Enter" || key === "F2") edit(active);
  else if (key === "Escape") { if (active.classList.contains("is-error")) forget(active); move(active.parentElement, active.cellIndex); }
  else if ((key === "Delete" || key === "Backspace") && mayEdit) empty();
  else if (key === " " && event.shiftKey) pickRange();
  else if (key.length === 1 && mayEdit && (!event.altKey || event.getModifierState("AltGraph"))) {
    edit(active, "");
    return false; // the letter itself goes into the field
  } else return false;
  return true;
}
function tab(isBack) { // at the ends of the table the focus goes on
  const row = shown.indexOf(active.parentElement), column = active.cellIndex + (isBack ? -1 : 1);
  if (column >= 1 && column < fields.length) move(shown[row], column);
  else if (shown[row + (isBack ? -1 : 1)]) move(shown[row + (isBack ? -1 : 1)], isBack ? fields.length - 1 : 1);
  else return false;
  return true;
}
function whileTyping(event) {
  event.stopPropagation();
  const { key } = event;
  if (key === "Escape") { event.preventDefault(); cancel(); }
  else if (key === "Enter" && event.altKey && editor.tagName === "TEXTAREA") { event.preventDefault(); editor.setRangeText("\n", editor.selectionStart, editor.selectionEnd, "end"); }
  else if (key === "Enter") { event.preventDefault(); const cell = commit(); active = cell; anchor = cell; step(event.shiftKey ? -1 : 1, 0); }
  else if (key === "Tab") { const cell = commit(); active = cell; anchor = cell; if (tab(event.shiftKey)) event.preventDefault(); else cell.focus(); }
}
sheet.addEventListener("keydown", onKey);

// --- the mouse ---

let dragging = false;
body.addEventListener("mousedown", (event) => {
  const cell = event.target.closest("th, td");
  if (!cell || event.button || cell.classList.contains("pick") || editorIn(cell)) return;
  event.preventDefault();
  if (editor) commit();
  move(cell.parentElement, cell.cellIndex, { keep: event.shiftKey && active });
  dragging = true;
});
body.addEventListener("mouseover", (event) => {
  if (!dragging || !(event.buttons & 1)) { dragging = false; return; }
  const cell = event.target.closest("th, td");
  if (!cell || cell.classList.contains("pick") || cell === active) return;
  const before = anchor;
  move(cell.parentElement, cell.cellIndex, { keep: true });
  anchor = before;
  mark();
});
addEventListener("mouseup", () => { dragging = false; });
body.addEventListener("dblclick", (event) => {
  const cell = event.target.closest("th, td");
  if (cell && cell === active) edit(cell);
});
body.addEventListener("focusout", (event) => {
  if (editor && event.target === editor && !event.relatedTarget?.closest?.("#sheet")) setTimeout(() => { if (editor === event.target && document.hasFocus() && document.activeElement !== editor) commit(); });
});
// On a tablet a second tap on the same cell opens it.
let tapped = null;
body.addEventListener("pointerup", (event) => {
  if (event.pointerType === "mouse") return;
  const cell = event.target.closest("th, td");
  if (cell && cell === tapped && cell === active) edit(cell);
  tapped = cell;
});

// --- filter, sums, order ---

const find = $("#find"), byType = $("#by-type"), byOwner = $("#by-owner"), byView = $("#by-view"), none = $("#none");
const text = (row) => (row.text ??= row.textContent.toLocaleLowerCase(language));
function fits(row, words, type, owner, view) {
  if (type && row.dataset.t !== type) return false;
  if (owner && !(owner === "|" ? !row.dataset.o : row.dataset.o?.split("|").includes(owner))) return false;
  if (view && !row.dataset.f?.includes(view)) return false;
  return words.every((word) => text(row).includes(word));
}
let wasShown = -1;
function look() {
  const words = find.value.toLocaleLowerCase(language).split(/\s+/).filter(Boolean);
  const type = byType.value, owner = byOwner.value, view = byView.value;
  const isFiltered = Boolean(words.length || type || owner || view);
  shown = [];
  let rows = 0;
  for (const row of body.rows) {
    if (row === fresh) continue;
    rows += 1;
    const fit = !isFiltered || !row.dataset.id || fits(row, words, type, owner, view);
    if (row.hidden === fit) row.hidden = !fit;
    if (fit) shown.push(row);
  }
  sumUp(rows);
  for (const part of document.querySelectorAll(".tools-row, #sums, #onward")) part.hidden = rows === 0;
  none.hidden = shown.length > 0 || !isFiltered;
  if (fresh) { fresh.hidden = isFiltered; if (!isFiltered) shown.push(fresh); }
  table.setAttribute("aria-rowcount", shown.length + 1);
  if (!active || active.parentElement.hidden || !active.isConnected) move(shown[0], 1, { focus: false });
}

const figure = (value) => {
  const most = Math.abs(value) < 1 ? 2 : Math.abs(value) < 100 ? 1 : 0;
  return new Intl.NumberFormat(language === "de" ? "de-DE" : "en-GB", { maximumFractionDigits: most }).format(value);
};
const SIGNS = { EUR: "€", USD: "$", GBP: "£" };
const amount = (value, currency) => {
  const sign = SIGNS[currency] ?? currency;
  if (language === "de") return `${figure(value)}\u202f${sign}`;
  return sign.length < 3 ? `${sign}${figure(value)}` : `${sign} ${figure(value)}`;
};
function sumUp(allRows) {
  let hours = 0, hoursUnknown = 0, moneyUnknown = 0, n = 0;
  const money = {};
  for (const { dataset } of shown) {
    if (!dataset.id) continue;
    n += 1;
    if (dataset.h === undefined) hoursUnknown += 1; else hours += Number(dataset.h);
    if (dataset.m === undefined) moneyUnknown += 1; else money[dataset.c ?? "EUR"] = (money[dataset.c ?? "EUR"] ?? 0) + Number(dataset.m);
  }
  const unknown = (count) => (count ? ` (${fill(say.unknown, { n: count })})` : "");
  const paid = Object.entries(money).map(([currency, value]) => amount(value, currency)).join(" + ");
  const [count, time, cost] = $("#sums").children;
  count.textContent = n < allRows ? fill(say.of_all, { n, all: allRows }) : n === 1 ? say.count_one : fill(say.count, { n });
  time.textContent = (hoursUnknown < n ? fill(say.hours, { sum: figure(hours) }) : say.no_hours) + unknown(hoursUnknown);
  cost.textContent = (paid ? fill(say.money, { sum: paid }) : say.no_money) + unknown(moneyUnknown);
  if (wasShown >= 0 && wasShown !== n) announceSoon(count.textContent);
  wasShown = n;
}
let soon;
function announceSoon(line) { // not at every letter
  clearTimeout(soon);
  soon = setTimeout(() => speak(line), 600);
}
find.addEventListener("input", look);
find.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { find.value = ""; look(); }
  if (event.key === "Enter" || event.key === "ArrowDown") { event.preventDefault(); move(shown[0], 1); }
});
for (const choice of [byType, byOwner, byView]) choice.addEventListener("change", look);
$("#show-all").addEventListener("click", () => {
  for (const one of [find, byType, byOwner, byView]) one.value = "";
  look();
  find.focus();
});

let sorted = { column: 0, down: false };
const number = (words) => {
  const plain = (language === "de" ? words.replaceAll(".", "").replace(",", ".") : words.replaceAll(",", "")).replace(/[^\d.-]/g, "");
  return plain === "" ? null : Number(plain);
};
const DAY = /^(\d\d)\.(\d\d)\.(\d{4})$/;
const compare = new Intl.Collator(language, { numeric: true, sensitivity: "base" }).compare;
function keyOf(cell, isFigure) {
  const words = cell.classList.contains("is-open") ? "" : wordsIn(cell);
  return isFigure ? number(words) : words.replace(DAY, "$3-$2-$1") || null;
}
function sortRows() {
  const { column, down } = sorted, place = new Map(listOrder.map((id, n) => [id, n]));
  const last = listOrder.length;
  let rows = all().map((row) => ({ row, n: place.get(row.dataset.id) ?? last }));
  rows.sort((a, b) => a.n - b.n);
  if (column) {
    const isFigure = FIGURES[column], sign = down ? -1 : 1;
    for (const one of rows) one.key = keyOf(one.row.cells[column], isFigure);
    rows.sort((a, b) => { // unknown is last, whichever way
      if (a.key === null || b.key === null) return (a.key === null) - (b.key === null);
      return sign * (isFigure ? a.key - b.key : compare(a.key, b.key));
    });
  }
  const now = all();
  if (rows.some(({ row }, n) => row !== now[n])) {
    const focused = active && document.activeElement === active;
    body.prepend(...rows.map(({ row }) => row));
    if (focused) active.focus({ preventScroll: true });
  }
}
table.tHead.addEventListener("click", (event) => {
  const by = event.target.closest("[data-field]");
  if (!by) return;
  const column = by.closest("th").cellIndex;
  const first = FIGURES[column]; // the most first
  if (sorted.column !== column) sorted = { column, down: first };
  else if (sorted.down === first) sorted = { column, down: !first };
  else sorted = { column: 0, down: false };
  for (const head of table.tHead.rows[0].cells) head.removeAttribute("aria-sort");
  if (sorted.column) by.closest("th").setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
  sortRows();
  look();
  speak(sorted.column ? fill(say.sorted, { column: columns[by.dataset.field] }) : say.list_order);
});

// --- several rows at once ---

const picked = new Set(), bulk = $("#bulk"), pickAll = $("#pick-all");
let lastPick = null;
function pick(row, is) {
  const box = $("input", row.cells[0]);
  if (!box) return;
  box.checked = is;
  is ? picked.add(row.dataset.id) : picked.delete(row.dataset.id);
  row.setAttribute("aria-selected", String(is));
}
function pickRange() {
  const { top, bottom } = corners(), rows = shown.slice(top, bottom + 1);
  const is = rows.some((row) => !$("input", row.cells[0])?.checked);
  for (const row of rows) if (row !== fresh) pick(row, is);
  showPicked();
}
function showPicked() {
  bulk.hidden = picked.size === 0;
  $("#picked").textContent = fill(say.picked, { n: picked.size });
  $("#merge").disabled = picked.size !== 2;
  $("#merge").title = picked.size === 2 ? "" : say.choose_two;
  speak($("#picked").textContent);
}
function unpick() {
  for (const row of all()) if (picked.has(row.dataset.id)) pick(row, false);
  picked.clear();
  if (pickAll) pickAll.checked = false;
  bulk.hidden = true;
}
body.addEventListener("click", (event) => {
  if (!event.target.matches(".pick input")) return;
  const row = event.target.closest("tr"), is = event.target.checked;
  const from = event.shiftKey && lastPick?.isConnected ? shown.indexOf(lastPick) : -1, to = shown.indexOf(row);
  if (from >= 0) for (const one of shown.slice(Math.min(from, to), Math.max(from, to) + 1)) pick(one, is);
  pick(row, is);
  lastPick = row;
  showPicked();
});

let acting = false;
async function together(act) { // a second click before the answer is no second act
  if (acting) return;
  acting = true;
  try { await actTogether(act); } finally { acting = false; }
}
async function actTogether(act) {
  while (waiting.size) await Promise.all(waiting);
  const sent = new URLSearchParams(new FormData(bulk));
  sent.delete("pick");
  for (const row of all()) if (picked.has(row.dataset.id)) sent.append("pick", `${row.dataset.id}:${row.dataset.v}`);
  sent.set("act", act);
  const answer = await send(bulk.getAttribute("action"), sent);
  if (answer.status !== 200) {
    take(answer); // rows that somebody else has changed
    return tell(answer.says, { kind: "error" });
  }
  if (act !== "set") unpick();
  take(answer);
  remember(answer.undo);
  tell(`${answer.says}.`, { undo });
}

// --- seen before: what looks like something that was stopped, on the table or in the line that is being typed ---

const seenBefore = $("#seen-before");
let lookingBack;
function lookBack(words = "") {
  clearTimeout(lookingBack);
  if (seenBefore) lookingBack = setTimeout(async () => {
    const question = words.trim() ? `?${new URLSearchParams({ line: words })}` : "";
    const answer = await fetch(seenBefore.dataset.again + question).catch(() => null);
    if (answer?.ok && !answer.redirected) seenBefore.innerHTML = await answer.text();
  }, 600);
}

// --- quick add ---

const quick = $("#quick"), line = $("#line");
async function addLines() {
  const words = line.value, error = $("#line-error"), said = $("#line-said");
  if (!words.trim()) return;
  line.value = "";
  const answer = await send(quick.getAttribute("action"), new URLSearchParams({ line: words }), say.failed);
  error.hidden = answer.status === 200;
  said.hidden = answer.status !== 200; // on a phone the table lies far below the field
  line.toggleAttribute("aria-invalid", answer.status !== 200);
  if (answer.status !== 200) {
    line.value = words + (line.value ? `\n${line.value}` : "");
    error.textContent = answer.says;
    return;
  }
  take(answer);
  remember(answer.undo);
  said.textContent = `${answer.says}.`;
  speak(answer.says);
  shown.at(-1)?.scrollIntoView({ block: "nearest" });
  if (document.activeElement === line) line.scrollIntoView({ block: "nearest" }); // the next one is typed here
}

// --- beginning ---

table.setAttribute("role", "grid");
table.setAttribute("aria-multiselectable", "true");
if (!mayEdit) table.setAttribute("aria-readonly", "true");
table.tHead.setAttribute("role", "rowgroup");
body.setAttribute("role", "rowgroup");
table.tHead.rows[0].setAttribute("role", "row");
for (const head of table.tHead.rows[0].cells) head.setAttribute("role", "columnheader");
for (const row of body.rows) dress(row);
listOrder = [...body.rows].map((row) => row.dataset.id);
if (mayEdit) {
  addFresh();
  bulk.hidden = true;
  pickAll.hidden = false;
  pickAll.addEventListener("change", () => {
    for (const row of shown) if (row !== fresh) pick(row, pickAll.checked);
    showPicked();
  });
  $("#unpick").addEventListener("click", unpick);
  bulk.addEventListener("submit", (event) => {
    event.preventDefault();
    together(event.submitter?.value ?? "set");
  });
  line?.addEventListener("input", () => lookBack(line.value));
  quick?.addEventListener("submit", (event) => { event.preventDefault(); addLines(); line.focus(); });
  line?.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    addLines();
  });
}
look();
lookBack();
askWhatIsOld();
