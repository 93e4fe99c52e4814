// Keeps a page up to date while somebody edits: only what has changed on it is exchanged, so that nothing jumps.
"use strict";

{
  const script = document.currentScript;
  const news = new URL("nytt/", script.src);
  const parts = [".top", "main", ".help", ".foot", "#_live"];
  const worked = "form, button, table, svg, noscript"; // what slt.js or the reader may have changed
  const focusable = "a, button, input, select, summary, [tabindex]";
  let version = script.dataset.version;
  let sent = document.cloneNode(true); // before slt.js, which is deferred, has done anything to it
  let waiting;

  // A page that had to be fetched whole goes on where it was.
  {
    const kept = JSON.parse(sessionStorage.getItem("vis") || "null");
    sessionStorage.removeItem("vis");
    if (kept?.address === location.href) {
      scrollTo(0, kept.top);
      addEventListener("load", () => {
        scrollTo(0, kept.top);
        document.querySelectorAll(focusable)[kept.focus]?.focus({ preventScroll: true });
      });
    }
  }

  const focus = () => [...document.querySelectorAll(focusable)].indexOf(document.activeElement);

  function reload() {
    sessionStorage.setItem("vis", JSON.stringify({ address: location.href, top: scrollY, focus: focus() }));
    location.reload();
  }

  // What was sent before and what is sent now are held against each other, and the difference is made on the page.
  // False when a script may have had its hand in what would have to be exchanged.
  function exchange(shown, before, after) {
    if (before.isEqualNode(after) || before.nodeName === "NOSCRIPT") return true;
    if (shown?.nodeName !== before.nodeName || shown.childNodes.length !== before.childNodes.length) return false;
    if (before.nodeType !== Node.ELEMENT_NODE) {
      shown.data = after.data;
      return true;
    }
    for (const { name } of [...before.attributes, ...after.attributes]) {
      if (before.getAttribute(name) === after.getAttribute(name)) continue;
      if (after.hasAttribute(name)) shown.setAttribute(name, after.getAttribute(name));
      else shown.removeAttribute(name);
    }
    return exchangeChildren(shown, [...shown.childNodes], [...before.childNodes], [...after.childNodes]);
  }

  // What is the same at the start and at the end stays; what is between is exchanged, piece by piece if it can be.
  function exchangeChildren(shown, now, before, after) {
    const all = [...now];
    const isSame = (at) => before.length && after.length && before.at(at).isEqualNode(after.at(at));
    let start = 0;
    for (; isSame(0); start++) [now, before, after].forEach((list) => list.shift());
    while (isSame(-1)) [now, before, after].forEach((list) => list.pop());
    if (before.length === after.length && before.every((one, i) => one.nodeName === after[i].nodeName)) {
      return now.every((one, i) => exchange(one, before[i], after[i]));
    }
    if (shown.closest("table, form, svg") || now.some((one) => one.matches?.(worked) || one.querySelector?.(worked))) return false;
    const following = all[start + now.length] ?? null;
    for (const one of now) one.remove();
    for (const one of after) shown.insertBefore(document.importNode(one, true), following);
    return true;
  }

  // What is opened at the foot of the page would otherwise open below the window.
  document.addEventListener("toggle", ({ target }) => {
    if (target.open && target.closest("#_live")) target.scrollIntoView({ block: "nearest" });
  }, true);

  const looks = (page) => [...page.head.querySelectorAll('link[rel~="icon"], link[rel="stylesheet"], meta[name="theme-color"]')].map((one) => one.outerHTML).join();

  function update(next) {
    const focused = document.activeElement;
    const number = focus();
    if (looks(next) !== looks(sent)) return false;
    for (const part of parts) {
      const [before, after] = [sent.querySelector(part), next.querySelector(part)];
      if (!before !== !after) return false;
      if (before && !exchange(document.querySelector(part), before, after)) return false;
    }
    document.title = next.title;
    document.documentElement.lang = next.documentElement.lang;
    if (focused && !focused.isConnected) document.querySelectorAll(focusable)[number]?.focus({ preventScroll: true });
    return true;
  }

  async function show() {
    const answer = await fetch(location.href, { signal: waiting.signal });
    const next = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = next.querySelector("script[data-version]")?.dataset.version;
    const isAnother = (name) => version.split(".")[name] !== now?.split(".")[name];
    // Another start of the preview, or another stylesheet or script, say: exchanging pieces is not enough.
    if (isAnother(0) || isAnother(1) || !update(next)) return reload();
    [version, sent] = [now, next];
  }

  async function follow() {
    waiting = new AbortController();
    const { signal } = waiting;
    while (!signal.aborted) {
      try {
        const answer = await fetch(new URL(version, news), { signal });
        if (await answer.text() !== version) await show();
      } catch {
        await new Promise((done) => setTimeout(done, 1000)); // the preview was stopped, or is being started again
      }
    }
  }

  // A page in the background asks for nothing, since a browser keeps few connections; it catches up when it is seen.
  addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") follow();
    else waiting?.abort();
  });
  addEventListener("pagehide", () => waiting?.abort());
  addEventListener("pageshow", (event) => event.persisted && follow());
  if (document.visibilityState === "visible") follow();
}
