// What a reader unfolded stays unfolded when the page is opened again in this tab.

const page = location.pathname;

for (const fold of document.querySelectorAll("details[data-remember]")) {
  const key = `${page}#${fold.dataset.remember}`;
  if (sessionStorage.getItem(key) === "open") fold.open = true;
  fold.addEventListener("toggle", () => sessionStorage.setItem(key, fold.open ? "open" : ""));
}
