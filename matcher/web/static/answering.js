// What belongs together lights up together: a requirement, the words of the posting, the evidence in the resume.

/** Makes the marks and the lines of a result answer each other by pointing, by a click and by the keyboard. */
export function answer(result) {
  for (const mark of result.querySelectorAll(".text mark")) {
    mark.tabIndex = 0;
    mark.setAttribute("role", "button");
    mark.addEventListener("click", () => go(result, mark));
    mark.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      go(result, mark);
    });
  }
  for (const one of result.querySelectorAll("[data-r]")) {
    for (const name of ["mouseenter", "focusin"]) one.addEventListener(name, () => light(result, one));
    for (const name of ["mouseleave", "focusout"]) one.addEventListener(name, () => dark(result));
  }
}

const asked = (one) => new Set(one.dataset.r.split(" "));

function alike(result, one) {
  const wanted = asked(one);
  return [...result.querySelectorAll("[data-r]")].filter((other) => [...asked(other)].some((id) => wanted.has(id)));
}

function light(result, one) {
  dark(result);
  for (const other of alike(result, one)) other.classList.add("lit");
}

function dark(result) {
  for (const one of result.querySelectorAll(".lit")) one.classList.remove("lit");
}

/** Goes from a mark to what answers it in the other text, else to its line in the list. */
function go(result, mark) {
  const side = mark.closest(".text");
  const found = alike(result, mark).filter((other) => !side.contains(other));
  const to = found.find((other) => other.closest(".text")) ?? found[0];
  if (!to) return;
  if (!to.hasAttribute("tabindex")) to.tabIndex = -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "center" });
  light(result, to);
}
