"use strict";
(async () => {
  const status = document.querySelector("[role=status]");
  const bar = document.querySelector("progress");
  for (;;) {
    await new Promise((go) => setTimeout(go, 300));
    const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
    if (!answer || !answer.ok) continue;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const waiting = page.getElementById("waiting");
    if (!waiting || waiting.dataset.state !== "open") {
      location.reload();
      return;
    }
    status.textContent = page.querySelector("[role=status]").textContent;
    const other = page.querySelector("progress");
    if (other.hasAttribute("value")) { bar.max = other.max; bar.value = other.value; }
  }
})();
