// „Așteaptă semnal: 2”: what waits on this phone, and what became of what has left.

import "./outbox.js";

const { outbox } = self;

export async function wake() {
  if (!outbox.ready()) return;
  try {
    const items = await show();
    if (!items.some(({ state }) => state === "waiting" || state === "sign_in")) return;
    window.addEventListener("online", leave);
    if (navigator.onLine !== false && !("kept" in document.body.dataset)) await leave();
  } catch {
    // a browser that keeps nothing: nothing waits
  }
}

async function leave(ids) {
  await outbox.flush(Array.isArray(ids) ? ids : undefined);
  await show();
}

/** Shows the list on top of the page, or takes it away. What has left stays until it is seen. */
export async function show() {
  const who = document.body.dataset.who ?? "";
  const items = (await outbox.all()).filter((item) => item.who === who || item.who === "");
  document.querySelector("[data-waiting-list]")?.remove();
  try {
    localStorage.setItem("waiting", String(items.length));
  } catch {
    // then only this page tells
  }
  if (items.length) document.querySelector("main").prepend(list(items));
  return items;
}

function list(items) {
  const words = document.getElementById("words").dataset;
  const box = document.createElement("section");
  box.className = "waiting";
  box.dataset.waitingList = "";
  box.setAttribute("role", "status");
  const waits = items.filter(({ state }) => state !== "done").length;
  if (waits) box.append(element("p", words.waiting.replace("{n}", waits), "waiting-title"));
  const lines = element("ul", "", "plain");
  for (const item of items) lines.append(line(item, words));
  box.append(lines);
  return box;
}

function line(item, words) {
  const made = element("li", `${item.title}: ${words[state(item)]} `);
  if (item.state === "done" || item.state === "refused") {
    const link = element("a", words.open);
    link.href = item.to ?? item.page;
    link.addEventListener("click", () => outbox.drop(item.id));
    made.append(link);
    if (item.state === "done") return made;
    link.addEventListener("click", () => giveBack(item));
  } else {
    made.append(act(words.send, () => leave([item.id])));
  }
  made.append(" ", act(words.drop, async () => {
    if (!window.confirm(words.sure)) return;
    await outbox.drop(item.id);
    await show();
  }));
  return made;
}

function state({ state }) {
  // data-state-sign_in is read as stateSign_in
  return `state${state[0].toUpperCase()}${state.slice(1)}`;
}

/** Puts what could not be sent back where drafts lie, so that its form offers it. */
function giveBack({ fields, page, who, at }) {
  const kept = {};
  for (const [name, value] of fields) if (!(value instanceof Blob)) (kept[name] ??= []).push(value);
  try {
    localStorage.setItem(`draft:${who}:${page.slice(location.origin.length)}`, JSON.stringify({ at, fields: kept }));
  } catch {
    // no room: the list still has it
  }
}

function act(text, run) {
  const made = element("button", text, "link");
  made.type = "button";
  made.addEventListener("click", run);
  return made;
}

function element(tag, text, name = "") {
  return Object.assign(document.createElement(tag), { textContent: text, className: name });
}
