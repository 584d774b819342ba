// Importing: files can be dropped, and what somebody has unfolded or scrolled to stays so when the page is understood anew.

const area = document.querySelector("[data-drop-area]");
if (area) {
  const input = area.querySelector("input[type=file]");
  const chosen = area.querySelector("[data-chosen]");
  const show = () => {
    chosen.replaceChildren(...[...input.files].map((file) => Object.assign(document.createElement("li"), { textContent: file.name })));
    chosen.hidden = !input.files.length;
  };
  for (const kind of ["dragenter", "dragover"]) area.addEventListener(kind, (event) => { event.preventDefault(); area.classList.add("is-over"); });
  for (const kind of ["dragleave", "drop"]) area.addEventListener(kind, () => area.classList.remove("is-over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    show();
  });
  input.addEventListener("change", show);
}

// The same row can be left out in the list and among the pairs: both boxes say the same.
document.addEventListener("change", ({ target }) => {
  if (target.name !== "out") return;
  for (const twin of document.querySelectorAll("#understood [name=out]")) if (twin.value === target.value) twin.checked = target.checked;
}, true);

let kept = null;
document.addEventListener("htmx:beforeSwap", () => {
  kept = {
    open: [...document.querySelectorAll("#understood details[id]")].map((one) => [one.id, one.open]),
    at: [...document.querySelectorAll("#understood .scroll[id]")].map((one) => [one.id, one.scrollLeft, one.scrollTop]),
  };
});
document.addEventListener("htmx:afterSwap", () => {
  for (const [id, open] of kept?.open ?? []) { const one = document.getElementById(id); if (one) one.open = open; }
  for (const [id, left, top] of kept?.at ?? []) document.getElementById(id)?.scrollTo({ left, top, behavior: "instant" });
});
