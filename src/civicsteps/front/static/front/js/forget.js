// Going out erases what this person left on the phone: pages, drafts, what waited for a signal.

import "./outbox.js";

export async function wake(form) {
  const who = document.body.dataset.who ?? "";
  const { outbox } = self;
  let left = false;
  form.addEventListener("submit", async (event) => {
    if (left) return;
    event.preventDefault();
    await erase(who, outbox).catch(() => {});
    left = true;
    HTMLFormElement.prototype.submit.call(form);
  });
  if (!outbox.ready()) return;
  const waits = (await outbox.all().catch(() => [])).some((item) => item.who === who && item.state !== "done");
  if (!waits) return;
  const said = document.createElement("p");
  said.className = "notice notice-warning";
  said.textContent = document.getElementById("words").dataset.lost;
  form.before(said);
}

async function erase(who, outbox) {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`draft:${who}:`)) localStorage.removeItem(key);
  }
  await self.caches?.delete("own");
  if (outbox.ready()) await outbox.forget(who);
}
