"use strict";
// Sorts, filters and opens the table. It reads the page and moves what is there; it makes no markup of any text.
(() => {
  const table = document.getElementById("ranking-table");
  if (!table) return;
  const PRINTED = 5;
  // A browser lays out so many rows at once without a wait; the others are a click away, and sorted and searched too.
  const STEP = 1000;
  const bodies = Array.from(table.tBodies);
  const heads = Array.from(table.tHead.rows[0].cells);
  const said = document.getElementById("said");
  const search = document.getElementById("search");
  const switches = Array.from(document.querySelectorAll("input[data-hide]"));
  const words = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const more = document.getElementById("more");
  const keys = new Map();
  let order = bodies.map((_, i) => i);
  let texts = null;
  let limit = STEP;

  const keysOf = (column) => {
    if (!keys.has(column)) {
      const isText = "text" in heads[column].dataset;
      keys.set(column, bodies.map((body) => {
        const cell = body.rows[0].cells[column];
        if (isText) return cell.textContent.trim();
        return cell.dataset.v === "" ? null : Number(cell.dataset.v);
      }));
    }
    return keys.get(column);
  };

  // What says nothing stands last in both directions; equals keep the order of the ranking.
  const sorted = (column, direction) => {
    const found = keysOf(column);
    const isText = "text" in heads[column].dataset;
    const nothing = (key) => key === null || key === "";
    return bodies.map((_, i) => i).sort((a, b) => {
      const x = found[a], y = found[b];
      if (nothing(x) || nothing(y)) return nothing(x) - nothing(y) || a - b;
      return direction * (isText ? words.compare(x, y) : x - y) || a - b;
    });
  };

  const sort = (column) => {
    const head = heads[column];
    const first = Number(head.dataset.first);
    const now = { ascending: 1, descending: -1 }[head.getAttribute("aria-sort")];
    const direction = now ? -now : first;
    order = sorted(column, direction);
    const all = document.createDocumentFragment();
    for (const i of order) all.append(bodies[i]);
    limit = STEP;
    const shown = filtered();
    table.append(all);
    for (const other of heads) other.setAttribute("aria-sort", "none");
    head.setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    table.classList.toggle("resorted", column !== 0 || direction < 0);
    tell(shown, `Sorted by ${head.textContent.trim()}, ${direction > 0 ? "ascending" : "descending"}. `);
  };

  const number = (n) => n.toLocaleString("en");
  const tell = ({ found, shown }, before = "") => {
    const rest = found - shown;
    more.hidden = rest === 0;
    more.textContent = `Show ${number(Math.min(rest, STEP))} more`;
    const all = found === bodies.length ? `${number(found)} resumes` : `${number(found)} of ${number(bodies.length)} resumes`;
    said.textContent = `${before}${all}${rest ? `, the first ${number(shown)} shown` : ""}`;
  };

  const hiding = () => switches.filter((box) => box.checked).map((box) => box.dataset.hide);
  const filtered = () => {
    const wanted = search.value.trim().toLowerCase();
    if (wanted && !texts) texts = bodies.map((body) => body.rows[0].textContent.toLowerCase());
    const names = hiding();
    let found = 0;
    for (const i of order) {
      const body = bodies[i];
      const out = names.some((name) => body.classList.contains(name)) || (wanted !== "" && !texts[i].includes(wanted));
      const hidden = out || found >= limit;
      if (!out) found += 1;
      if (body.hidden !== hidden) body.hidden = hidden;
    }
    return { found, shown: Math.min(found, limit) };
  };
  const filter = () => {
    limit = STEP;
    tell(filtered());
  };

  const details = () => Array.from(table.querySelectorAll("tbody:not([hidden]) .more > td > details"));
  const show = (id) => {
    const sheet = document.getElementById(id);
    if (!sheet || !sheet.classList.contains("sheet")) return false;
    const body = sheet.closest("tbody");
    const box = sheet.closest("details");
    body.hidden = false;
    return { body, box };
  };

  // A name opens and closes what stands under it; a name of the heat map leads there.
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#c"]');
    const place = link && show(link.getAttribute("href").slice(1));
    if (!place) return;
    event.preventDefault();
    const inside = table.contains(link);
    place.box.open = inside ? !place.box.open : true;
    if (inside) return;
    place.body.scrollIntoView();
    place.box.querySelector("summary").focus({ preventScroll: true });
  });

  let waiting = 0;
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(filter, 120);
  });
  for (const box of switches) {
    box.checked = false;
    box.addEventListener("change", filter);
  }
  search.value = "";
  document.getElementById("close").addEventListener("click", () => {
    for (const box of details()) box.open = false;
  });
  heads.forEach((head, column) => {
    if (column) head.setAttribute("aria-sort", "none");
    const button = head.querySelector("button");
    button.disabled = false;
    button.addEventListener("click", () => sort(column));
  });

  more.addEventListener("click", () => {
    limit += STEP;
    tell(filtered());
  });

  // On paper the table comes whole, and after it what was opened, or else the best ones.
  const printed = document.getElementById("printed");
  const heading = (box) => {
    const title = document.createElement("h3");
    const row = box.closest("tbody").rows[0].cells;
    title.textContent = `${row[0].firstChild.textContent}. ${row[1].querySelector("bdi").textContent}`;
    return title;
  };
  window.addEventListener("beforeprint", () => {
    const all = details();
    const open = all.filter((box) => box.open);
    for (const box of open.length ? open : all.slice(0, PRINTED)) {
      const sheet = box.querySelector(".sheet").cloneNode(true);
      sheet.removeAttribute("id");
      printed.append(heading(box), sheet);
    }
  });
  window.addEventListener("afterprint", () => printed.replaceChildren());
  document.documentElement.classList.add("js");
  tell(filtered());
})();
