// Says every 20 seconds that this form is open, and shows who else writes in it.

const BEAT = 20000;

export function wake(place) {
  const token = place.closest("form")?.querySelector("[name=csrfmiddlewaretoken]")?.value;
  if (!token || !place.dataset.at) return;
  const beat = async () => {
    if (document.hidden) return;
    const body = new URLSearchParams({ at: place.dataset.at, csrfmiddlewaretoken: token });
    try {
      const answer = await fetch(place.dataset.presence, { method: "POST", body });
      if (answer.ok) say(place, (await answer.json()).others);
    } catch {
      // no signal: whoever else is there does not see us either
    }
  };
  beat();
  setInterval(beat, BEAT);
  document.addEventListener("visibilitychange", beat);
}

function say(place, others) {
  const now = [...place.children].map((line) => line.textContent.trim());
  if (now.join("\n") === others.join("\n")) return; // nothing new to read aloud
  place.replaceChildren(
    ...others.map((text) =>
      Object.assign(document.createElement("p"), { className: "presence-who", textContent: text }),
    ),
  );
}
