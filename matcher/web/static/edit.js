// Edit and re-check: the text of the resume, changed on the page only, and what the change does.
import { fields, show } from "./check.js";
import { byId, make } from "./dom.js";
import { Refusal, post } from "./service.js";

const PAUSE = 900;
/** The resume as its file has it, and its text as it was read. */
const before = { file: null, text: "" };
let asking = null;
let timer = 0;

/** Takes the text of a resume that was just checked. */
export async function begin(file) {
  Object.assign(before, { file, text: "" });
  byId("undo").hidden = true;
  byId("difference").replaceChildren();
  byId("edit-error").textContent = "";
  const read = await (await post("/v1/read", { document: file })).json();
  if (before.file !== file) return;
  before.text = read.text;
  byId("edited").value = read.text;
}

const asText = (text) => new File([text], "resume (edited).txt", { type: "text/plain" });

/** Checks the text as it stands now; a check that is overtaken by a newer one is dropped. */
async function recheck() {
  clearTimeout(timer);
  asking?.abort();
  const mine = (asking = new AbortController());
  const text = byId("edited").value;
  byId("edit-error").textContent = "";
  try {
    const { posting, corrections } = fields();
    const sent = { before: new File([before.text], "resume.txt"), after: asText(text), posting, corrections };
    const difference = await (await post("/v1/diff", sent, mine.signal)).json();
    await show({ resume: asText(text) });
    if (mine.signal.aborted) return;
    byId("difference").replaceChildren(...told(difference));
    byId("undo").hidden = false;
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Refusal)) throw error;
    byId("edit-error").textContent = error.message;
  }
}

async function undo() {
  clearTimeout(timer);
  asking?.abort();
  byId("edited").value = before.text;
  byId("undo").hidden = true;
  byId("edit-error").textContent = "";
  await show({ resume: before.file });
  byId("difference").replaceChildren(make("p", "", "Back to the file as it was read."));
  byId("edited").focus();
}

const points = (number) => `${number < 0 ? "−" : "+"}${Math.abs(number).toFixed(1)}`;

/** A difference in words: the score, what moved, what is still open. */
function told({ score, changes, knockouts, gaps_closed: closed, reason }) {
  if (score.difference === null) return [make("p", "", reason)];
  const line = `Coverage ${Math.floor(score.before)} → ${Math.floor(score.after)} of 100 (${points(score.difference)} points)`;
  const same = `Coverage stays at ${Math.floor(score.after)} of 100`;
  const parts = [make("p", "cover", score.difference ? line : same)];
  if (!changes.length && !knockouts.length) parts.push(make("p", "", "The edit changes nothing that counts for this posting."));
  const moved = [...changes].sort((a, b) => Math.abs(b.difference) - Math.abs(a.difference)).map((change) => {
    const quotes = (change.difference < 0 ? change.went : change.came).slice(0, 2).map((quote) => {
      const said = change.difference < 0 ? "gone" : `line ${quote.line}`;
      return make("span", "quote", `${said}: `, make("bdi", "", `“${quote.text}”`));
    });
    const figure = make("span", change.difference < 0 ? "down" : "up", points(change.difference));
    return make("li", "", figure, make("div", "", change.label, ...quotes));
  });
  if (moved.length) parts.push(make("ul", "moved", ...moved));
  for (const must of knockouts) parts.push(make("p", "", `Must-have “${must.needed}”: ${must.before} → ${must.after}.`));
  if (closed.length) parts.push(make("p", "", `No longer missing: ${closed.map((gap) => gap.label).join(", ")}.`));
  return parts;
}

export function prepareEdit() {
  byId("recheck").addEventListener("click", recheck);
  byId("undo").addEventListener("click", undo);
  byId("edited").addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(recheck, PAUSE); });
}
