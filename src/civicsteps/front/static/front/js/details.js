// A menu closes with Escape or a tap outside; a fold marked data-keep stays as the reader left it.

export function wake(fold) {
  if (fold.dataset.keep) remember(fold);
  if ("menu" in fold.dataset) closeGently(fold);
}

function remember(fold) {
  const key = `fold:${fold.dataset.keep}`;
  try {
    if (localStorage.getItem(key)) fold.open = localStorage.getItem(key) === "open";
    fold.addEventListener("toggle", () => localStorage.setItem(key, fold.open ? "open" : "shut"));
  } catch {
    // no storage: the fold simply starts shut
  }
}

function closeGently(menu) {
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
}
