// One resume against one posting: the result, its corrections, and what can be kept of it.
import { answer } from "./answering.js";
import { byId, fill, say } from "./dom.js";
import { Refusal, post, save } from "./service.js";
import * as sources from "./sources.js";
import { sample } from "./samples.js";
import { begin } from "./edit.js";
import { working } from "./working.js";

const PLACES = { resume: "resume", posting: "posting" };
/** What is shown: the two documents, and how lines of the posting were set otherwise than read. */
const shown = { resume: null, posting: null, corrections: {} };

/** Which result is the newest that was asked for; what an older one comes to is not shown any more. */
let turn = 0;

/** The fields of a request for what is shown. */
export function fields() {
  const { resume, posting, corrections } = shown;
  return { resume, posting, corrections: JSON.stringify(corrections) };
}

/** Shows a result; what was open and had the focus keeps both. */
export async function show(changed = {}) {
  const mine = (turn += 1);
  const before = { ...shown };
  // At once, so that a second change that comes while the first is worked on builds on it.
  Object.assign(shown, changed);
  let markup = "";
  try {
    markup = await (await post("/page/result", fields())).text();
  } catch (error) {
    if (mine === turn) Object.assign(shown, before);
    throw error;
  }
  if (mine !== turn) return;
  const result = byId("result");
  const focused = document.activeElement?.id;
  fill(result, markup);
  answer(result);
  for (const select of result.querySelectorAll("[data-set]")) select.addEventListener("change", () => correct(select));
  result.querySelector("#as-read")?.addEventListener("click", () => refresh({ corrections: {} }));
  for (const button of result.querySelectorAll("[data-copy]")) button.addEventListener("click", () => copy(button));
  byId("outcome").hidden = false;
  if (focused && !document.activeElement?.id) byId(focused)?.focus();
}

/** Shows it again after a change, and says the figure. */
export async function refresh(changed) {
  try {
    await show(changed);
    byId("difference").replaceChildren();
    say(byId("figure").textContent);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
  }
}

function correct(select) {
  const corrections = { ...shown.corrections };
  if (select.value) corrections[select.dataset.set] = select.value;
  else delete corrections[select.dataset.set];
  return refresh({ corrections });
}

async function copy(button) {
  const text = button.closest(".doubt").querySelector(".rule").innerText;
  try {
    await navigator.clipboard.writeText(text);
    say("Copied: put it into your report.");
  } catch {
    getSelection().selectAllChildren(button.closest(".doubt").querySelector(".rule"));
    say("Marked: copy it with Ctrl-C.");
  }
}

/** Checks what the form holds. */
export async function check() {
  const isReady = ["posting", "resume"].map((side) => sources.isReady(side, `the ${side}`)).every(Boolean);
  if (!isReady) return;
  await working("check", PLACES, async () => {
    await show({ resume: sources.one("resume"), posting: sources.one("posting"), corrections: {} });
    begin(shown.resume);
    byId("result").focus({ preventScroll: true });
    byId("outcome").scrollIntoView();
  });
}

async function saved(path, name) {
  try {
    await save(path, fields(), name);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    say(error.message);
  }
}

export function prepareCheck() {
  for (const side of Object.values(PLACES)) sources.prepare(side);
  byId("check").addEventListener("submit", (event) => { event.preventDefault(); check(); });
  byId("sample").addEventListener("click", () => working("check", PLACES, async () => {
    const files = await sample(byId("case").value);
    for (const side of Object.values(PLACES)) sources.choose(side, [files[side]]);
  }).then(check));
  byId("save-html").addEventListener("click", () => saved("/v1/report", "report.html"));
  byId("save-json").addEventListener("click", () => saved("/v1/match", "match.json"));
  byId("print").addEventListener("click", () => print());
}
