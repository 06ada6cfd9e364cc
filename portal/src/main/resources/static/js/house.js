// Small comforts; every page works without them.
"use strict";

(() => {
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
  const steps = [[60, "second", 1], [3600, "minute", 60], [86400, "hour", 3600], [2592000, "day", 86400]];

  function ago(date) {
    const seconds = (date - Date.now()) / 1000;
    if (Math.abs(seconds) < 5) return "just now";
    const step = steps.find(([limit]) => Math.abs(seconds) < limit);
    return step ? relative.format(Math.trunc(seconds / step[2]), step[1]) : null;
  }

  // Relative words that stay true, and the exact time in the viewer's own zone.
  function times(root) {
    for (const time of root.querySelectorAll("time[data-ago]")) {
      const date = new Date(time.dateTime);
      time.title = exact.format(date);
      const words = ago(date);
      if (words && words !== time.textContent) time.textContent = words;
    }
  }

  function copies(root) {
    if (!navigator.clipboard) return;
    for (const button of root.querySelectorAll("button[data-copy][hidden]")) button.hidden = false;
  }

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.dataset.copy);
    const before = button.textContent;
    button.textContent = "Copied";
    setTimeout(() => { button.textContent = before; }, 1500);
  });

  // An open menu closes with a click elsewhere or Escape.
  document.addEventListener("click", (event) => {
    for (const menu of document.querySelectorAll("details.account[open]")) {
      if (!menu.contains(event.target)) menu.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const menu of document.querySelectorAll("details.account[open]")) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });

  // One more line whenever the last one of a table of lines is written into.
  document.addEventListener("input", (event) => {
    const line = event.target.closest("[data-lines] > .line");
    if (!line || line.nextElementSibling?.classList.contains("line")) return;
    const next = line.cloneNode(true);
    for (const field of next.querySelectorAll("[name]")) {
      field.name = field.name.replace(/\[(\d+)\]/, (_, number) => `[${Number(number) + 1}]`);
      if (field.type === "checkbox") field.checked = false;
      else if (field.tagName !== "SELECT") field.value = "";
    }
    line.after(next);
  });

  function refresh(root) { times(root); copies(root); }
  refresh(document);
  setInterval(() => times(document), 10000);
  document.addEventListener("htmx:afterSettle", () => refresh(document));
})();
