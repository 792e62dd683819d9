// One thing at a time: a form that is busy says so, and what is refused is said where it belongs.
import { byId } from "./dom.js";
import { Refusal } from "./service.js";
import { complain } from "./sources.js";

/**
 * Does some work for a form. `places` says which fieldset a refused field of the request stands in; whatever has no
 * place is said under the buttons.
 */
export async function working(id, places, work) {
  const form = byId(id);
  const button = form.querySelector("button[type=submit]");
  byId(`${id}-error`).textContent = "";
  form.setAttribute("aria-busy", "true");
  button.disabled = true;
  byId(`${id}-status`).textContent = "Reading and comparing …";
  try {
    await work();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    button.disabled = false;
    if (places[error.part]) complain(places[error.part], error.message);
    else byId(`${id}-error`).textContent = error.message;
  } finally {
    form.removeAttribute("aria-busy");
    button.disabled = false;
    byId(`${id}-status`).textContent = "";
  }
}
