// Where documents come from: chosen, dropped or pasted. Each fieldset of class "source" is one.
import { byId, make } from "./dom.js";

/** What stands in a place to drop files before one is chosen. */
const empty = new Map();
const ADDRESS = /^(https?:\/\/|www\.)\S+$/i;

/** Makes a fieldset take files that are dropped on it, and show what is chosen. */
export function prepare(id) {
  const box = byId(id);
  const input = byId(`${id}-file`);
  input.addEventListener("change", () => { shown(id); complain(id, ""); });
  byId(`${id}-text`)?.addEventListener("input", () => complain(id, ""));
  for (const name of ["dragenter", "dragover"])
    box.addEventListener(name, (event) => { event.preventDefault(); box.classList.add("over"); });
  for (const name of ["dragleave", "drop"]) box.addEventListener(name, () => box.classList.remove("over"));
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    if (event.dataTransfer.files.length) choose(id, [...event.dataTransfer.files]);
    else if (byId(`${id}-text`)) paste(id, event.dataTransfer.getData("text"));
  });
}

/** Puts files into a fieldset, as if somebody had chosen them; what was pasted before gives way. */
export function choose(id, files) {
  const chosen = new DataTransfer();
  for (const file of byId(`${id}-file`).multiple ? files : files.slice(0, 1)) chosen.items.add(file);
  byId(`${id}-file`).files = chosen.files;
  if (byId(`${id}-text`)) byId(`${id}-text`).value = "";
  shown(id);
  complain(id, "");
}

function paste(id, text) {
  byId(`${id}-text`).value = text;
  byId(`${id}-file`).value = "";
  shown(id);
}

function shown(id) {
  const files = [...byId(`${id}-file`).files];
  const label = document.querySelector(`label.drop[for="${id}-file"]`);
  const names = files.length > 3 ? `${files.length} files` : files.map((file) => file.name).join(", ");
  if (!empty.has(id)) empty.set(id, [...label.childNodes]);
  const said = [make("strong", "", make("bdi", "", names)), make("span", "again", "choose or drop again to change")];
  label.replaceChildren(...(files.length ? said : empty.get(id)));
  label.classList.toggle("chosen", files.length > 0);
}

/** All documents of a fieldset: its files, and its pasted text as one more. */
export function all(id) {
  const text = byId(`${id}-text`)?.value ?? "";
  const pasted = text.trim() ? [new File([text], `${id.split("-").pop().replace(/s$/, "")}.txt`, { type: "text/plain" })] : [];
  return [...byId(`${id}-file`).files, ...pasted];
}

/** The one document of a fieldset: its file, else its pasted text. */
export const one = (id) => all(id)[0];

/** Says under a fieldset what is wrong with it, and goes there; "" takes it back. */
export function complain(id, text) {
  byId(`${id}-error`).textContent = text;
  for (const field of [byId(`${id}-file`), byId(`${id}-text`)]) {
    if (!field) continue;
    if (text) field.setAttribute("aria-invalid", "true");
    else field.removeAttribute("aria-invalid");
  }
  if (text) (byId(`${id}-text`)?.value ? byId(`${id}-text`) : byId(`${id}-file`)).focus();
}

/** Whether a fieldset holds something that can be sent; if not, it says what to do. */
export function isReady(id, what) {
  const text = byId(`${id}-text`)?.value.trim() ?? "";
  if (ADDRESS.test(text))
    complain(id, `This is a web address, and nothing is fetched from the web here. Open it in your browser, copy the text of ${what} and paste it, or save the page and drop the file.`);
  else if (!all(id).length)
    complain(id, id === "screen-resumes" ? `Choose ${what}.` : `Choose a file with ${what}, or paste its text.`);
  else complain(id, "");
  return !byId(`${id}-error`).textContent;
}
