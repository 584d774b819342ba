// Answers are saved while they are given; ratings by keyboard: 0 to 4, ? for "can't judge", arrows, Enter.

const form = document.querySelector("[data-answer]");
const line = form.querySelector("[data-saved]");
const scales = [...form.querySelectorAll("[data-axis]")];
let waiting = null, running = Promise.resolve();

function save() {
  clearTimeout(waiting);
  waiting = null;
  running = running.then(send, send);
  return running;
}

async function send() {
  const answer = await fetch(form.action, {
    method: "POST", body: new FormData(form), headers: { Accept: "application/json" }, keepalive: true,
  }).catch(() => null);
  if (answer?.status === 409) return form.submit(); // the page that comes shows what to do, with everything typed
  if (!answer?.ok) { line.textContent = line.dataset.trouble; return; }
  const { version } = await answer.json();
  if (form.elements.version) form.elements.version.value = version;
  line.textContent = line.dataset.saved;
}

form.addEventListener("input", ({ target }) => {
  if (target.matches("[type=radio]")) return save();
  clearTimeout(waiting);
  waiting = setTimeout(save, 700);
});
document.addEventListener("visibilitychange", () => document.hidden && waiting && save());
form.addEventListener("submit", async (event) => {
  if (form.dataset.sending) return;
  event.preventDefault();
  form.dataset.sending = "1";
  clearTimeout(waiting);
  const by = event.submitter;
  await running;
  setTimeout(() => form.requestSubmit(by)); // not within this very event: browsers ignore that
});
addEventListener("pageshow", () => delete form.dataset.sending);

// Ratings

const here = () => Math.max(0, scales.findIndex((scale) => scale.contains(document.activeElement)));
const go = (place) => {
  const scale = scales[Math.min(Math.max(place, 0), scales.length - 1)];
  (scale?.querySelector(":checked") ?? scale?.querySelector("input"))?.focus();
};

function choose(value) {
  const place = here();
  const one = scales[place].querySelector(`[value="${value}"]`);
  one.checked = true;
  one.focus();
  one.dispatchEvent(new Event("input", { bubbles: true }));
  if (place + 1 < scales.length) go(place + 1);
}

function byKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
  const isPlain = event.target === document.body || event.target.closest("main");
  if (!isPlain) return;
  const acts = {
    ArrowDown: () => go(here() + 1),
    ArrowUp: () => go(here() - 1),
    Enter: event.target.matches("a, button") ? null : () => form.requestSubmit(),
  };
  const act = acts[event.key] ?? (/^[0-4?]$/.test(event.key) && localStorage.keys !== "off" ? () => choose(event.key) : null);
  if (!act) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  act();
}

if (scales.length) {
  document.addEventListener("keydown", byKey, true);
  const open = scales.findIndex((scale) => !scale.querySelector(":checked"));
  if (matchMedia("(hover: hover)").matches) go(open < 0 ? 0 : open);
}
