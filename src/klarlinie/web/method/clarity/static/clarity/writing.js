// Text that exists only on this page is guarded from the start; hints are counted aloud; a line can be printed.

for (const form of document.querySelectorAll("form[data-unsaved], [data-unsaved]")) {
  const field = form.matches("textarea, input") ? form : form.querySelector("textarea, input:not([type=hidden])");
  field?.dispatchEvent(new Event("input", { bubbles: true })); // app.js asks before a form with input is left
}

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const said = document.getElementById("hints-said");
  if (detail.target.id !== "hints" || !said) return;
  const hints = detail.target.querySelectorAll(".hint").length;
  said.textContent = hints > 1 ? said.dataset.more : hints ? said.dataset.one : said.dataset.none;
});

document.addEventListener("click", (event) => { if (event.target.closest("[data-print]")) window.print(); });
