// Keeps what is typed in a long form on this phone until it is sent.
// `data-autosave="key"` on the form; nothing is kept inside `data-no-autosave` (safe mode).
// The page after a success drops the draft (main.js).

const PREFIX = "form:";
const SKIP = new Set(["password", "file", "hidden", "submit", "button"]);
const PENDING = "form-sent";

function store() {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function fieldsOf(form) {
  return [...form.elements].filter((el) => el.name && !SKIP.has(el.type) && !el.closest(".honeypot"));
}

function read(form) {
  const kept = {};
  for (const el of fieldsOf(form)) {
    if (el.type === "checkbox" || el.type === "radio") {
      if (el.checked) (kept[el.name] ??= []).push(el.value);
    } else if (el.value) {
      kept[el.name] = [el.value];
    }
  }
  return kept;
}

function write(form, kept) {
  for (const el of fieldsOf(form)) {
    const values = kept[el.name];
    if (!values) continue;
    if (el.type === "checkbox" || el.type === "radio") el.checked = values.includes(el.value);
    else if (!el.value) el.value = values[0];
  }
}

export function wake(form) {
  const shelf = store();
  if (!shelf || form.closest("[data-no-autosave]")) return;
  const key = PREFIX + form.dataset.autosave;
  const note = form.querySelector("[data-autosave-note]");
  const cameBack = form.querySelector(".error-summary");

  const kept = shelf.getItem(key);
  if (kept && !cameBack) {
    try {
      write(form, JSON.parse(kept));
      if (note) note.hidden = false;
    } catch {
      shelf.removeItem(key);
    }
  }

  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      try {
        shelf.setItem(key, JSON.stringify(read(form)));
        if (note) note.hidden = false;
      } catch {
        if (note) note.hidden = true; // the phone is full: say nothing false
      }
    }, 400);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    shelf.setItem(PENDING, key);
  });
}
