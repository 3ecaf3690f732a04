// What is typed in a page that is being edited ([data-stay]) and not saved yet, kept for this tab by page and form: it
// comes back when the page does, however that was left. With it is kept on which edition of the draft it was typed, so
// that nobody's later change is overwritten unseen.

let isForgotten = false;
const place = () => `typed ${location.pathname}${location.search}`;
const nameOf = (form) => `${form.elements.deed?.value} ${form.elements.number?.value || ""}`;
const fieldsOf = (form) => [...form.elements].filter((one) => one.name && one.type !== "hidden" && one.type !== "submit");
const keyOf = (field) => field.dataset.keep || (field.type === "checkbox" ? `${field.name} ${field.value}` : field.name);
const valueOf = (field) => (field.type === "checkbox" ? field.checked : field.value);

function asSaved(field) {
  if (field.type === "checkbox") return field.defaultChecked;
  if (!field.options) return field.defaultValue;
  return ([...field.options].find((option) => option.defaultSelected) || field.options[0])?.value;
}

function typedIn(form) {
  const typed = fieldsOf(form).filter((field) => valueOf(field) !== asSaved(field));
  const values = Object.fromEntries(typed.map((field) => [keyOf(field), valueOf(field)]));
  return typed.length && { based_on: form.elements.based_on.value, values };
}

const forms = () => [...document.querySelectorAll("[data-stay] form")].filter((form) => form.elements.based_on);

const kept = () => JSON.parse(sessionStorage.getItem(place()) || "{}");

function keep(sent) {
  if (isForgotten) return;
  const all = kept();
  for (const form of forms()) {
    const typed = form !== sent && typedIn(form);
    if (typed) all[nameOf(form)] = typed;
    else delete all[nameOf(form)];
  }
  if (Object.keys(all).length) sessionStorage.setItem(place(), JSON.stringify(all));
  else sessionStorage.removeItem(place());
}

function put(form, typed) {
  let count = 0;
  for (const field of fieldsOf(form)) {
    const value = typed.values[keyOf(field)];
    if (value === undefined || value === asSaved(field)) continue;
    if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    count += 1;
  }
  if (count) form.elements.based_on.value = typed.based_on;
  return count;
}

function restore() {
  const all = kept();
  return forms().reduce((count, form) => count + (all[nameOf(form)] ? put(form, all[nameOf(form)]) : 0), 0);
}

const notice = document.querySelector("[data-typed]");
if (restore() && notice) notice.hidden = false;

notice?.querySelector("button").addEventListener("click", () => {
  isForgotten = true;
  sessionStorage.removeItem(place());
  location.reload();
});

document.addEventListener("sent", (event) => keep(event.target));
document.addEventListener("put", restore);
addEventListener("pagehide", () => keep());
