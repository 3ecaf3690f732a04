// Forms of a page that is being edited ([data-stay]): they are sent from here, and the page is put in place of this one.
// Focus stays where it was, what happened is said aloud, and what is typed in other forms is kept (typed.js).
// Without a connection nothing is lost: the page stays, and says so.

const content = document.getElementById("content");
const words = document.querySelector("[data-stay]").dataset;

const aloud = document.createElement("p");
aloud.className = "aloud";
aloud.setAttribute("role", "status");
document.body.append(aloud);

function say(text) {
  aloud.textContent = "";
  requestAnimationFrame(() => { aloud.textContent = text; });
}

function warn(text) {
  content.querySelector("[data-unsent]")?.remove();
  const notice = document.createElement("div");
  notice.className = "notice notice-off";
  notice.dataset.unsent = "";
  notice.append(Object.assign(document.createElement("p"), { textContent: text }));
  content.prepend(notice);
  say(text);
}

const labelOf = (button) => button.getAttribute("aria-label") || button.textContent.trim();
const isShown = (element) => element.checkVisibility?.() ?? element.offsetParent !== null;
const DEEDS = "a, button, summary, input:not([type=hidden]), select, textarea";

// Where the reader is: the deed, its row and the one after it, its part of the page.
function spotOf(form, button) {
  const row = form.closest("[data-row]");
  const next = row?.nextElementSibling || row?.previousElementSibling;
  const field = document.activeElement;
  return {
    id: field.form === form && field !== button && field.id,
    label: button && labelOf(button),
    rows: [form.dataset.goes || row?.dataset.row, next?.dataset.row],
    part: form.closest(".part")?.getAttribute("aria-labelledby"),
    from: location.pathname + location.search,
  };
}

const shown = (within) => [...(within?.querySelectorAll(DEEDS) || [])].filter(isShown);
const alike = (within, label) => shown(within).find((one) => labelOf(one) === label);

function inRow(name, label) {
  const row = name && content.querySelector(`[data-row="${CSS.escape(name)}"]`);
  return row && (alike(row, label) || row.querySelector("summary") || shown(row.querySelector("[data-deeds]") || row)[0]);
}

function focusAt(spot) {
  const part = spot.part && document.getElementById(spot.part)?.closest(".part");
  const wanted =
    content.querySelector("#errors, [data-clashed]") ||
    (spot.id && document.getElementById(spot.id)) ||
    inRow(spot.rows[0], spot.label) ||
    inRow(spot.rows[1], spot.label) ||
    (spot.label && alike(part || content, spot.label)) ||
    [...content.querySelectorAll("a")].find((link) => link.getAttribute("href") === spot.from) ||
    shown(part).at(-1) ||
    content.querySelector("h1");
  if (wanted.matches("h1, [data-clashed]")) wanted.tabIndex = -1;
  wanted.focus();
}

// A fold that is no row's own stays open, for the next deed of its kind.
const folds = () => [...content.querySelectorAll("details")].filter((fold) => !fold.closest("[data-row]"));
const nameOf = (fold) => fold.querySelector("summary").textContent;

function put(page, answer, spot) {
  const next = new DOMParser().parseFromString(page, "text/html");
  const opened = folds().filter((fold) => fold.open).map(nameOf);
  content.replaceChildren(...next.getElementById("content").childNodes);
  document.title = next.title;
  folds().forEach((fold) => { fold.open ||= opened.includes(nameOf(fold)); });
  const address = new URL(answer.url);
  if (answer.redirected && address.pathname + address.search !== spot.from) history.pushState(null, "", answer.url);
  const said = [...content.querySelectorAll(".notice[role=status]")];
  said.forEach((notice) => notice.removeAttribute("role"));
  document.dispatchEvent(new Event("put"));
  focusAt(spot);
  const step = answer.ok ? content.querySelector("[data-last-step]")?.textContent.trim() : "";
  say([...said.map((notice) => notice.textContent.trim()), step].filter(Boolean).join(" "));
}

// What was refused had no form to be shown again: the page as it is now, and why.
async function bringUpToDate(refusal, spot) {
  const why = new DOMParser().parseFromString(refusal, "text/html").querySelector("[data-detail]")?.textContent;
  const answer = await fetch(spot.from);
  const page = await answer.text();
  if (!why || !page.includes("data-stay")) return warn(words.refused);
  put(page, answer, spot);
  warn(why);
}

async function send(form, button) {
  if (form.dataset.sending) return;
  form.dataset.sending = "yes";
  button?.setAttribute("aria-disabled", "true");
  const spot = spotOf(form, button);
  try {
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form, button) });
    const page = await answer.text();
    if (answer.status === 409 && !page.includes("data-stay")) return await bringUpToDate(page, spot);
    const isOurs = [200, 409, 422].includes(answer.status) && new URL(answer.url).pathname.includes("/draft");
    if (!isOurs || !page.includes("data-stay")) return warn(words.refused);
    form.dispatchEvent(new Event("sent", { bubbles: true }));
    put(page, answer, spot);
  } catch {
    warn(words.lost);
  } finally {
    delete form.dataset.sending;
    button?.removeAttribute("aria-disabled");
  }
}

content.addEventListener("submit", (event) => {
  if (!event.target.closest("[data-stay]") || event.target.method !== "post") return;
  event.preventDefault();
  send(event.target, event.submitter);
});

addEventListener("popstate", () => location.reload());
