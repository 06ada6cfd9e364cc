// A log that grows, and a command's output as it is written.
"use strict";

(() => {
  const MOST = 200000;

  function append(box, text, wrong) {
    const below = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
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

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-follow-link]");
    if (!link || !window.EventSource) return;
    event.preventDefault();
    const box = link.closest(".inside").querySelector("[data-follow]");
    const stream = new EventSource(box.dataset.follow);
    box.hidden = false;
    box.textContent = "";
    link.parentElement.hidden = true;
    const line = (text) => (text.endsWith("\n") ? text : text + "\n");
    stream.addEventListener("out", (message) => append(box, line(message.data), false));
    stream.addEventListener("err", (message) => append(box, line(message.data), true));
    stream.addEventListener("error", () => {
      stream.close();
      append(box, "[the log ended]\n", false);
      link.parentElement.hidden = false;
    });
  });

  document.addEventListener("submit", async (event) => {
    const form = event.target.closest("form[data-exec]");
    if (!form) return;
    event.preventDefault();
    const box = form.querySelector("[data-output]");
    const button = form.querySelector("button");
    append(box, "$ " + form.elements.command.value + "\n", false);
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)) });
      const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
      if (!answer.ok) append(box, "[it could not be run: " + answer.status + "]\n", true);
      else for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        append(box, value, false);
      }
      form.elements.command.select();
    } catch (problem) {
      append(box, "[the connection ended: " + problem.message + "]\n", true);
    } finally {
      button.disabled = false;
    }
  });
})();
