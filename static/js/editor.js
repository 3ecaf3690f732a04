// The editor of a draft: minutes add up while they are typed, and a sitting can be dragged to another half-day.
// Both send what the page's own forms send.

const rules = new Intl.PluralRules(document.documentElement.lang || "en");

function wordsFor(left, words) {
  if (left === 0) return words.full.other;
  const kind = left > 0 ? words.left : words.over;
  const count = Math.abs(left);
  return (kind[rules.select(count)] || kind.other).replace("#", count);
}

for (const form of document.querySelectorAll("form[data-minutes]")) {
  const held = Number(form.dataset.minutes);
  const words = JSON.parse(form.dataset.minutesWords);
  const shown = document.querySelector("[data-minutes-left]");
  const fields = [...form.elements].filter((field) => field.type === "number");
  const count = () => {
    const left = held - fields.reduce((sum, field) => sum + (Number(field.value) || 0), 0);
    shown.textContent = wordsFor(left, words);
    shown.classList.toggle("editor-over", left < 0);
  };
  if (shown) fields.forEach((field) => field.addEventListener("input", count));
}

const days = document.querySelector("[data-editor]");
const drag = document.querySelector("form[data-drag-form]");

if (days && drag && matchMedia("(hover: hover)").matches) {
  let dragged = null;
  days.dataset.editor = "drag";
  document.querySelector("[data-drag-help]").hidden = false;

  days.addEventListener("dragstart", (event) => {
    dragged = event.target.closest(".editor-card");
    if (!dragged) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", dragged.dataset.number);
    dragged.toggleAttribute("data-dragged", true);
  });

  days.addEventListener("dragover", (event) => {
    const cell = event.target.closest(".editor-cell");
    if (!dragged || !cell || cell.contains(dragged)) return;
    event.preventDefault();
    cell.toggleAttribute("data-target", true);
  });

  days.addEventListener("dragleave", (event) => {
    const cell = event.target.closest(".editor-cell");
    if (cell && !cell.contains(event.relatedTarget)) cell.removeAttribute("data-target");
  });

  days.addEventListener("drop", (event) => {
    const cell = event.target.closest(".editor-cell");
    if (!dragged || !cell || cell.contains(dragged)) return;
    event.preventDefault();
    const there = event.target.closest(".editor-card") || cell.querySelector('.editor-card[draggable="true"]');
    drag.elements.number.value = dragged.dataset.number;
    drag.elements.place.value = there ? `swap ${there.dataset.number}` : cell.dataset.place;
    drag.submit();
  });

  days.addEventListener("dragend", () => {
    dragged?.removeAttribute("data-dragged");
    for (const cell of days.querySelectorAll("[data-target]")) cell.removeAttribute("data-target");
  });
}
