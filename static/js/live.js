// Keeps an open page current: says when it has changed, and fetches anew the parts that say where they come from.
// Where events do not arrive, the same address is asked every few seconds instead.

const OPENS_WITHIN = 8_000;
const ASKS_EVERY = 5_000;
const TRIES_EVENTS_AFTER = 60_000;

const page = document.querySelector("[data-live]");
const held = new Map();
let version = Number(page?.dataset.liveVersion);
let stream = null;
let timers = [];

function later(work, milliseconds) {
  // Not all readers at the same moment.
  timers.push(setTimeout(work, milliseconds * (1 + Math.random() / 4)));
}

function stop() {
  timers.forEach(clearTimeout);
  timers = [];
  stream?.close();
  stream = null;
}

function listen() {
  stop();
  const address = new URL(page.dataset.live, location.href);
  address.searchParams.set("since", version);
  stream = new EventSource(address);
  stream.onmessage = (event) => learn(JSON.parse(event.data));
  stream.onopen = () => timers.splice(0).forEach(clearTimeout);
  stream.onerror = () => stream.readyState === EventSource.CLOSED && ask();
  later(() => stream.readyState !== EventSource.OPEN && ask(), OPENS_WITHIN);
}

function ask() {
  stop();
  later(listen, TRIES_EVENTS_AFTER);
  askAgain();
}

async function askAgain() {
  try {
    const answer = await fetch(page.dataset.live, { headers: { Accept: "application/json" } });
    if (answer.ok && !answer.redirected) learn(await answer.json());
  } catch {
    // The next question may be answered.
  }
  if (!stream && !document.hidden) later(askAgain, ASKS_EVERY);
}

function learn({ version: told, fragment }) {
  if (told <= version) return;
  version = told;
  for (const part of document.querySelectorAll("[data-live-fragment]")) {
    if (fragment !== undefined && part.hasAttribute("data-live-board")) show(part, fragment);
    else refresh(part);
  }
  const notice = page.querySelector("[data-live-notice]");
  if (notice) notice.hidden = false;
}

async function refresh(part) {
  const wanted = version;
  try {
    const answer = await fetch(part.dataset.liveFragment, { headers: { Accept: "text/html" } });
    if (answer.ok && !answer.redirected && wanted === version) show(part, await answer.text());
  } catch {
    later(() => refresh(part), ASKS_EVERY);
  }
}

// Nothing is taken away under the hands of somebody who writes in it, and the keyboard stays where it was.
function show(part, fragment) {
  const active = part.contains(document.activeElement) ? document.activeElement : null;
  if (active?.matches("input, select, textarea")) {
    held.set(part, fragment);
    return;
  }
  held.delete(part);
  part.innerHTML = fragment;
  const same = (one) => (active.id ? one.id === active.id : one.outerHTML === active.outerHTML);
  if (active) [...part.querySelectorAll("a, button, summary, [tabindex]")].find(same)?.focus({ preventScroll: true });
}

if (page) {
  const start = () => (document.hidden ? stop() : listen());
  document.addEventListener("visibilitychange", start);
  document.addEventListener("focusout", () => setTimeout(() => held.forEach((fragment, part) => show(part, fragment))));
  addEventListener("pagehide", stop);
  addEventListener("pageshow", (event) => event.persisted && start());
  start();
}
