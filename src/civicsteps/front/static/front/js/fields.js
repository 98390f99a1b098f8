// What is typed in a form, read and written back.

const SKIP = new Set(["password", "file", "hidden", "submit", "button"]);
const SOMEBODYS = /name|address|email|tel|bday|code/; // who signs and where they live is not kept
const PLACE = new Set(["lat", "lon", "accuracy"]);

export function fieldsOf(form) {
  return [...form.elements].filter(
    (el) =>
      el.name &&
      (!SKIP.has(el.type) || PLACE.has(el.name)) &&
      !el.closest(".honeypot, .conflicts") &&
      !(el.autocomplete !== "off" && SOMEBODYS.test(el.autocomplete ?? "")),
  );
}

export function read(form) {
  const kept = {};
  for (const el of fieldsOf(form)) {
    if (el.type === "checkbox" || el.type === "radio") {
      if (el.checked) (kept[el.name] ??= []).push(el.value);
    } else if (el.multiple) {
      kept[el.name] = [...el.selectedOptions].map((option) => option.value);
    } else if (el.value) {
      kept[el.name] = [el.value];
    }
  }
  return kept;
}

export function write(form, kept) {
  for (const el of fieldsOf(form)) {
    const values = kept[el.name] ?? [];
    if (el.type === "checkbox" || el.type === "radio") el.checked = values.includes(el.value);
    else if (el.multiple) for (const o of el.options) o.selected = values.includes(o.value);
    else el.value = values[0] ?? "";
  }
}

export function writeFiles(form, files) {
  for (const [name, chosen] of Object.entries(files)) {
    const input = form.querySelector(`input[type=file][name="${name}"]`);
    if (!input || typeof DataTransfer === "undefined") continue;
    const moved = new DataTransfer();
    for (const file of chosen) moved.items.add(new File([file], file.name, { type: file.type }));
    input.files = moved.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  }
}
