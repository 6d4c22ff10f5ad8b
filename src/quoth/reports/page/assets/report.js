"use strict";
(() => {
  const report = document.getElementById("report");
  const said = document.getElementById("said");
  const table = document.getElementById("findings");
  const cards = [...report.querySelectorAll(".card")];
  const speaker = document.getElementById("speaker");
  const gravest = document.getElementById("gravest");
  const asTable = document.getElementById("view-table");
  const asDocument = document.getElementById("view-document");
  let current = null;

  for (const element of report.querySelectorAll(".scripted, .by-speaker")) element.hidden = false;

  // Asked of the filters, not of the styles: a page of thousands would be laid out whole to tell.
  function listShown() {
    const off = new Set([...report.querySelectorAll(".filters input")].filter((box) => !box.checked).map((box) => box.id.slice(5)));
    return cards.filter((card) => !off.has(card.dataset.label) && !card.classList.contains("other-speaker"));
  }

  function count() {
    const shown = listShown().length;
    said.textContent = shown === 1 ? "1 finding is shown" : `${shown} findings are shown`;
  }

  function mark(number) {
    for (const piece of report.querySelectorAll(".q.current")) piece.classList.remove("current");
    for (const piece of report.querySelectorAll(`.q[data-f="${number}"]`)) piece.classList.add("current");
  }

  function show(card) {
    current = card;
    card.querySelector("details").open = true;
    mark(card.id.slice(1));
    history.replaceState(null, "", `#${card.id}`);
    card.focus({ preventScroll: true });
    card.scrollIntoView({ block: "center" });
  }

  function step(by) {
    if (asTable && asTable.checked) asDocument.click();
    const shown = listShown();
    if (!shown.length) return;
    const at = shown.indexOf(current);
    show(shown[at < 0 ? (by > 0 ? 0 : shown.length - 1) : Math.min(Math.max(at + by, 0), shown.length - 1)]);
  }

  function arrive() {
    const found = /^#[fq](\d+)$/.exec(location.hash);
    const card = found && document.getElementById(`f${found[1]}`);
    if (!card) return;
    if (asTable && asTable.checked) asDocument.checked = true;
    current = card;
    card.querySelector("details").open = true;
    mark(found[1]);
    if (location.hash.startsWith("#f")) card.scrollIntoView({ block: "center" });
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input:not([type=checkbox]):not([type=radio]), select, textarea")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "t" && asTable) (asTable.checked ? asDocument : asTable).click();
    else return;
    event.preventDefault();
  });

  if (speaker) speaker.addEventListener("change", () => {
    for (const finding of report.querySelectorAll(".finding"))
      finding.classList.toggle("other-speaker", speaker.value !== "" && finding.dataset.speaker.toLowerCase() !== speaker.value.toLowerCase());
    count();
  });

  if (gravest) gravest.addEventListener("change", () => {
    if (gravest.checked && asTable && !asTable.checked) asTable.checked = true;
    const body = table.tBodies[0];
    const by = gravest.checked ? "rank" : "number";
    body.append(...[...body.rows].sort((one, other) => one.dataset[by] - other.dataset[by]));
    said.textContent = gravest.checked ? "The gravest findings come first" : "Findings come in reading order";
  });

  report.addEventListener("change", (event) => { if (event.target.matches(".filters input")) count(); });
  addEventListener("hashchange", arrive);
  addEventListener("beforeprint", () => { for (const card of cards) card.querySelector("details").open = true; });
  arrive();
})();
