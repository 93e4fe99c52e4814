// The table of measures, narrowed and sorted by what is chosen; fetched by slt.js when the reader reaches for the choices.
// They stand in the address.
"use strict";

{
  const form = document.querySelector(".filter form"), table = document.querySelector(".filter ~ table");
  const [status, chosen, reset] = document.querySelector(".count").children;
  const none = document.querySelector(".filter .empty");
  const selects = [...form.querySelectorAll("select")];
  const sort = form.elements.sorter;
  const criteria = selects.filter((select) => select !== sort);
  const rows = [...table.querySelectorAll("tr:has(td)")];
  const groups = new Map(rows.map((row) => [row, row.parentNode]));
  let moved;
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
    status.textContent = left === rows.length ? status.dataset.all : status.dataset.some.replace("#", left);
    chosen.textContent = set.map((one) => one.selectedOptions[0].text).join(" · ");
    reset.hidden = !set.length && !sort.value;
    none.hidden = left > 0;
    table.hidden = !left;
    order();
    criteria.forEach(dim);
  }

  function order() {
    const key = keys[sort.value];
    const sorted = key ? [...rows].sort((one, other) => compare(key(one), key(other))) : moved ? rows : [];
    for (const row of sorted) (key ? table.tBodies[0] : groups.get(row)).append(row);
    moved = key;
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

  form.addEventListener("change", remember);
  form.addEventListener("reset", () => setTimeout(() => {
    remember();
    (form.checkVisibility() ? selects[0] : form.parentNode.firstElementChild).focus();
  }));
  addEventListener("popstate", read);
  // Whoever chose while this was on its way is answered now.
  if (selects.some((one) => one.value)) remember();
  else read();
}
