// Without a signal a form waits on this phone and leaves by itself, once.

import "./outbox.js";
import { wake as showWaiting } from "./waiting.js";

const { outbox } = self;
const words = () => document.getElementById("words")?.dataset ?? {};

export function queue(form, who, kept) {
  if (!form.querySelector("[name=once]") || !outbox.ready()) return;
  let through = false;
  form.addEventListener("submit", async (event) => {
    if (through || event.defaultPrevented || sure()) return;
    event.preventDefault();
    const { submitter } = event;
    if (await reached()) {
      through = true;
      if (submitter?.name) form.append(hidden(submitter));
      HTMLFormElement.prototype.submit.call(form);
      return;
    }
    const fields = [...new FormData(form)];
    if (submitter?.name) fields.push([submitter.name, submitter.value]);
    const title = document.querySelector("h1")?.textContent.trim() ?? document.title;
    const page = location.href.split("#")[0];
    await outbox.put({ id: form.elements.once.value, url: form.action || page, page, title, fields, who, at: Date.now(), state: "waiting" });
    await kept();
    form.replaceWith(said());
    await showWaiting();
    const worker = await navigator.serviceWorker?.ready.catch(() => null);
    await worker?.sync?.register("outbox").catch(() => {});
  });
}

/** Whether there is no need to try: the browser knows that the line is good. */
function sure() {
  return navigator.onLine !== false && navigator.connection?.effectiveType === "4g";
}

async function reached() {
  if (navigator.onLine === false) return false;
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), 5000);
  try {
    return (await fetch(words().reach, { cache: "no-store", signal: stop.signal })).ok;
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}

function hidden({ name, value }) {
  const made = document.createElement("input");
  return Object.assign(made, { type: "hidden", name, value });
}

function said() {
  const made = document.createElement("p");
  made.className = "notice notice-success";
  made.setAttribute("role", "status");
  made.textContent = words().kept;
  return made;
}
