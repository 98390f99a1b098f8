// A signature drawn with a finger; who cannot draw sends a photo, or signs the paper.

export function wake(input) {
  const { dataset } = document.querySelector("[data-signature-words]");
  const canvas = Object.assign(document.createElement("canvas"), { width: 600, height: 200 });
  canvas.className = "signature";
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", dataset.label);
  const again = Object.assign(document.createElement("button"), { type: "button", textContent: dataset.again });
  again.className = "button button-quiet";
  const pen = canvas.getContext("2d");
  Object.assign(pen, { lineWidth: 4, lineCap: "round", lineJoin: "round", strokeStyle: "#000" });
  const at = (event) => {
    const scale = canvas.width / canvas.clientWidth;
    return [event.offsetX * scale, event.offsetY * scale];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    pen.beginPath();
    pen.moveTo(...at(event));
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!event.buttons) return;
    pen.lineTo(...at(event));
    pen.stroke();
  });
  canvas.addEventListener("pointerup", () => {
    input.value = canvas.toDataURL("image/png");
    input.form.querySelector("[name=how][value=drawn]").checked = true;
  });
  again.addEventListener("click", () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    input.value = "";
  });
  input.form.querySelector("[name=how]").closest(".field").after(canvas, again);
}
