// What waits for a signal on this phone, and how it leaves: once.
// Read by the pages as a module and by the worker as a script, so that it exports nothing.

self.outbox = (() => {
  const HERE = "civic-steps";
  const OLDEST = 30 * 24 * 3600 * 1000;
  const LOOKING = 2300; // a form open to everybody wants a moment between its page and its sending

  const ready = () => typeof indexedDB !== "undefined" && indexedDB;

  function open() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open(HERE, 1);
      asked.onupgradeneeded = () => {
        asked.result.createObjectStore("waiting", { keyPath: "id" });
        asked.result.createObjectStore("files", { keyPath: "key" });
      };
      asked.onsuccess = () => done(asked.result);
      asked.onerror = () => failed(asked.error);
    });
  }

  async function at(shelf, mode, ask) {
    const base = await open();
    try {
      return await new Promise((done, failed) => {
        const deal = base.transaction(shelf, mode);
        const asked = ask(deal.objectStore(shelf));
        deal.oncomplete = () => done(asked.result);
        deal.onabort = deal.onerror = () => failed(deal.error);
      });
    } finally {
      base.close();
    }
  }

  const all = () => at("waiting", "readonly", (shelf) => shelf.getAll());
  const put = (item) => at("waiting", "readwrite", (shelf) => shelf.put(item));
  const drop = (id) => at("waiting", "readwrite", (shelf) => shelf.delete(id));
  const keepFiles = (key, fields) => at("files", "readwrite", (shelf) => shelf.put({ key, fields }));
  const filesOf = async (key) => (await at("files", "readonly", (shelf) => shelf.get(key)))?.fields ?? {};
  const dropFiles = (key) => at("files", "readwrite", (shelf) => shelf.delete(key));

  /** Erases what one person left: what waits, and files of forms that were begun. */
  async function forget(who) {
    for (const item of await all()) if (item.who === who) await drop(item.id);
    const keys = await at("files", "readonly", (shelf) => shelf.getAllKeys());
    for (const key of keys) if (key.startsWith(`draft:${who}:`)) await dropFiles(key);
  }

  function found(page, name) {
    const mark = page.match(new RegExp(`name="${name}"[^>]*? value="([^"]*)"`));
    return mark ? mark[1].replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#x27;", "'") : null;
  }

  /** Sends one form as it would be sent now; tells what became of it. */
  async function send(item) {
    const page = await fetch(item.page, { credentials: "same-origin", cache: "no-store" });
    if (page.status >= 500) return { state: "waiting" };
    const text = await page.text();
    const elsewhere = page.redirected && new URL(page.url).pathname !== new URL(item.page).pathname;
    const who = text.match(/<body[^>]* data-who="([^"]*)"/)?.[1];
    if (elsewhere || (page.ok && who !== item.who)) return { state: "sign_in" };
    const token = found(text, "csrfmiddlewaretoken");
    if (!page.ok || !token) return { state: "refused" };
    const body = new FormData();
    for (const [name, value] of item.fields) {
      if (name === "csrfmiddlewaretoken") body.append(name, token);
      else if (name === "shown") body.append(name, found(text, "shown") ?? value);
      else if (value instanceof Blob) body.append(name, value, value.name || "file");
      else body.append(name, value);
    }
    if (body.has("shown")) await new Promise((done) => setTimeout(done, LOOKING));
    const answer = await fetch(item.url, { method: "POST", body, credentials: "same-origin" });
    if (answer.redirected && answer.ok) return { state: "done", to: answer.url };
    return { state: answer.status >= 500 || answer.status === 429 ? "waiting" : "refused" };
  }

  async function one(item) {
    try {
      Object.assign(item, await send(item));
    } catch {
      item.state = "waiting"; // no signal yet; the form's own key makes a second sending count once
    }
    await put(item);
    return item;
  }

  async function sendAll(ids) {
    for (const item of await all()) {
      if (Date.now() - item.at > OLDEST) await drop(item.id);
      else if (ids ? ids.includes(item.id) : item.state !== "done" && item.state !== "refused") await one(item);
    }
  }

  /** Sends what waits; never from two places at a time where the browser can tell. */
  async function flush(ids) {
    const locks = self.navigator?.locks;
    if (locks) await locks.request(HERE, () => sendAll(ids));
    else await sendAll(ids);
  }

  return { ready, all, put, drop, flush, forget, keepFiles, filesOf, dropFiles };
})();
