// One posting against many resumes, for recruiters: a ranking to look at, and to keep as a page or a workbook.
import { byId, make, say, table } from "./dom.js";
import { coverage, lacking, musts, unranked } from "./rows.js";
import { everySample } from "./samples.js";
import { Refusal, post, save } from "./service.js";
import * as sources from "./sources.js";
import { working } from "./working.js";

const PLACES = { posting: "screen-posting", resumes: "screen-resumes" };
const HEADS = ["Rank", "Resume", "Coverage", "Must-haves", "Years in legal support", "Not shown"];

async function screen() {
  const isReady = [sources.isReady(PLACES.resumes, "resumes, or a ZIP of them"), sources.isReady(PLACES.posting, "the posting")];
  if (!isReady.every(Boolean)) return;
  await working("screen", PLACES, async () => {
    const sent = { posting: sources.one(PLACES.posting), resumes: sources.all(PLACES.resumes) };
    const { rows } = await (await post("/v1/rank", sent)).json();
    byId("screened").replaceChildren(make("section", "", ...told(rows, sent)));
    byId("screened").hidden = false;
    byId("screened").focus();
    say(`${rows.filter((row) => row.rank !== null).length} of ${rows.length} ranked.`);
  });
}

function told(rows, sent) {
  const lines = rows.filter((row) => row.rank !== null).map((row) => [
    row.tied_with ? `${row.rank} =` : String(row.rank),
    [make("strong", "", make("bdi", "", row.contact?.name || row.source)), make("span", "why", make("bdi", "", row.source))],
    coverage(row),
    musts(row),
    row.years.legal_support === null ? "no dates" : row.years.legal_support.toFixed(1),
    lacking(row),
  ]);
  return [
    make("h2", "", "Ranking"),
    make("p", "soft", "It ranks coverage of this posting; it decides nothing. “=” marks those between whom the figures tell no difference. The report has the evidence behind every figure."),
    make("div", "actions keep", keep("Save the report", "/v1/rank/report", sent, "ranking.html"), keep("Save the workbook (XLSX)", "/v1/rank/workbook", sent, "ranking.xlsx")),
    ...(lines.length ? [make("div", "scroll", table("ranked", HEADS, lines))] : []),
    ...unranked(rows.filter((row) => row.rank === null), "Not ranked"),
  ];
}

function keep(text, path, sent, name) {
  const button = make("button", "quiet", text);
  button.type = "button";
  button.addEventListener("click", async () => {
    button.disabled = true;
    try {
      await save(path, sent, name);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      say(error.message);
    } finally {
      button.disabled = false;
    }
  });
  return button;
}

export function prepareScreen() {
  for (const id of Object.values(PLACES)) sources.prepare(id);
  byId("screen").addEventListener("submit", (event) => { event.preventDefault(); screen(); });
  byId("screen-sample").addEventListener("click", () => working("screen", PLACES, async () => {
    const files = await everySample();
    sources.choose(PLACES.posting, [files[1].posting]);
    sources.choose(PLACES.resumes, files.map((pair) => pair.resume));
  }).then(screen));
}
