// Wakes the behaviours that this page asks for by a data- hook. Without them every page still works.

const behaviours = {
  "[data-focus]": () => import("./focus.js"),
  "[data-autosave]": () => import("./autosave.js"),
  "[data-share]": () => import("./share.js"),
  "input[data-file]": () => import("./file.js"),
  "[data-locate]": () => import("./locate.js"),
  "[data-confirm]": () => import("./confirm.js"),
  "[data-map], [data-map-picker]": () => import("./map.js"),
  "details[data-menu], details[data-keep]": () => import("./details.js"),
};

forgetSentDraft();

for (const [hook, load] of Object.entries(behaviours)) {
  const places = document.querySelectorAll(hook);
  if (places.length) load().then(({ wake }) => places.forEach(wake));
}

/** A draft that was sent is dropped on the next page, unless that page says it was not taken. */
function forgetSentDraft() {
  try {
    const sent = localStorage.getItem("form-sent");
    if (!sent) return;
    localStorage.removeItem("form-sent");
    if (!document.querySelector(".error-summary, .trouble")) localStorage.removeItem(sent);
  } catch {
    // no storage, no draft
  }
}
