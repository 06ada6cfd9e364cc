// Tells the page's parts to fetch themselves again: by the stream, or by the clock when it is away.
"use strict";

(() => {
  // What nobody rings for (what a house uses) is read again now and then, while somebody looks.
  if (document.querySelector("[data-ticks]")) {
    setInterval(() => {
      if (document.visibilityState === "visible") document.body.dispatchEvent(new Event("tick"));
    }, 4000);
  }

  if (!document.querySelector("[hx-trigger*='live']") || !window.EventSource) return;
  let polling = null;
  let waiting = null;

  // What is told while a part fetches itself would be kept for that part, and lost when it is replaced.
  function tell() {
    if (document.visibilityState !== "visible" || waiting) return;
    if (document.querySelector("[hx-trigger*='live'].htmx-request")) {
      waiting = setTimeout(() => { waiting = null; tell(); }, 200);
    } else {
      document.body.dispatchEvent(new Event("live"));
    }
  }

  function poll(on) {
    if (on && !polling) polling = setInterval(tell, 5000);
    if (!on && polling) { clearInterval(polling); polling = null; }
  }

  const stream = new EventSource("/live");
  // What changed while the stream was away, nobody told.
  stream.addEventListener("open", () => { if (polling) tell(); poll(false); });
  stream.addEventListener("error", () => poll(true));
  stream.addEventListener("change", tell);
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("pagehide", () => stream.close());
})();
