// The editor of a draft: minutes add up while they are typed, and a sitting can be dragged to another half-day.
// Both send what the page's own forms send.

const rules = new Intl.PluralRules(document.documentElement.lang || "en");

function wordsFor(left, words) {
  if (left === 0) return words.full.other;
  const kind = left > 0 ? words.left : words.over;
  const count = Math.abs(left);
  return (kind[rules.select(count)] || kind.other).replace("#", count);
}

function count() {
  const form = document.querySelector("form[data-minutes]");
  const shown = form && document.querySelector("[data-minutes-left]");
  if (!shown) return;
  const fields = [...form.elements].filter((field) => field.type === "number");
  const left = Number(form.dataset.minutes) - fields.reduce((sum, field) => sum + (Number(field.value) || 0), 0);
  shown.textContent = wordsFor(left, JSON.parse(form.dataset.minutesWords));
  shown.classList.toggle("editor-over", left < 0);
}

document.addEventListener("input", (event) => event.target.form?.matches("[data-minutes]") && count());

let dragged = null;
const cellOf = (event) => {
  const cell = dragged && event.target.closest(".editor-cell");
  return cell && !cell.contains(dragged) ? cell : null;
};

function invite() {
  const days = document.querySelector("[data-editor]");
  if (!days || !matchMedia("(hover: hover)").matches) return;
  days.dataset.editor = "drag";
  days.querySelectorAll(".editor-card[data-movable]").forEach((card) => { card.draggable = true; });
  document.querySelector("[data-drag-help]").hidden = false;
}

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.(".editor-card") || null;
  if (!dragged) return;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.dataset.number);
  dragged.toggleAttribute("data-dragged", true);
});

document.addEventListener("dragover", (event) => {
  const cell = cellOf(event);
  if (!cell) return;
  event.preventDefault();
  cell.toggleAttribute("data-target", true);
});

document.addEventListener("dragleave", (event) => {
  const cell = cellOf(event);
  if (cell && !cell.contains(event.relatedTarget)) cell.removeAttribute("data-target");
});

document.addEventListener("drop", (event) => {
  const cell = cellOf(event);
  if (!cell) return;
  event.preventDefault();
  const there = event.target.closest(".editor-card[data-movable]") || cell.querySelector(".editor-card[data-movable]");
  const form = document.querySelector("form[data-drag-form]");
  form.dataset.goes = dragged.dataset.row;
  form.elements.number.value = dragged.dataset.number;
  form.elements.place.value = there ? `swap ${there.dataset.number}` : cell.dataset.place;
  form.requestSubmit();
});

document.addEventListener("dragend", () => {
  dragged?.removeAttribute("data-dragged");
  dragged = null;
  for (const cell of document.querySelectorAll("[data-target]")) cell.removeAttribute("data-target");
});

function begin() {
  invite();
  count();
}

document.addEventListener("put", begin);
begin();
