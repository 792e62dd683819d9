// One resume against several postings, the best covered first.
import { check } from "./check.js";
import { byId, make, say, table } from "./dom.js";
import { coverage, lacking, musts, unranked } from "./rows.js";
import { everySample } from "./samples.js";
import { post } from "./service.js";
import * as sources from "./sources.js";
import { working } from "./working.js";

const PLACES = { resume: "compare-resume", postings: "compare-postings" };
const HEADS = ["", "Posting", "Coverage", "Must-haves", "Not shown", "Why"];

async function compare() {
  const isReady = [sources.isReady(PLACES.postings, "a posting"), sources.isReady(PLACES.resume, "the resume")];
  if (!isReady.every(Boolean)) return;
  await working("compare", PLACES, async () => {
    const resume = sources.one(PLACES.resume);
    const postings = sources.all(PLACES.postings);
    const found = await (await post("/v1/recommend", { resume, postings })).json();
    const named = new Map(await Promise.all(postings.map(async (posting) => [await digest(posting), posting])));
    byId("compared").replaceChildren(make("section", "", ...told(found, resume, named)));
    byId("compared").hidden = false;
    byId("compared").focus();
    say(`${found.summary.judged} compared.`);
  });
}

function told({ rows, summary }, resume, postings) {
  const ranked = rows.filter((row) => row.rank !== null);
  const lines = ranked.map((row) => [
    String(row.rank),
    [make("strong", "", row.title || row.source), ...(row.title ? [make("span", "why", make("bdi", "", row.source))] : [])],
    coverage(row),
    musts(row),
    lacking(row),
    why(row, resume, postings),
  ]);
  const asked = summary.most_asked_not_shown.slice(0, 8);
  return [
    make("h2", "", "Postings, the best covered first"),
    make("p", "soft", `Different postings ask for different things: the order is a guide. Differences of up to ${summary.noise} points mean nothing.`),
    ...(lines.length ? [make("div", "scroll", table("ranked", HEADS, lines))] : []),
    ...unranked(rows.filter((row) => row.rank === null), "Not ranked"),
    ...(asked.length ? [make("h3", "", "Most asked, not shown"), list(asked, summary.judged)] : []),
  ];
}

function list(asked, judged) {
  const lines = asked.map((one) => make("li", "", make("strong", "", one.label), ` – in ${one.postings} of ${judged} postings`));
  return make("ul", "", ...lines);
}

/** What a row calls a file that may share its name with another: the SHA-256 of its bytes. */
async function digest(file) {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A button that opens the pair under Check, with every rule. */
function why(row, resume, postings) {
  const button = make("button", "quiet", "See why", make("span", "hidden", ` ${row.title || row.source}`));
  button.type = "button";
  button.addEventListener("click", () => {
    sources.choose("resume", [resume]);
    sources.choose("posting", [postings.get(row.sha256)]);
    byId("tab-check").click();
    check();
  });
  return button;
}

export function prepareCompare() {
  for (const id of Object.values(PLACES)) sources.prepare(id);
  byId("compare").addEventListener("submit", (event) => { event.preventDefault(); compare(); });
  byId("compare-sample").addEventListener("click", () => working("compare", PLACES, async () => {
    const files = await everySample();
    sources.choose(PLACES.resume, [files[0].resume]);
    sources.choose(PLACES.postings, files.map((pair) => pair.posting));
  }).then(compare));
}
