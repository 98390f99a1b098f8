// The page without a signal lists what this phone has kept.

export async function wake(place) {
  if (!self.caches) return;
  const list = place.querySelector("[data-kept-list]");
  const kept = [];
  for (const name of ["own", "pages"]) {
    if (!(await caches.has(name))) continue;
    const shelf = await caches.open(name);
    for (const request of await shelf.keys()) {
      const answer = await shelf.match(request);
      const title = decodeURIComponent(answer.headers.get("X-Kept-Title") ?? "").replace(/ · [^·]*$/, "");
      if (title) kept.push({ title, url: request.url, at: Number(answer.headers.get("X-Kept-At")) });
    }
  }
  const seen = new Set();
  for (const { title, url, at } of kept.sort((a, b) => b.at - a.at)) {
    if (seen.has(url)) continue;
    seen.add(url);
    const link = Object.assign(document.createElement("a"), { className: "line", href: url });
    const when = Object.assign(document.createElement("span"), { className: "quiet small" });
    when.textContent = new Date(at).toLocaleString(document.documentElement.lang);
    const said = Object.assign(document.createElement("strong"), { textContent: title });
    const both = Object.assign(document.createElement("span"), { className: "line-words" });
    both.append(said, when);
    link.append(both);
    const line = document.createElement("li");
    line.append(link);
    list.append(line);
  }
  place.querySelector("[data-kept-none]").hidden = seen.size > 0;
}
