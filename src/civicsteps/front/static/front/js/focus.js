// After a form comes back with errors, start the reader at their summary.

export function wake(place) {
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}
