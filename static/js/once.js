// What was just sent is not sent again by a second click: the first answer is still under way.
// A form that another module sends from here (stay.js) is that module's to guard.

const A_WHILE = 8000;
const sent = new Map();

const isDeed = (form) => form.getAttribute("method")?.toLowerCase() === "post";

function restore(form) {
  clearTimeout(sent.get(form)?.timer);
  sent.get(form)?.button?.removeAttribute("aria-disabled");
  sent.delete(form);
}

addEventListener("submit", (event) => {
  if (!sent.has(event.target)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
}, true);

// Last of all, for whoever has something against it has said so by now.
addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || !isDeed(form)) return;
  const button = event.submitter;
  button?.setAttribute("aria-disabled", "true");
  sent.set(form, { button, timer: setTimeout(restore, A_WHILE, form) });
});

// The way back shows the page as it was left, with deeds that can be done.
addEventListener("pageshow", () => [...sent.keys()].forEach(restore));
