// What works without a script works better with it. No storage, nothing from anywhere else.
"use strict";

// Safari forgets that a table is one when its rows are shown as cards.
{
  const roles = { "thead, tbody": "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope^=row]": "rowheader" };
  for (const table of document.querySelectorAll("table")) {
    table.setAttribute("role", "table");
    for (const [what, role] of Object.entries(roles)) {
      for (const part of table.querySelectorAll(what)) part.setAttribute("role", role);
    }
  }
}

// A measure's title and address, put on the clipboard; where the browser says no, the address is marked for the reader to copy.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll(".share button")) {
    const said = button.nextElementSibling, address = document.querySelector(".copy a");
    const say = (text) => { said.textContent = text; };
    const mark = () => {
      getSelection().selectAllChildren(address);
      say(button.dataset.failed);
    };
    button.hidden = false;
    button.addEventListener("click", () => {
      say("");
      navigator.clipboard.writeText(`${button.dataset.title}\n${address.href}`).then(() => say(button.dataset.done), mark);
    });
  }
}

// What few need is fetched when they reach for it, or come with a choice or a question in the address. Where that
// fails the page says so, and the next reach tries again.
{
  const here = document.currentScript.src, events = ["focusin", "change"];
  const fetchLater = (name, where, now, failed) => {
    const reached = (event) => event.target.closest(where) && start();
    const listen = () => events.forEach((event) => addEventListener(event, reached));
    const start = () => {
      events.forEach((event) => removeEventListener(event, reached));
      document.head.append(Object.assign(document.createElement("script"), { src: new URL(name, here), onerror: tell }));
    };
    const tell = () => {
      listen();
      failed();
    };
    if (now) start();
    else listen();
  };

  const answers = document.getElementById("_treff"), choices = document.querySelector(".filter fieldset"), status = document.querySelector(".count > span");
  fetchLater("sok.js", "form.search", answers && location.search, () => {
    answers?.replaceChildren(Object.assign(document.createElement("p"), { className: "notice", role: "status", textContent: answers.dataset.failed }));
  });
  if (choices) {
    choices.disabled = false;
    fetchLater("filter.js", ".filter", location.search, () => { status.textContent = status.dataset.failed; });
  }
}
