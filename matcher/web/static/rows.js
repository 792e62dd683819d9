// Rows of rankings in words, for both lists.
import { make, tag } from "./dom.js";

const STATES = { met: "✓", unknown: "?", unmet: "✗" };

/** The coverage of a row, with its band. */
export function coverage(row) {
  if (row.band === null) return "too little understood";
  return [make("strong", "", String(Math.floor(row.score))), ` ${row.band}`];
}

/** How many must-haves are in which state. */
export function musts(row) {
  const found = Object.entries(STATES).flatMap(([state, sign]) => {
    const number = row.knockouts.filter((knockout) => knockout.state === state).length;
    return number ? [tag(state, sign, `${number} ${state}`), " "] : [];
  });
  return found.length ? found : ["none asked"];
}

/** What is not shown, the weightiest first. */
export function lacking(row) {
  const more = row.missing.length > 3 ? ` and ${row.missing.length - 3} more` : "";
  return row.missing.length ? row.missing.slice(0, 3).join(", ") + more : "nothing";
}

/** Those that could not be judged, each with the reason. */
export function unranked(rows, title) {
  if (!rows.length) return [];
  const lines = rows.map((row) => make("li", "", make("strong", "", make("bdi", "", row.source)), `: ${row.reason}`));
  return [make("h3", "", title), make("ul", "", ...lines)];
}
