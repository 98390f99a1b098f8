// What is typed stays on this phone until it is sent, with the photos that were chosen; after a
// crash it is offered back.

import "./outbox.js";
import { fieldsOf, read, write, writeFiles } from "./fields.js";
import { queue } from "./queue.js";

const { outbox } = self;
const PENDING = "form-sent";
const OLD = 30 * 24 * 3600 * 1000;
const words = () => document.getElementById("words")?.dataset ?? {};

function shelf() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

export function wake(form) {
  const store = shelf();
  const who = document.body.dataset.who ?? "";
  const apart = "noDrafts" in document.body.dataset || form.closest("[data-no-autosave]");
  const makes = form.querySelector("[name=once], [name=version]");
  if (!store || apart || !makes || !fieldsOf(form).some((el) => el.type !== "hidden")) return;
  const key = `draft:${who}:${location.pathname}${location.search}`;
  if ("kept" in document.body.dataset && form.elements.once) form.elements.once.value = fresh();
  const before = JSON.stringify(read(form));
  if (store.getItem(PENDING) === key) store.removeItem(PENDING);
  if (!form.querySelector(".error-summary")) offer(form, store, key, before);
  keep(form, store, key);
  queue(form, who, () => {
    store.removeItem(PENDING);
    return forget(store, key);
  });
}

/** A kept page has been sent before, perhaps: what is typed now is another thing. */
function fresh() {
  const bits = crypto.getRandomValues(new Uint8Array(16));
  bits[6] = (bits[6] & 15) | 64;
  bits[8] = (bits[8] & 63) | 128;
  const hex = [...bits].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
}

function offer(form, store, key, before) {
  let kept;
  try {
    kept = JSON.parse(store.getItem(key));
  } catch {
    store.removeItem(key);
  }
  if (!kept?.fields || Date.now() - kept.at > OLD) return;
  if (JSON.stringify(kept.fields) === before && !kept.files) return;
  const said = words();
  const box = document.createElement("div");
  box.className = "notice draft";
  box.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = said.found.replace("{when}", new Date(kept.at).toLocaleString(document.documentElement.lang));
  box.append(text, button(said.back, "back"), button(said.leave, "leave", true));
  box.addEventListener("click", async (event) => {
    const did = event.target.closest("button")?.dataset.did;
    if (!did) return;
    box.remove();
    if (did === "leave") return forget(store, key);
    write(form, kept.fields);
    if (kept.files && outbox.ready()) writeFiles(form, await outbox.filesOf(key).catch(() => ({})));
  });
  form.prepend(box);
}

function button(text, did, quiet) {
  const made = document.createElement("button");
  Object.assign(made, { type: "button", className: quiet ? "button button-quiet" : "button", textContent: text });
  made.dataset.did = did;
  return made;
}

function keep(form, store, key) {
  const note = form.querySelector("[data-autosave-note]");
  let timer;
  const save = () => {
    const files = [...form.querySelectorAll("input[type=file]")].some((input) => input.files.length);
    try {
      store.setItem(key, JSON.stringify({ at: Date.now(), fields: read(form), files }));
      if (note) note.hidden = false;
    } catch {
      if (note) note.hidden = true; // the phone is full: say nothing false
    }
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  });
  form.addEventListener("change", (event) => {
    if (event.target.type !== "file" || !outbox.ready()) return;
    const chosen = {};
    for (const input of form.querySelectorAll("input[type=file]")) {
      if (input.files.length) chosen[input.name] = [...input.files];
    }
    outbox.keepFiles(key, chosen).then(save, () => {});
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    save();
    store.setItem(PENDING, key);
  });
}

export async function forget(store, key) {
  store.removeItem(key);
  if (outbox.ready()) await outbox.dropFiles(key).catch(() => {});
}
