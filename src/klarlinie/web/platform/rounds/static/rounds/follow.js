// Follows a round live: counts are set where they stand, the list is fetched anew, another state loads the page anew.
// Where no stream comes through, the page asks every four seconds instead.

const at = document.querySelector("[data-follow]");
const ASK_EVERY = 4000;
let stream, asking, last = "";

function hear(text) {
  if (text === last) return;
  last = text;
  const told = JSON.parse(text);
  if (told.state !== at.dataset.state) return turn(told.state);
  for (const name of ["joined", "done"])
    for (const one of at.querySelectorAll(`[data-count=${name}]`)) one.textContent = told[name];
  document.body.dispatchEvent(new CustomEvent("round-changed"));
}

// Somebody who is typing is not interrupted before the round is over; all pages do not come at the same instant.
function turn(state) {
  if (at.dataset.calm && state.startsWith("open")) return;
  at.dataset.state = state;
  stop();
  setTimeout(() => (at.dataset.after ? location.assign(at.dataset.after) : location.reload()), Math.random() * 500);
}

function stop() {
  stream?.close();
  clearInterval(asking);
  stream = asking = null;
}

async function ask() {
  if (document.hidden) return;
  const answer = await fetch(at.dataset.ask, { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.ok) hear(JSON.stringify(await answer.json()));
  else if (answer?.status === 404) location.reload();
}

function follow() {
  stream = new EventSource(at.dataset.follow);
  stream.onmessage = (event) => hear(JSON.stringify(JSON.parse(event.data)));
  stream.onopen = () => { clearInterval(asking); asking = null; };
  stream.onerror = () => { asking ??= setInterval(ask, ASK_EVERY); };
  stream.addEventListener("gone", () => { stop(); location.reload(); });
}

if (at && !["ended", "settled"].includes(at.dataset.state)) {
  follow();
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}
