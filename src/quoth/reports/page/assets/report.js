"use strict";
(() => {
  const report = document.getElementById("report");
  const shown = document.getElementById("shown");
  const table = document.getElementById("findings");
  const speaker = document.getElementById("speaker");
  const order = document.getElementById("order");
  const asTable = document.getElementById("view-table");
  const asDocument = document.getElementById("view-document");
  const boxes = [...report.querySelectorAll(".filters input")];
  const cards = [...report.querySelectorAll(".card")];
  const rows = table ? [...table.tBodies[0].rows] : [];
  const byNumber = new Map(cards.map((card) => [card.dataset.f, card]));
  const alphabet = new Intl.Collator(undefined, { numeric: true });
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

  // The rows come by gravity; by what a column holds they are put in order here, those that hold nothing last.
  function sort() {
    const { value, text, dataset } = order.selectedOptions[0];
    const by = (row) => row.cells[value].textContent;
    const compare = (one, other) => !one - !other || alphabet.compare(one, other) * ("down" in dataset ? -1 : 1);
    table.tBodies[0].replaceChildren(...(value ? rows.toSorted((one, other) => compare(by(one), by(other))) : rows));
    for (const head of table.tHead.rows[0].cells) {
      if (value === String(head.cellIndex)) head.ariaSort = "down" in dataset ? "descending" : "ascending";
      else head.removeAttribute("aria-sort");
    }
    document.getElementById("in-order").textContent = `, by ${text}`;
    shown.textContent = `In order of ${text}`;
  }

  function choose(card) {
    if (current) for (const part of parts.get(current.dataset.f)) part.classList.remove("current");
    current = card;
    for (const part of parts.get(card.dataset.f)) part.classList.add("current");
  }

  // Goes to a finding in the view that is shown.
  function go(card) {
    choose(card);
    if (asTable.checked) {
      const row = parts.get(card.dataset.f).find((part) => part.localName === "tr");
      row.querySelector("a").focus({ preventScroll: true });
      row.scrollIntoView({ block: "center" });
    } else {
      card.open = true;
      history.replaceState(null, "", `#f${card.dataset.f}`);
      card.firstElementChild.focus({ preventScroll: true });
      card.scrollIntoView();
    }
  }

  function step(by) {
    const all = asTable.checked ? [...table.tBodies[0].rows] : cards;
    const left = all.filter((one) => !one.classList.contains("off"));
    if (!left.length) return;
    const at = left.findIndex((one) => current && one.dataset.f === current.dataset.f);
    const next = left[at < 0 ? (by > 0 ? 0 : left.length - 1) : Math.min(Math.max(at + by, 0), left.length - 1)];
    go(byNumber.get(next.dataset.f));
  }

  function turn() {
    (asTable.checked ? asDocument : asTable).click();
    if (current && !current.classList.contains("off")) go(current);
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
    card.open = true;
    if (found[1] === "f") card.scrollIntoView();
    else document.getElementById(`q${found[2]}`).scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio]), select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "t") turn();
    else return;
    event.preventDefault();
  });

  report.addEventListener("change", ({ target }) => {
    if (target === order) sort();
    else if (target.name !== "view") filter();
    look();
  });

  addEventListener("hashchange", arrive);
  report.addEventListener("click", ({ target }) => {
    const link = target.closest("a");
    if (link && link.getAttribute("href") === location.hash) arrive(); // no change of address tells of it
  });
  addEventListener("beforeprint", () => { for (const card of cards) card.open = true; });
  // A browser that comes back to a page may keep what was ticked.
  addEventListener("pageshow", () => {
    if (boxes.some((box) => !box.checked) || (speaker && speaker.value)) filter();
    if (order.value) sort();
    look();
    arrive();
  });
})();
