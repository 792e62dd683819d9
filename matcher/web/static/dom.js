// Small helpers: elements, messages, and the one way in which markup of the server gets into the page.

const policy = globalThis.trustedTypes?.createPolicy("fragments", { createHTML: (markup) => markup });

export const byId = (id) => document.getElementById(id);

/** An element with a class and children, which are elements or texts. What comes from a file is only ever a text. */
export function make(name, css, ...children) {
  const made = document.createElement(name);
  if (css) made.className = css;
  made.append(...children);
  return made;
}

/** Puts markup that the server's templates made, every value escaped, into an element. */
export function fill(element, markup) {
  element.innerHTML = policy ? policy.createHTML(markup) : markup;
}

let timer = 0;

/** Says something for a moment, to eyes and to screen readers. */
export function say(text) {
  clearTimeout(timer);
  byId("said").textContent = text;
  timer = setTimeout(() => { byId("said").textContent = ""; }, 6000);
}

/** A table with a head; rows are lists of cells, which are elements or texts. */
export function table(css, heads, rows) {
  const head = make("tr", "", ...heads.map((text) => Object.assign(make("th", "", text), { scope: "col" })));
  const lines = rows.map((cells) => make("tr", "", ...cells.map((cell) => make("td", "", ...[cell].flat()))));
  return make("table", css, make("thead", "", head), make("tbody", "", ...lines));
}

/** A coloured word with its sign. */
export function tag(word, sign, text = word) {
  const mark = make("span", "", sign);
  mark.setAttribute("aria-hidden", "true");
  return make("span", `tag ${word}`, mark, ` ${text}`);
}
