// Deciding by keyboard: 1 to 5 choose (data-key), w goes to the reason, Ctrl+Enter sends, Escape leaves a field.

const form = document.querySelector("#decide");
const send = () => form.requestSubmit(form.querySelector("button.button:not(.quiet)"));

document.addEventListener("keydown", (event) => {
  if (document.querySelector("dialog[open]") || event.isComposing) return;
  const inField = event.target.closest?.("textarea, select, input:not([type=radio], [type=checkbox])");
  if (form && event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); send(); return; }
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === "Escape" && inField) { document.querySelector("#card-title").focus(); return; }
  if (inField || event.target.matches("[type=radio]")) return;
  const key = { ArrowLeft: "k", ArrowRight: "j" }[event.key];
  const button = key && document.querySelector(`[data-key=${key}]`);
  if (button) { event.preventDefault(); button.click(); }
});

// The steps of a stop move with its last day as long as nobody has touched them.
const lastDay = form?.querySelector("[name=last_day_on]");
if (lastDay) {
  let shown = lastDay.value;
  lastDay.addEventListener("change", () => {
    for (const due of form.querySelectorAll("[name^=due-]")) if (due.value && due.value === shown) due.value = lastDay.value;
    shown = lastDay.value;
  });
}
