// The board: cards are dragged by mouse and finger, or lifted with Space and moved with the arrows. The lanes come finished
// from the server; without this module each card's name leads to a page with the same moves.

const $ = (selector, from = document) => from.querySelector(selector);
const board = $("#board");
const words = JSON.parse($("#focus-words").textContent);
const { tell, speak, token } = window.klarlinie;
const fill = (line, values) => line.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
const may = board.dataset.may; // move, suggest, or nothing
const titleOf = (card) => $("a", card).textContent;
const laneOf = (card) => card.closest(".lane");
const cardsOf = (lane) => [...lane.querySelectorAll(".place")];

function dress() {
  if (may) for (const handle of board.querySelectorAll(".lift")) handle.hidden = false;
}
dress();

// --- a card in the hand: where it came from, and back ---

let held = null; // { card, from: { parent, next }, ghost }

function lift(card) {
  held = { card, from: { parent: card.parentElement, next: card.nextElementSibling }, lane: laneOf(card), moved: false };
  card.classList.add("is-lifted");
}

function putBack() {
  held.from.parent.insertBefore(held.card, held.from.next);
}

function letGo() {
  held.card.classList.remove("is-lifted");
  $(".lift", held.card)?.setAttribute("aria-pressed", "false");
  for (const lane of board.querySelectorAll(".lane.is-over")) lane.classList.remove("is-over");
  held.ghost?.remove();
  document.body.classList.remove("is-dragging");
  const dropped = held;
  held = null;
  return dropped;
}

const isWhereItWas = ({ card, from }) => card.parentElement === from.parent && card.nextElementSibling === from.next;
const mayLand = (lane) => lane && (lane.dataset.lane || lane === held.lane);

function land(lane, before = null) {
  if (before && before !== held.card) before.parentElement.insertBefore(held.card, before);
  else if (!before) [...lane.querySelectorAll(".places")].at(-1).append(held.card);
  for (const one of board.querySelectorAll(".lane")) one.classList.toggle("is-over", one === lane);
}

/** Puts the card down where it is now: sends the move, or opens the form for a suggestion. */
async function putDown(byKeyboard) {
  const lane = laneOf(held.card);
  const { card, from } = held;
  if (isWhereItWas(held) || !lane.dataset.lane) {
    putBack();
    letGo();
    if (byKeyboard) focusOn(card.dataset.id);
    return;
  }
  const position = cardsOf(lane).indexOf(card);
  if (may === "suggest") {
    putBack();
    letGo();
    return suggest(card, lane.dataset.lane);
  }
  letGo();
  board.setAttribute("aria-busy", "true");
  try {
    await send(card, lane.dataset.lane, position);
  } catch (trouble) {
    from.parent.isConnected && from.parent.insertBefore(card, from.next);
    tell(trouble.constructor === Error ? trouble.message : words.failed, { kind: "error" });
  }
  board.removeAttribute("aria-busy");
  if (byKeyboard) focusOn(card.dataset.id);
}

async function send(card, lane, position) {
  const body = new URLSearchParams({ lane, position, version: card.dataset.version });
  const answer = await fetch(`${$("a", card).getAttribute("href")}move/`, {
    method: "POST", body, headers: { "X-CSRFToken": token(), Accept: "application/json" },
  });
  const told = await answer.json();
  if (!told.board) throw new Error(told.says);
  board.innerHTML = told.board;
  board.classList.toggle("is-all-placed", !$(".unplaced", board));
  window.htmx?.process(board);
  dress();
  $("#toasts").replaceChildren(); // the newest is about the board as it is; older ones can be taken back in the journal
  tell(told.says, answer.ok ? { undo: told.undo } : { kind: "error" });
  if (answer.ok) document.body.dispatchEvent(new CustomEvent("focus-moved"));
}

function suggest(card, lane) {
  $("#card-menu").showModal();
  window.htmx.ajax("GET", `${$("a", card).getAttribute("href")}?lane=${lane}`, { target: "#menu-body", swap: "innerHTML" });
}

function focusOn(id) {
  const card = $(`.place[data-id="${id}"]`, board);
  if (!card) return;
  card.closest("details")?.setAttribute("open", "");
  ($(".lift:not([hidden])", card) ?? $("a", card)).focus();
}

// --- by pointer: the mouse takes a card anywhere, a finger by its handle, so that the page can still be scrolled ---

const FAR = 6; // pixels before a press is a drag
let press = null;

board.addEventListener("pointerdown", (event) => {
  const card = event.target.closest(".place");
  const handle = event.target.closest(".lift");
  if (!card || !$(".lift", card) || held || event.button || (event.pointerType !== "mouse" && !handle)) return;
  if (!handle && event.target.closest("a, button, summary")) return;
  press = { card, x: event.clientX, y: event.clientY, id: event.pointerId };
});

document.addEventListener("pointermove", (event) => {
  if (press && event.pointerId === press.id && Math.hypot(event.clientX - press.x, event.clientY - press.y) > FAR) take();
  if (!held?.ghost) return;
  held.ghost.style.translate = `${event.clientX - held.dx}px ${event.clientY - held.dy}px`;
  over(event.clientX, event.clientY);
  if (event.clientY < 60) scrollBy(0, -12);
  else if (event.clientY > innerHeight - 60) scrollBy(0, 12);
});

function take() {
  const { card, x, y } = press;
  press = null;
  const box = card.getBoundingClientRect();
  const ghost = card.cloneNode(true); // without ids, so that nothing stands there twice
  ghost.removeAttribute("data-id");
  ghost.setAttribute("aria-hidden", "true");
  ghost.inert = true;
  ghost.classList.add("ghost");
  ghost.style.inlineSize = `${box.width}px`;
  ghost.style.translate = `${box.left}px ${box.top}px`;
  lift(card);
  Object.assign(held, { ghost, dx: x - box.left, dy: y - box.top });
  document.body.append(ghost);
  document.body.classList.add("is-dragging");
  getSelection()?.removeAllRanges();
}

function over(x, y) {
  const under = document.elementFromPoint(x, y);
  const lane = under?.closest("#board .lane");
  if (!mayLand(lane)) return;
  const at = under.closest(".place");
  if (at === held.card) return;
  if (!at) return laneOf(held.card) === lane ? undefined : land(lane);
  const box = at.getBoundingClientRect();
  land(lane, y < box.top + box.height / 2 ? at : at.nextElementSibling);
}

document.addEventListener("pointerup", (event) => {
  if (press?.id === event.pointerId) press = null;
  if (held?.ghost) putDown(false);
});
document.addEventListener("pointercancel", () => {
  press = null;
  if (held?.ghost) { putBack(); letGo(); }
});
// What was dragged is not also clicked.
board.addEventListener("dragstart", (event) => event.preventDefault());

// --- by keyboard: Space lifts and puts down, arrows move, Escape puts back ---

board.addEventListener("keydown", (event) => {
  const handle = event.target.closest(".lift");
  if (!handle || event.ctrlKey || event.metaKey || event.altKey) return;
  const card = handle.closest(".place");
  if (event.key === " " || event.key === "Enter") {
    event.preventDefault();
    if (!held) return takeUp(card, handle);
    return putDown(true);
  }
  if (held?.card !== card) return;
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key], aside = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  if (!step && !aside && event.key !== "Escape" && event.key !== "Tab") return;
  event.preventDefault();
  event.stopPropagation();
  if (event.key === "Escape") return back(card);
  if (step) upOrDown(card, step);
  if (aside) toLane(card, aside);
  handle.focus();
  card.scrollIntoView({ block: "nearest" });
  if (step || aside) sayWhere(card);
});

function takeUp(card, handle) {
  lift(card);
  handle.setAttribute("aria-pressed", "true");
  speak(fill(words.lifted, { title: titleOf(card) }));
}

function back(card) {
  putBack();
  letGo();
  $(".lift", card).focus();
  speak(fill(words.back, { title: titleOf(card) }));
}

function upOrDown(card, step) {
  const lane = laneOf(card), all = cardsOf(lane), place = all.indexOf(card) + step;
  if (place < 0 || place >= all.length) return;
  const other = all[place];
  other.closest("details")?.setAttribute("open", "");
  other.parentElement.insertBefore(card, step < 0 ? other : other.nextElementSibling);
}

function toLane(card, aside) {
  const lanes = [...board.querySelectorAll(".lane")].filter(mayLand);
  const lane = lanes[lanes.indexOf(laneOf(card)) + aside];
  if (lane) land(lane, cardsOf(lane)[0] ?? null);
}

function sayWhere(card) {
  const lane = laneOf(card), all = cardsOf(lane);
  const name = lane.dataset.name ?? $("h2", lane).firstChild.textContent.trim();
  speak(fill(words.over, { lane: name, n: all.indexOf(card) + 1, all: all.length }));
}

board.addEventListener("focusout", (event) => {
  if (held && !held.ghost && event.relatedTarget && event.relatedTarget !== event.target && !held.card.contains(event.relatedTarget)) { putBack(); letGo(); }
});
