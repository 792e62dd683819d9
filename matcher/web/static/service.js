// The service of this computer: sends forms, and hands on what it refuses in its own words.

/** What the service refused: a sentence, and the field that it is about ("" for none). */
export class Refusal extends Error {
  constructor(detail, part) {
    super(detail);
    this.part = part;
  }
}

/** A form with fields of files and texts; a list makes one field for each. */
export function form(fields) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) body.append(name, one);
  return body;
}

/** The response to some fields; throws a Refusal. */
export async function post(path, fields, signal) {
  return received(() => fetch(path, { method: "POST", body: form(fields), signal }));
}

/** The response to an address; throws a Refusal. */
export async function get(path) {
  return received(() => fetch(path));
}

async function received(ask) {
  let answer;
  try {
    answer = await ask();
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Refusal("The program does not answer. Is “matcher serve” still running in its window?", "");
  }
  if (answer.ok) return answer;
  const problem = await answer.json().catch(() => ({}));
  const text = problem.detail ?? "The program failed.";
  throw new Refusal(`${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.?!]$/.test(text) ? "" : "."}`, problem.part ?? "");
}

/** Saves what the service answers as a file. */
export async function save(path, fields, name) {
  const blob = await (await post(path, fields)).blob();
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
