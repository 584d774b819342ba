// A card by keyboard alone: Enter goes on, digits set scales, u says that nobody knows, Ctrl+Enter saves.

const form = document.querySelector("#card");
const isText = (at) => at.matches("input:not([type=radio], [type=checkbox], [type=hidden]), textarea");
const save = () => form.requestSubmit(form.querySelector("[value=save]"));

/** The stops of the form in their order: a group of radio buttons or of ticks is one stop. */
function stops() {
  const all = [...form.querySelectorAll("input:not([type=hidden]), textarea")].filter((one) => !one.disabled);
  return all.filter((one) => !isGroup(one) || one === stopOf(one.name));
}
const isGroup = (one) => one.type === "radio" || one.type === "checkbox";
const stopOf = (name) => form.querySelector(`[type=radio][name=${name}]:checked`) ?? form.querySelector(`[name=${name}]`);

function goOn(from) {
  const order = stops();
  const next = order[order.indexOf(isGroup(from) ? stopOf(from.name) : from) + 1];
  next ? next.focus() : save();
  if (next && isText(next)) next.select();
}

function choose(group, value) {
  const wanted = [...form.querySelectorAll(`[name=${group}]`)].find((one) => one.value === value);
  if (!wanted) return false;
  wanted.focus();
  wanted.click();
  return true;
}

/** The value that a key stands for in a group, or null. */
function valueOf(group, key) {
  const values = [...form.querySelectorAll(`[name=${group}]`)].map((one) => one.value);
  if (key === "u") return values.includes("") ? "" : "unknown";
  if (!/^[0-4]$/.test(key)) return null;
  return values.includes("0") ? key : values[Number(key) - 1] ?? null;
}

if (form?.querySelector("[value=save]")) {
  form.addEventListener("keydown", (event) => {
    const at = event.target;
    if (event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); return; }
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" && !event.shiftKey && at.matches("input, textarea")) { event.preventDefault(); goOn(at); return; }
    if (at.type === "radio") {
      const value = valueOf(at.name, event.key);
      if (value !== null && choose(at.name, value)) { event.preventDefault(); event.stopPropagation(); }
    }
    if (at.type === "checkbox" && /^[1-4]$/.test(event.key)) {
      form.querySelectorAll(`[name=${at.name}]`)[Number(event.key) - 1]?.click();
      event.preventDefault();
    }
  });
  // "u" alone in a field of figures: nobody knows. The field empties itself and says so.
  form.addEventListener("change", ({ target }) => {
    if (!target.closest(".figures") || !/^[u?]$/i.test(target.value.trim())) return;
    target.value = "";
    target.placeholder = form.dataset.unknown;
  });
}

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open]")) return;
  const inForm = event.target.closest?.("input, textarea, select");
  if (event.key === "Escape" && inForm) { document.querySelector("#card-title").focus(); return; }
  const key = { ArrowLeft: "k", ArrowRight: "j" }[event.key];
  if (!key || inForm) return;
  const button = document.querySelector(`[data-key=${key}]`);
  if (button) { event.preventDefault(); button.click(); }
});

// With a keyboard at hand typing can begin at once; on a phone nothing pops up.
const first = form?.querySelector(".figures input:not(:disabled)");
if (first && matchMedia("(hover: hover)").matches && !document.querySelector("main [data-focus]")) { first.focus({ preventScroll: true }); first.select(); }

// What was unfolded stays unfolded when fresh figures come in.
let open = [];
document.addEventListener("htmx:beforeSwap", ({ target }) => {
  if (target.id === "follows") open = [...target.querySelectorAll("details[open]")].map((one) => one.id);
});
document.addEventListener("htmx:afterSwap", ({ target }) => {
  if (target.id === "follows") for (const id of open) document.getElementById(id)?.setAttribute("open", "");
});
