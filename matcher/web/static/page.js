// The page: sends what was chosen to the service of this computer, and shows the answer. All text that comes from a
// file is put into the page as text, never as HTML.
"use strict";

const form = document.querySelector("#check");
const result = document.querySelector("#result");
const alert_ = document.querySelector("#alert");

/** An element with a class and children, which are elements or texts. */
function make(name, css, ...children) {
  const made = document.createElement(name);
  if (css) made.className = css;
  made.append(...children);
  return made;
}

/** The chosen file of a side, else its pasted text; null where there is neither. */
function given(side) {
  const [file] = form.elements[`${side}-file`].files;
  const text = form.elements[`${side}-text`].value;
  if (file) return file;
  return text.trim() ? new File([text], `${side}.txt`, { type: "text/plain" }) : null;
}

/** Why a side cannot be sent, or "". */
function lack(side) {
  const text = form.elements[`${side}-text`].value.trim();
  if (!given(side)) return `Choose a file with the ${side}, or paste its text.`;
  if (!form.elements[`${side}-file`].files.length && /^https?:\/\/\S+$/.test(text))
    return `This is a web address, and nothing is fetched from the web here. Open it, copy the text of the ${side} and paste it.`;
  return "";
}

async function check(event) {
  event.preventDefault();
  const lacking = ["resume", "posting"].map(lack).find(Boolean);
  if (lacking) return complain(lacking);
  const body = new FormData();
  for (const side of ["resume", "posting"]) body.append(side, given(side));
  await ask("/v1/match", { method: "POST", body }, show);
}

/** What the service answers goes to `use`; what it refuses is said in its own words. */
async function ask(path, options, use) {
  complain("");
  form.setAttribute("aria-busy", "true");
  try {
    const answer = await fetch(path, options);
    const said = await answer.json();
    if (answer.ok) await use(said);
    else complain(said.detail);
  } catch {
    complain("The service does not answer. Is “matcher serve” still running?");
  } finally {
    form.removeAttribute("aria-busy");
  }
}

function complain(text) {
  alert_.textContent = text;
}

const SIGNS = { found: "✓ found", partial: "~ partly", missing: "– not shown" };

function row(line) {
  const state = line.credit >= 0.8 ? "found" : line.credit > 0 ? "partial" : "missing";
  const quotes = line.evidence.map((e) => make("span", "quote", `line ${e.line}: “${e.text}”`));
  const points = `${line.points.toFixed(1)} of ${line.possible.toFixed(1)} points`;
  return make("div", "row", make("span", `state ${state}`, SIGNS[state]), ` ${line.label} `, make("span", "soft", points), ...quotes);
}

function show(match) {
  const score = match.score === null ? "No figure" : `${match.score.toFixed(1)} of 100, ${match.band ?? "not judged"}`;
  const parts = [
    make("h2", "", "What counts"),
    make("p", "score", score),
    ...(match.reason ? [make("p", "", match.reason)] : []),
    ...match.advice.map((sentence) => make("p", "", sentence)),
    ...match.contributions.map(row),
    ...match.warnings.map((warning) => make("p", "soft", warning)),
  ];
  result.replaceChildren(...parts);
  result.hidden = false;
  result.focus();
}

/** Puts a sample into the form, as if its files were chosen. */
async function trySample() {
  const name = document.querySelector("#case").value;
  await ask(`/samples/${name}`, {}, async (names) => {
    for (const side of ["resume", "posting"]) {
      const answer = await fetch(`/samples/${name}/${side}`);
      const chosen = new DataTransfer();
      chosen.items.add(new File([await answer.blob()], names[side]));
      form.elements[`${side}-file`].files = chosen.files;
    }
    form.requestSubmit();
  });
}

form.addEventListener("submit", check);
document.querySelector("#sample").addEventListener("click", trySample);
