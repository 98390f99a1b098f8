// Asks once before an act that cannot be taken back. The server asks or undoes by itself too.

export function wake(button) {
  button.addEventListener("click", (event) => {
    if (!window.confirm(button.dataset.confirm)) event.preventDefault();
  });
}
