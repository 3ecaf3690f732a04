// "Choose all on this page": the link asks the server for the page with all boxes ticked; here they are ticked in place.

for (const link of document.querySelectorAll("a[data-all]")) {
  const boxes = [...document.querySelectorAll(`input[type=checkbox][name="${link.dataset.all}"]`)];
  const say = () => { link.textContent = boxes.every((box) => box.checked) ? link.dataset.none : link.dataset.every; };
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const isAll = boxes.every((box) => box.checked);
    for (const box of boxes) box.checked = !isAll;
    say();
  });
  for (const box of boxes) box.addEventListener("change", say);
  say();
}
