// A log that grows, and a command's output as it is written.
"use strict";

(() => {
  const MOST = 200000;

  function append(box, text, wrong) {
    const below = box.hidden || box.scrollHeight - box.scrollTop - box.clientHeight < 40;
    box.hidden = false;
    if (wrong) {
      const mark = document.createElement("span");
      mark.className = "err";
      mark.textContent = text;
      box.append(mark);
    } else {
      box.append(text);
    }
    while (box.childNodes.length > 1 && box.textContent.length > MOST) box.firstChild.remove();
    if (below) box.scrollTop = box.scrollHeight;
  }

  function follow(box, ended) {
    const state = box.closest(".inside").querySelector("[data-follow-state]");
    const say = (words) => { if (state) { state.hidden = false; state.textContent = words; } };
    const stream = new EventSource(box.dataset.follow);
    const line = (text) => (text.endsWith("\n") ? text : text + "\n");
    let first = true;
    function hear(message, wrong) {
      if (first) box.textContent = "";
      first = false;
      append(box, line(message.data), wrong);
    }
    say("Connecting…");
    stream.addEventListener("open", () => say("Following: new lines appear by themselves."));
    stream.addEventListener("out", (message) => hear(message, false));
    stream.addEventListener("err", (message) => hear(message, true));
    stream.addEventListener("error", () => {
      stream.close();
      say("The log ended here: the house sleeps, or the connection is gone.");
      ended();
    });
    window.addEventListener("pagehide", () => stream.close());
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-follow-link]");
    if (!link || !window.EventSource) return;
    event.preventDefault();
    const box = link.closest(".inside").querySelector("[data-follow]");
    box.hidden = false;
    link.parentElement.hidden = true;
    box.focus({ preventScroll: true });
    follow(box, () => { link.parentElement.hidden = false; });
  });
  for (const box of document.querySelectorAll("[data-follow][data-at-once]")) {
    box.scrollTop = box.scrollHeight;
    if (window.EventSource) follow(box, () => {});
  }

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-exec]");
    if (!form) return;
    event.preventDefault();
    const box = form.querySelector("[data-output]");
    const button = form.querySelector("button");
    append(box, "$ " + form.elements.command.value + "\n", false);
    button.disabled = true;
    try {
      const answer = await fetch(form.dataset.exec, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      if (!answer.ok || answer.redirected) {
        append(box, answer.redirected || answer.status === 403
          ? "[you are no longer signed in; load the page again]\n"
          : "[it could not be run: " + answer.status + "]\n", true);
        return;
      }
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        append(box, value, false);
      }
    } catch (problem) {
      append(box, "[the connection ended: " + problem.message + "]\n", true);
    } finally {
      button.disabled = false;
      form.elements.command.focus();
      form.elements.command.select();
    }
  });
})();
