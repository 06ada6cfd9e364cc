// Small comforts; every page works without them.
"use strict";

(() => {
  const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });
  const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "long" });
  const steps = [[60, "second", 1], [3600, "minute", 60], [86400, "hour", 3600], [2592000, "day", 86400]];

  function ago(date) {
    const seconds = (date - Date.now()) / 1000;
    if (Math.abs(seconds) < 5) return seconds > 0 ? "in a moment" : "just now";
    const step = steps.find(([limit]) => Math.abs(seconds) < limit);
    return step ? relative.format(Math.trunc(seconds / step[2]), step[1]) : null;
  }

  // Relative words that stay true, and the exact time in the viewer's own zone.
  function times(root) {
    for (const time of root.querySelectorAll("time[data-ago]")) {
      const date = new Date(time.dateTime);
      time.title = exact.format(date) + " · " + date.toISOString().slice(0, 19).replace("T", " ") + " UTC";
      const words = ago(date);
      if (words && words !== time.textContent) time.textContent = words;
    }
  }

  // Clocks and calendars in the viewer's own zone; without scripts they are in UTC, and say so.
  const forms = {
    time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
    day: { day: "numeric", month: "short" },
    whole: { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  };
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone || "your zone";
  function clocks(root) {
    for (const each of root.querySelectorAll("[data-clock]")) {
      const words = new Intl.DateTimeFormat("en-GB", forms[each.dataset.form]).format(new Date(each.dataset.clock));
      each.textContent = words + (each.dataset.rest || "");
    }
    for (const each of root.querySelectorAll("[data-zone]")) each.textContent = zone;
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

  // Parts that wait for something to begin hear of it without the click being taken away.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-begins]");
    if (link) document.body.dispatchEvent(new Event(link.dataset.begins));
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

  // What a person sees of a part: without what scripts wrote into it, and the tokens of forms.
  function essence(part) {
    const copy = part.cloneNode(true);
    for (const time of copy.querySelectorAll("time[data-ago]")) { time.textContent = ""; time.title = ""; }
    for (const button of copy.querySelectorAll("button[data-copy]")) button.hidden = true;
    for (const token of copy.querySelectorAll("input[name=_csrf]")) token.remove();
    for (const each of [copy, ...copy.querySelectorAll("[class]")]) {
      each.classList.remove("htmx-request", "htmx-settling", "htmx-swapping", "htmx-added");
      if (!each.classList.length) each.removeAttribute("class");
    }
    return copy.outerHTML;
  }

  // How long a hold still holds; when it is over the page says what that means.
  setInterval(() => {
    for (const time of document.querySelectorAll("time[data-until]")) {
      const left = Math.max(0, Math.ceil((new Date(time.dateTime) - Date.now()) / 1000));
      const words = Math.floor(left / 60) + ":" + String(left % 60).padStart(2, "0");
      if (time.textContent !== words) time.textContent = words;
      if (!left && !time.dataset.over) { time.dataset.over = "yes"; location.reload(); }
    }
  }, 500);

  // A part that comes back as it was is left alone: nothing flickers, and what is marked stays marked.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, xhr, requestConfig } = event.detail;
    if (!target.id || requestConfig.verb !== "get" || xhr.status !== 200) return;
    const fresh = new DOMParser().parseFromString(xhr.responseText, "text/html").getElementById(target.id);
    if (fresh && essence(fresh) === essence(target)) event.detail.shouldSwap = false;
  });

  // What a person chose or typed in a part, and did not send yet, outlives the part.
  const chosen = (field) => field.type === "checkbox" || field.type === "radio";
  const touched = (field) => chosen(field) ? field.checked !== field.defaultChecked
    : field.options ? [...field.options].some((each) => each.selected !== each.defaultSelected)
    : field.type !== "hidden" && field.value !== field.defaultValue;
  let typed = [];
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { target, requestConfig, shouldSwap } = event.detail;
    typed = !shouldSwap || requestConfig.verb !== "get" ? []
      : [...target.querySelectorAll("input[id], select[id], textarea[id]")].filter(touched)
        .map((field) => [field.id, chosen(field) ? field.checked : field.value]);
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const [id, value] of typed) {
      const field = document.getElementById(id);
      if (field && chosen(field)) field.checked = value;
      else if (field) field.value = value;
    }
    typed = [];
  });

  // The keyboard stays where it was when the part around it is replaced; what was open stays open.
  let kept = null;
  const mark = (element) => element.tagName + "|" + (element.getAttribute("href") || element.name || "")
    + "|" + (element.form?.getAttribute("action") || "") + "|" + element.textContent.trim();
  document.addEventListener("htmx:beforeSwap", (event) => {
    const at = document.activeElement;
    kept = event.detail.shouldSwap && at && event.detail.target.contains(at) && !at.id ? mark(at) : null;
  });
  document.addEventListener("htmx:afterSettle", (event) => {
    if (!kept || document.activeElement !== document.body) return;
    const root = event.detail.elt.isConnected ? event.detail.elt : document;
    for (const each of root.querySelectorAll("a[href], button, summary")) {
      if (mark(each) === kept) { each.focus({ preventScroll: true }); break; }
    }
    kept = null;
  });

  function refresh(root) { times(root); clocks(root); copies(root); }
  refresh(document);
  setInterval(() => times(document), 10000);
  document.addEventListener("htmx:afterSettle", () => refresh(document));
})();
