// What every page can do: theme, dialogs, messages with undo, copying, asking first, single keys, htmx in one place.
// Modules of the slices come after this one and use `klarlinie.tell(...)`, speak, ask, busy, token, leave; they do not
// import it, because the published file has another name. After every swap the event "klarlinie:fresh" says where.

const $ = (selector, from = document) => from.querySelector(selector);
const spoken = $("#spoken");
const words = spoken?.dataset ?? {};
const token = () => $("[name=csrfmiddlewaretoken]")?.value ?? "";

/** Says a line to screen readers without moving the focus. */
function speak(line) {
  if (!spoken) return;
  spoken.textContent = "";
  requestAnimationFrame(() => { spoken.textContent = line; });
}

/** A message that floats at the top right, so that nothing jumps; `undo` is a function or the address of a POST that takes it back. */
function tell(line, { kind = "success", undo = null } = {}) {
  const box = document.createElement("div");
  box.className = `message ${kind}`;
  const said = Object.assign(document.createElement("p"), { className: "grow", textContent: line });
  box.append(said);
  if (undo) box.append(button(words.undo, async () => { box.remove(); await takeBack(undo); }));
  box.append(button(words.close, () => box.remove()));
  const place = $("#toasts");
  if (kind === "error") for (const same of [...place.children]) if ($("p", same).textContent === line) same.remove();
  while (place.children.length > 2) place.firstElementChild.remove();
  place.append(box);
  if (kind === "success" && !undo) setTimeout(() => box.matches(":hover, :focus-within") || box.remove(), 8000);
}

function button(label, act) {
  const made = Object.assign(document.createElement("button"), { type: "button", className: "button quiet small", textContent: label });
  made.addEventListener("click", act);
  return made;
}

async function takeBack(undo) {
  if (typeof undo === "function") return undo();
  // The page it leads to must not be fetched here: it would use up the message that says how it went.
  const answer = await fetch(undo, { method: "POST", headers: { "X-CSRFToken": token() }, redirect: "manual" }).catch(() => ({}));
  answer.ok || answer.type === "opaqueredirect" ? leave(() => location.reload()) : tell(trouble(), { kind: "error", undo });
}

/** Asks before something weighty; resolves to true or false. */
function ask(question, { more = "", yes = "OK" } = {}) {
  const dialog = $("#confirm");
  $("#confirm-question").textContent = question;
  $("#confirm-more").textContent = more;
  $("[value=yes]", dialog).textContent = yes;
  dialog.returnValue = "no";
  dialog.showModal();
  $("[value=no]", dialog).focus();
  return new Promise((answer) => dialog.addEventListener("close", () => answer(dialog.returnValue === "yes"), { once: true }));
}

/** Why nothing came back: there is no network, or something else. */
const trouble = () => (navigator.onLine ? words.failed : words.offline);

// Without a network nothing is sent: the browser's own error page would take along what was typed.
addEventListener("submit", (event) => {
  if (navigator.onLine || event.target.getAttribute("method")?.toLowerCase() !== "post") return;
  event.preventDefault();
  event.stopImmediatePropagation();
  tell(words.offline, { kind: "error" });
}, true);

// --- clicks, by what the element says of itself ---

document.addEventListener("click", async (event) => {
  const at = event.target.closest("[data-opens], [data-closes], [data-dismiss], [data-copy]");
  if (!at) return;
  if ("dismiss" in at.dataset) at.closest(".message, .note").remove();
  else if ("closes" in at.dataset) at.closest("dialog").close();
  else if (at.dataset.opens) document.getElementById(at.dataset.opens)?.showModal();
  else if (await copy(at.dataset.copy)) tell(words.copied);
});

async function copy(from) {
  const source = from.startsWith("#") ? $(from) : null;
  const text = source ? source.value ?? source.textContent : from;
  try { await navigator.clipboard.writeText(text.trim()); return true; }
  catch { source?.select?.(); return document.execCommand("copy"); }
}

// A click on the backdrop closes a dialog, unless something was typed in it.
document.addEventListener("mousedown", (event) => {
  if (event.target.matches?.("dialog[open]") && !event.target.querySelector("textarea, input:not([type=hidden], [type=checkbox])")) event.target.close();
});

// data-confirm="Question?" data-more="…" data-yes="Streichen" on a form: asked before it is sent.
const sure = new WeakSet();
document.addEventListener("submit", async (event) => {
  const form = event.target, by = event.submitter;
  const says = by?.dataset.confirm ? by.dataset : form.dataset;
  if (says.confirm && !sure.has(form)) {
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!(await ask(says.confirm, { more: says.more, yes: says.yes }))) return;
    sure.add(form);
    form.requestSubmit(by);
    return;
  }
  sure.delete(form);
  if (form.method !== "dialog") typed.delete(form);
}, true);

// --- theme: the cookie is read by the server, so the next page has it without a flash ---

document.addEventListener("submit", (event) => {
  if (event.target.id !== "menu-look" || !event.submitter) return;
  event.preventDefault();
  const theme = event.submitter.value;
  document.cookie = `theme=${theme === "system" ? "" : theme}; path=/; max-age=${theme === "system" ? 0 : 31536000}; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`;
  theme === "system" ? delete document.documentElement.dataset.theme : document.documentElement.dataset.theme = theme;
  for (const one of event.target.querySelectorAll("button")) one.setAttribute("aria-pressed", String(one === event.submitter));
  event.target.hidePopover?.();
});

// --- arrows walk through a menu ---

document.addEventListener("keydown", (event) => {
  const menu = event.target.closest?.(".menu");
  if (!menu || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
  const items = [...menu.querySelectorAll("a, button")];
  const step = event.key === "ArrowDown" ? 1 : -1;
  items.at((items.indexOf(document.activeElement) + step + items.length) % items.length).focus();
  event.preventDefault();
});
document.addEventListener("toggle", (event) => {
  if (event.target.matches?.(".menu") && event.newState === "open") $("a, button", event.target)?.focus();
}, true);

// --- text areas grow where the browser does not do it itself ---

if (!CSS.supports("field-sizing", "content"))
  document.addEventListener("input", ({ target }) => {
    if (!target.matches("textarea")) return;
    target.style.height = "auto";
    target.style.height = `${target.scrollHeight + 2}px`;
  });

// --- single keys: data-key="n" data-says="Neue Aktivität" on a button, link or field; "?" shows them all ---

const keysOff = $("#keys-off");
const kept = (() => { try { return localStorage; } catch { return {}; } })();
if (keysOff) {
  keysOff.checked = kept.keys === "off";
  keysOff.addEventListener("change", () => { kept.keys = keysOff.checked ? "off" : "on"; });
}
const isTyping = (at) => at.closest?.("input:not([type=checkbox], [type=radio], [type=range]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (keysOff?.checked || event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target)) return;
  const open = $("dialog[open]");
  if (event.key === "?" && !open) { event.preventDefault(); showKeys(); return; }
  const at = [...(open ?? document).querySelectorAll("[data-key]")].find((one) => one.dataset.key === event.key && !one.disabled && one.checkVisibility());
  if (!at) return;
  event.preventDefault();
  at.matches("input:not([type=radio], [type=checkbox]), textarea, select") ? at.focus() : at.click();
});

function showKeys() {
  const list = $("#keys-list");
  for (const old of list.querySelectorAll(".here")) old.remove();
  const seen = new Set();
  for (const one of document.querySelectorAll("[data-key][data-says]")) {
    if (seen.has(one.dataset.key)) continue;
    seen.add(one.dataset.key);
    const key = Object.assign(document.createElement("dt"), { className: "here" });
    key.append(Object.assign(document.createElement("kbd"), { textContent: one.dataset.key }));
    list.append(key, Object.assign(document.createElement("dd"), { className: "here", textContent: one.dataset.says }));
  }
  $("#keys-help").showModal();
}
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-opens=keys-help]")) { $("#keys-help").close(); showKeys(); }
});

// --- typed text is not lost by leaving: data-guard on a form ---

const typed = new Set();
document.addEventListener("input", ({ target }) => target.form?.matches("[data-guard]") && typed.add(target.form));
addEventListener("beforeunload", (event) => {
  if ([...typed].some((form) => form.isConnected)) event.preventDefault();
});
/** Leaves the page on purpose, without the warning. */
function leave(act) { typed.clear(); act(); }

// --- a second click sends nothing twice, until the next page is there or after a while (the answer may be a download) ---

const SECOND_CLICK = 5000; // milliseconds
let sentAt = new WeakMap(); // by button: another one of the same form is another wish
document.addEventListener("submit", (event) => {
  const form = event.target, by = event.submitter ?? form;
  if (event.defaultPrevented || form.getAttribute("method")?.toLowerCase() !== "post") return;
  if (event.timeStamp - (sentAt.get(by) ?? -SECOND_CLICK) < SECOND_CLICK) event.preventDefault();
  else sentAt.set(by, event.timeStamp);
});
addEventListener("pageshow", () => { sentAt = new WeakMap(); });

// --- htmx, in one place ---

let waiting;
function busy(is) {
  clearTimeout(waiting);
  if (is) waiting = setTimeout(() => document.body.classList.add("is-busy"), 300);
  else document.body.classList.remove("is-busy");
}
document.addEventListener("htmx:configRequest", ({ detail }) => { if (detail.verb !== "get") detail.headers["X-CSRFToken"] = token(); });
document.addEventListener("htmx:beforeRequest", () => busy(true));
document.addEventListener("htmx:afterRequest", ({ detail }) => {
  busy(false);
  if (detail.successful && detail.elt.form) typed.delete(detail.elt.form);
  if (detail.successful) typed.delete(detail.elt);
});
for (const wrong of ["htmx:sendError", "htmx:responseError", "htmx:timeout"])
  document.addEventListener(wrong, ({ detail }) => tell(said(detail.xhr) ?? trouble(), { kind: "error" }));
/** What the server says of a request that came too late, see platform/ui/unsent.py. */
function said(xhr) {
  if (![401, 403].includes(xhr?.status)) return null;
  try { return JSON.parse(xhr.responseText).says; } catch { return null; }
}
document.addEventListener("htmx:confirm", (event) => { // hx-confirm uses our dialog
  if (!event.detail.question) return;
  event.preventDefault();
  const { more, yes } = event.detail.elt.dataset;
  ask(event.detail.question, { more, yes }).then((is) => is && event.detail.issueRequest(true));
});
document.addEventListener("tell", ({ detail }) => tell(detail.text ?? detail.value, detail)); // HX-Trigger: {"tell": {"text": "…", "undo": "/…"}}
document.addEventListener("htmx:afterSettle", ({ detail }) => {
  $("[data-focus], [aria-invalid=true]", detail.elt)?.focus();
  document.dispatchEvent(new CustomEvent("klarlinie:fresh", { detail: { at: detail.elt } }));
});
window.klarlinie = { tell, speak, ask, busy, token, leave };
$("main [data-focus]")?.focus();
