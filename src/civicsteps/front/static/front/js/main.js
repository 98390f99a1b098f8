// Wakes the behaviours that this page asks for by a data- hook. Without them every page still works.

const behaviours = {
  "[data-focus]": () => import("./focus.js"),
  "main form[method=post]": () => import("./draft.js"),
  "[data-presence]": () => import("./presence.js"),
  "[data-read]": () => import("./read.js"),
  "[data-forget]": () => import("./forget.js"),
  "[data-offline]": () => import("./offline.js"),
  "[data-share]": () => import("./share.js"),
  "input[data-file]": () => import("./file.js"),
  "[data-signature]": () => import("./signature.js"),
  "[data-locate]": () => import("./locate.js"),
  "[data-confirm]": () => import("./confirm.js"),
  "[data-map], [data-map-picker]": () => import("./map.js"),
  "details[data-menu], details[data-keep]": () => import("./details.js"),
};

rememberWho();
forgetSentDraft();
showWhatWaits();
readWithoutSignal();

for (const [hook, load] of Object.entries(behaviours)) {
  const places = document.querySelectorAll(hook);
  // What cannot be fetched, without a signal, is done without.
  if (places.length) load().then(({ wake }) => places.forEach(wake), () => {});
}

/** A page that was kept for everybody is read by whoever was here last. */
function rememberWho() {
  const { dataset } = document.body;
  try {
    if (!("kept" in dataset)) localStorage.setItem("who", dataset.who ?? "");
    else if (!dataset.who) dataset.who = localStorage.getItem("who") ?? "";
  } catch {
    // no storage, no draft
  }
}

/** A draft that was sent is dropped on the page that came of it, unless it was not taken. */
function forgetSentDraft() {
  const sent = kept("form-sent");
  const path = sent?.split(":").slice(2).join(":");
  if (!sent || path === location.pathname + location.search || "kept" in document.body.dataset) return;
  localStorage.removeItem("form-sent");
  const from = document.referrer.slice(location.origin.length);
  if (from !== path || document.querySelector(".error-summary, .trouble")) return;
  import("./draft.js").then(({ forget }) => forget(localStorage, sent));
}

/** What waits for a signal is shown on every page. */
function showWhatWaits() {
  if (Number(kept("waiting"))) import("./waiting.js").then(({ wake }) => wake());
}

/** Where the browser can, pages that were seen can be seen again without a signal. */
function readWithoutSignal() {
  if (!navigator.serviceWorker || !window.isSecureContext) return;
  const register = () => navigator.serviceWorker.register("/sw.js").catch(() => {});
  const later = () => setTimeout(register, 1500); // the page comes first
  if (document.readyState === "complete") later();
  else window.addEventListener("load", later);
}

function kept(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null; // no storage, no draft
  }
}
