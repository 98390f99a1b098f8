// Copy a ready text, or open the phone's own share sheet.

export function wake(place) {
  const text = place.querySelector("[data-share-text]").textContent.trim();
  const copy = place.querySelector("[data-copy]");
  const sheet = place.querySelector("[data-share-sheet]");

  if (navigator.clipboard) {
    copy.hidden = false;
    const label = copy.querySelector("span");
    const before = label.textContent;
    label.setAttribute("aria-live", "polite");
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      label.textContent = copy.dataset.copied;
      setTimeout(() => (label.textContent = before), 2500);
    });
  }

  if (navigator.share && sheet) {
    sheet.hidden = false;
    sheet.addEventListener("click", () => navigator.share({ text }).catch(() => {}));
  }
}
