"use strict";
(() => {
  const waiting = document.getElementById("waiting");
  const copy = document.getElementById("copy");
  const menus = [...document.querySelectorAll(".menu")];

  // A check that goes on: how far it is, and its report once it is there.
  async function follow() {
    const parts = ["stage", "count"].map((id) => document.getElementById(id));
    const bar = document.querySelector("progress");
    for (let lost = 0; ;) {
      await new Promise((go) => setTimeout(go, lost ? 2000 : 300));
      const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
      if (!answer) {
        lost += 1;
        if (lost === 3) parts[0].textContent = "The server does not answer";
        continue;
      }
      lost = 0;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const now = page.getElementById("waiting");
      if (!answer.ok || !now || now.dataset.state !== "open") {
        location.reload();
        return;
      }
      for (const part of parts) {
        const text = page.getElementById(part.id).textContent;
        if (part.textContent !== text) part.textContent = text;
      }
      const other = page.querySelector("progress");
      if (other.hasAttribute("value")) {
        bar.max = other.max;
        bar.value = other.value;
      } else bar.removeAttribute("value");
    }
  }

  // The link is that of the finding one is at. Outside of https a browser may have no clipboard: the field is shown.
  function offer() {
    const field = document.getElementById("link");
    const said = document.getElementById("copied");
    copy.hidden = false;
    field.parentElement.hidden = true;
    copy.addEventListener("click", async () => {
      const link = location.href;
      try {
        await navigator.clipboard.writeText(link);
        said.textContent = "Link copied";
      } catch {
        field.value = link;
        field.parentElement.hidden = false;
        copy.hidden = true;
        field.select();
        said.textContent = document.execCommand("copy") ? "Link copied" : "Copy the link from its field";
      }
    });
  }

  function close(but) {
    for (const menu of menus) if (menu !== but) menu.open = false;
  }

  if (waiting && waiting.dataset.state === "open") follow();
  if (copy) offer();
  document.addEventListener("click", (event) => close(event.target.closest(".menu")));
  document.addEventListener("keydown", (event) => {
    const open = menus.find((menu) => menu.open);
    if (event.key !== "Escape" || !open) return;
    open.open = false;
    open.firstElementChild.focus();
  });
})();
