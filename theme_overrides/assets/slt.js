// What works without a script works better with it. One file, no storage, nothing from anywhere else.
"use strict";

// filter: begin

// Safari forgets that a table is one when its rows are shown as cards.
{
  const roles = { "thead, tbody": "rowgroup", tr: "row", td: "cell", "th[scope=col]": "columnheader", "th[scope^=row]": "rowheader" };
  for (const table of document.querySelectorAll(".cards, .matrix")) {
    table.setAttribute("role", "table");
    for (const [what, role] of Object.entries(roles)) {
      for (const part of table.querySelectorAll(what)) part.setAttribute("role", role);
    }
  }
}

// The table of measures, narrowed and sorted by what is chosen. The choices stand in the address.
{
  const form = document.querySelector(".filter form");
  if (form) filterTable(form, document.querySelector(".filter ~ table"));

  function filterTable(form, table) {
    const [status, chosen, reset] = document.querySelector(".count").children;
    const none = document.querySelector(".filter .empty");
    const all = status.textContent;
    const selects = [...form.querySelectorAll("select")];
    const sort = form.elements.sorter;
    const criteria = selects.filter((select) => select !== sort);
    const rows = [...table.querySelectorAll("tr:has(td)")];
    const groups = new Map(rows.map((row) => [row, row.parentNode]));
    const { compare } = new Intl.Collator([document.documentElement.lang, "nb"]);
    const keys = {
      tittel: (row) => row.querySelector("a").textContent,
      ansvar: (row) => row.cells[1].textContent.trim() || "\uffff",
    };

    const fits = (row, name, value) => !value || ` ${row.dataset[name]} `.includes(` ${value} `);
    const isShown = (row, besides) => criteria.every((one) => one === besides || fits(row, one.name, one.value));

    function show() {
      for (const row of rows) row.hidden = !isShown(row);
      const left = rows.filter((row) => !row.hidden).length;
      const set = criteria.filter((one) => one.value);
      status.textContent = left === rows.length ? all : status.dataset.some.replace("#", left);
      chosen.textContent = set.map((one) => one.selectedOptions[0].text).join(" · ");
      reset.hidden = !set.length && !sort.value;
      none.hidden = left > 0;
      table.hidden = !left;
      order();
      criteria.forEach(dim);
    }

    function order() {
      const key = keys[sort.value];
      const sorted = key ? [...rows].sort((one, other) => compare(key(one), key(other))) : rows;
      for (const row of sorted) (key ? table.tBodies[0] : groups.get(row)).append(row);
      for (const area of table.querySelectorAll(".area")) {
        area.hidden = key || [...area.parentNode.rows].every((row) => row === area || row.hidden);
      }
    }

    // A choice that would leave nothing, together with the others, cannot be made.
    function dim(select) {
      const possible = rows.filter((row) => isShown(row, select));
      for (const option of select.options) {
        option.disabled = option.value && !option.selected && !possible.some((row) => fits(row, select.name, option.value));
      }
    }

    function read() {
      const query = new URLSearchParams(location.search);
      for (const select of selects) {
        select.value = query.get(select.name) || "";
        if (select.selectedIndex < 0) select.value = "";
      }
      show();
    }

    function remember() {
      const query = String(new URLSearchParams([...new FormData(form)].filter(([, value]) => value)));
      history.pushState(null, "", location.pathname + (query && `?${query}`));
      show();
    }

    form.querySelector("fieldset").disabled = false;
    form.addEventListener("change", remember);
    form.addEventListener("reset", () => setTimeout(() => {
      remember();
      (form.checkVisibility() ? selects[0] : form.parentNode.firstElementChild).focus();
    }));
    addEventListener("popstate", read);
    read();
  }
}
// filter: end

// copy: begin

// A measure's title and address, where the browser lets a page put something on the clipboard.
if (navigator.clipboard) {
  for (const button of document.querySelectorAll(".share button")) {
    const said = button.nextElementSibling;
    button.hidden = false;
    button.addEventListener("click", async () => {
      said.textContent = "";
      await navigator.clipboard.writeText(`${button.dataset.title}\n${document.querySelector(".copy a").href}`);
      said.textContent = button.dataset.done;
    });
  }
}
// copy: end

// search: begin

// The search itself is fetched when the reader reaches for it, or comes with a question.
{
  const file = new URL("sok.js", document.currentScript.src);
  const fetchSearch = () => {
    removeEventListener("focusin", reached);
    document.head.append(Object.assign(document.createElement("script"), { src: file }));
  };
  const reached = (event) => event.target.closest("form.search") && fetchSearch();
  addEventListener("focusin", reached);
  if (document.getElementById("_sok") && new URLSearchParams(location.search).get("q")) fetchSearch();
}
// search: end
