// Whoever has looked at what is new for a while has read it: the button is pressed for them.

const A_WHILE = 4000;

export function wake(form) {
  setTimeout(async () => {
    if (document.hidden || !form.isConnected) return;
    const body = new FormData(form);
    body.append("read", "1");
    const answer = await fetch(location.pathname, { method: "POST", body }).catch(() => null);
    if (answer?.ok) form.hidden = true;
  }, A_WHILE);
}
