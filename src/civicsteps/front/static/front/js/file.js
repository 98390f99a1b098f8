// Shows a chosen photo, and says before the upload that it is too large (`data-max-bytes`).

export function wake(input) {
  const shown = document.createElement("div");
  shown.className = "file-shown";
  shown.setAttribute("role", "status");
  input.after(shown);
  input.addEventListener("change", () => show(input, shown));
}

function show(input, shown) {
  for (const img of shown.querySelectorAll("img")) URL.revokeObjectURL(img.src);
  shown.replaceChildren();
  const limit = Number(input.dataset.maxBytes) || Infinity;
  if ([...input.files].some((file) => file.size > limit)) {
    input.value = "";
    shown.append(complaint(input.dataset.tooLarge));
    return;
  }
  for (const file of input.files) {
    shown.append(file.type.startsWith("image/") ? picture(file) : document.createTextNode(file.name));
  }
}

function picture(file) {
  const img = document.createElement("img");
  img.src = URL.createObjectURL(file);
  img.alt = file.name;
  img.addEventListener("error", () => img.replaceWith(file.name)); // HEIC and the like
  return img;
}

function complaint(text) {
  const said = document.createElement("p");
  said.className = "error";
  said.textContent = text;
  return said;
}
