// „Sunt aici acum”: asks the phone for its place, once, and writes it into the form's fields.

export function wake(button) {
  const place = button.closest("[data-map-picker]");
  const say = place.querySelector("[data-locate-say]");
  if (!navigator.geolocation || !window.isSecureContext) return;
  button.hidden = false;

  button.addEventListener("click", () => {
    button.disabled = true;
    say.textContent = button.dataset.waiting;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        button.disabled = false;
        put(place, coords);
        say.textContent = button.dataset.done.replace("{m}", Math.ceil(coords.accuracy));
      },
      () => {
        button.disabled = false;
        say.textContent = button.dataset.failed;
      },
      { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 },
    );
  });
}

export function put(place, { latitude, longitude, accuracy }) {
  const { latField, lonField, accuracyField } = place.dataset;
  const values = {
    [latField]: latitude.toFixed(6),
    [lonField]: longitude.toFixed(6),
    [accuracyField]: accuracy === null ? "" : Math.ceil(accuracy),
  };
  for (const [name, value] of Object.entries(values)) {
    const field = document.getElementById(name);
    if (field) field.value = value;
  }
  place.dispatchEvent(new CustomEvent("placed", { detail: { latitude, longitude } }));
}
