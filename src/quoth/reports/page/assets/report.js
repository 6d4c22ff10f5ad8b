"use strict";
(() => {
  const report = document.getElementById("report");
  const shown = document.getElementById("shown");
  const table = document.getElementById("findings");
  const speaker = document.getElementById("speaker");
  const gravest = document.getElementById("gravest");
  const asTable = document.getElementById("view-table");
  const asDocument = document.getElementById("view-document");
  const boxes = [...report.querySelectorAll(".filters input")];
  const cards = [...report.querySelectorAll(".card")];
  const byNumber = new Map(cards.map((card) => [card.dataset.f, card]));
  const parts = new Map(cards.map((card) => [card.dataset.f, []]));
  let current = null;

  for (const element of report.querySelectorAll(".scripted")) element.hidden = false;
  if (!cards.length) return;
  for (const part of report.querySelectorAll("[data-f]")) parts.get(part.dataset.f).push(part);

  function look() {
    report.classList.toggle("as-table", asTable.checked);
  }

  function filter() {
    const without = new Set(boxes.filter((box) => !box.checked).map((box) => box.id.slice("show-".length)));
    const name = speaker ? speaker.value.toLowerCase() : "";
    let left = 0;
    for (const { classList, dataset } of cards) {
      const off = without.has(dataset.label) || (name !== "" && dataset.speaker.toLowerCase() !== name);
      left += !off;
      if (classList.contains("off") !== off) for (const part of parts.get(dataset.f)) part.classList.toggle("off", off);
    }
    shown.textContent = left < cards.length ? `${left || "None"} of ${cards.length} shown` : `All ${cards.length} shown`;
  }

  function sort() {
    const by = gravest.checked ? (row) => row.dataset.rank : (row) => row.dataset.f;
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((one, other) => by(one) - by(other));
    body.replaceChildren(...rows);
    shown.textContent = gravest.checked ? "Gravest first" : "In reading order";
  }

  function choose(card) {
    if (current) for (const part of parts.get(current.dataset.f)) part.classList.remove("current");
    current = card;
    card.open = true;
    for (const part of parts.get(card.dataset.f)) part.classList.add("current");
  }

  function step(by) {
    const left = cards.filter((card) => !card.classList.contains("off"));
    if (!left.length) return;
    const at = left.indexOf(current);
    const card = left[at < 0 ? (by > 0 ? 0 : left.length - 1) : Math.min(Math.max(at + by, 0), left.length - 1)];
    if (asTable.checked) asDocument.click();
    choose(card);
    history.replaceState(null, "", `#f${card.dataset.f}`);
    card.firstElementChild.focus({ preventScroll: true });
    card.scrollIntoView();
  }

  // A link leads to a finding whatever is filtered out, and from the table into the document.
  function arrive() {
    const found = /^#([fq])(\d+)$/.exec(location.hash);
    const card = found && byNumber.get(found[2]);
    if (!card) return;
    if (asTable.checked) asDocument.checked = true;
    look();
    if (card.classList.contains("off")) {
      for (const box of boxes) box.checked ||= box.id === `show-${card.dataset.label}`;
      if (speaker) speaker.value = "";
      filter();
    }
    choose(card);
    if (found[1] === "f") card.scrollIntoView();
    else document.getElementById(`q${found[2]}`).scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "t") (asTable.checked ? asDocument : asTable).click();
    else return;
    event.preventDefault();
  });

  report.addEventListener("change", ({ target }) => {
    if (target === gravest) {
      if (gravest.checked) asTable.checked = true;
      sort();
    } else if (target.name !== "view") filter();
    look();
  });

  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", () => { for (const card of cards) card.open = true; });
  // A browser that comes back to a page may keep what was ticked.
  addEventListener("pageshow", () => {
    if (boxes.some((box) => !box.checked) || (speaker && speaker.value)) filter();
    if (gravest.checked) sort();
    look();
    arrive();
  });
})();
