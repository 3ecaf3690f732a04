// Print buttons are there where there is something to press them for; what is folded is printed open.

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

let folded = [];

addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("details:not([open])")];
  for (const fold of folded) fold.open = true;
});

addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});
