// Keeps the shell of the site, and the pages that were seen, for when there is no signal.
// `KNOWN` is written before this by the server: see front/views/pwa.py. What may be kept the
// server says of each page (`X-Offline`); a page that says no-store or private never is.

const { KNOWN, outbox } = self;
const SHELL = `shell-${KNOWN.version}`;
const OWNER = "/-/who";

self.addEventListener("install", (event) => {
  event.waitUntil(fill().then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(tidy().then(() => self.clients.claim()));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event));
  else if (url.pathname.startsWith(KNOWN.static)) event.respondWith(part(request));
});

self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(outbox.flush());
});

async function fill() {
  const shell = await caches.open(SHELL);
  for (const path of KNOWN.shell) {
    const answer = await fetch(path);
    if (answer.ok) await shell.put(path, answer);
  }
  for (const path of [...Object.values(KNOWN.pages), ...KNOWN.ready]) {
    // Nobody's: as a visitor sees them.
    const answer = await fetch(path, { credentials: "omit" });
    if (answer.ok) await store(shell, new URL(path, location.href).href, answer);
  }
}

async function tidy() {
  for (const name of await caches.keys()) {
    if (name.startsWith("shell-") && name !== SHELL) await caches.delete(name);
  }
}

async function part(request) {
  const shell = await caches.open(SHELL);
  const kept = await shell.match(request);
  if (kept && !KNOWN.fresh) return kept; // a name with a hash always holds the same
  try {
    return await fetch(request);
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

async function page(event) {
  const { request } = event;
  try {
    const answer = await fetch(request);
    const seen = answer.clone();
    event.waitUntil(inTurn(() => look(request, seen)));
    return answer;
  } catch {
    return (await seen(request)) ?? (await without(request));
  }
}

/** One page after the other: two at a time could each sweep what the other keeps. */
let turn = Promise.resolve();

function inTurn(job) {
  turn = turn.then(job).catch(() => {});
  return turn;
}

/** Keeps a page that may be kept, under whom it is for. */
async function look(request, answer) {
  const [whose, person = ""] = (answer.headers.get("X-Offline") ?? "").split(" ");
  if (!whose) return;
  await settle(person);
  const no = /no-store|private/.test(answer.headers.get("Cache-Control") ?? "");
  if (no || !answer.ok || answer.redirected) return;
  const shelf = await caches.open(whose === "own" ? "own" : "pages");
  await store(shelf, request.url, answer);
  const keys = (await shelf.keys()).filter((one) => !one.url.endsWith(OWNER));
  for (const old of keys.slice(0, Math.max(0, keys.length - KNOWN.most))) await shelf.delete(old);
}

/** Puts a page by, with its title and the moment. */
async function store(shelf, url, answer) {
  const text = await answer.text();
  const title = text.match(/<title>([^<]*)<\/title>/)?.[1]?.trim() ?? "";
  const headers = new Headers(answer.headers);
  headers.set("X-Kept-At", String(Date.now()));
  headers.set("X-Kept-Title", encodeURIComponent(plain(title)));
  for (const name of ["Content-Encoding", "Content-Length", "Set-Cookie"]) headers.delete(name);
  await shelf.delete(url);
  await shelf.put(url, new Response(text, { status: 200, headers }));
}

/** What was kept for somebody goes as soon as somebody else, or nobody, is here. */
async function settle(person) {
  if (!(await caches.has("own"))) {
    if (!person) return;
  } else {
    const own = await caches.open("own");
    const before = await (await own.match(OWNER))?.text();
    if (before === person) return;
    await caches.delete("own");
    if (!person) return;
  }
  const own = await caches.open("own");
  await own.put(OWNER, new Response(person));
}

async function seen(request) {
  for (const name of ["own", "pages", SHELL]) {
    const kept = (await caches.has(name)) && (await (await caches.open(name)).match(request.url));
    if (kept) return marked(kept, language(request));
  }
  return null;
}

/** The page as it was, with a line on top that says so. */
async function marked(kept, speaks) {
  const when = new Date(Number(kept.headers.get("X-Kept-At")));
  const said = KNOWN.words[speaks].replace("{when}", when.toLocaleString(speaks, { dateStyle: "long", timeStyle: "short" }));
  const banner = `<p class="notice notice-warning kept" role="status">${said}</p>`;
  const text = (await kept.text())
    .replace("<body", '<body data-kept=""')
    .replace(/<main [^>]*>/, (main) => main + banner);
  return new Response(text, { status: 200, headers: kept.headers });
}

async function without(request) {
  const shell = await caches.open(SHELL);
  return (await shell.match(KNOWN.pages[language(request)])) ?? Response.error();
}

function language(request) {
  return /^\/en(\/|$)/.test(new URL(request.url).pathname) ? "en" : "ro";
}

function plain(text) {
  return text.replaceAll("&quot;", '"').replaceAll("&#x27;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
