// Search in the plan, fetched by slt.js when the reader reaches for it. Nothing is asked of anybody else, nothing is stored.
"use strict";

{
  const words = (text) => text.toLowerCase().match(/\d+|\p{L}+/gu) || [];

  const element = (name, attributes, ...children) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...children);
    return made;
  };

  // No answer is shown before the browser knows how answers look.
  const looks = new Promise((done) => {
    document.head.append(element("link", { rel: "stylesheet", href: new URL("sok.css", document.currentScript.src), onload: done, onerror: done }));
  });

  // A slip: a letter left out, put in or changed, or two that changed places.
  const near = (a, b, slips) => {
    if (a === b) return true;
    if (slips < 1 || Math.abs(a.length - b.length) > slips) return false;
    const [x, y] = [a.slice(1), b.slice(1)];
    if (a[0] === b[0]) return near(x, y, slips);
    return near(x, b, --slips) || near(a, y, slips) || near(x, y, slips) || (a[0] === b[1] && a[1] === b[0] && near(x.slice(1), y.slice(1), slips));
  };

  const prepare = (index) => {
    const known = new Map(), written = new Map(), entries = [], synonyms = new Map();
    const spellings = index.spellings.map(([from, to]) => [new RegExp(from, "g"), to]), endings = index.endings.map((one) => new RegExp(one));
    const read = (text) => {
      const folded = spellings.reduce((one, pair) => one.replace(...pair), text.normalize("NFD").replace(/\p{M}/gu, ""));
      const short = endings.map((ending) => folded.replace(ending, "")).find((one) => one !== folded && one.length > 2);
      return { text, folded, stem: (folded.length > 3 && short) || folded, places: [], weights: [] };
    };
    const word = (text) => {
      if (!written.has(text)) {
        const one = read(text);
        if (!known.has(one.folded)) known.set(one.folded, one);
        written.set(text, known.get(one.folded));
      }
      return written.get(text);
    };
    const stems = (text, by = read) => words(text).map((one) => by(one).stem).join(" ");
    for (const part of index.parts) {
      for (const [kind, address, title, keywords = "", text = "", more = ""] of part.entries) {
        const place = entries.push({ kind, address, title, text, part, names: [title, ...keywords.split(";")].map((one) => stems(one, word)) }) - 1;
        const stands = (few, weight) => few.forEach((one) => {
          const { places, weights } = word(one);
          if (places.at(-1) !== place) places.push(place), weights.push(weight);
        });
        const named = words(title), weight = 1 + 12 / Math.max(6, named.length);
        stands(named, weight);
        stands(named.slice(1).map((one, i) => named[i] + one), weight);
        stands(words(keywords), 2.5);
        stands(words(text), 1);
        stands(words(more), 0.6);
      }
    }
    for (const line of index.synonyms) for (const one of line.split(",")) synonyms.set(stems(one), line.split(","));
    return { ...index, entries, read, word, stems, synonyms, known: [...known.values()], skipped: index.skipped.split(" ") };
  };

  const terms = ({ read, stems, synonyms, skipped }, query) => {
    const asked = words(query), telling = asked.some((one) => !skipped.includes(one)), found = [];
    // A compound that leads nowhere by itself has the synonyms of its last part and its first, each as long as may be.
    const parts = (text) => [(n) => text.slice(n), (n) => text.slice(0, -n)].flatMap((cut) => {
      for (let n = 1; n < text.length - 3; n++) if (synonyms.has(stems(cut(n)))) return synonyms.get(stems(cut(n)));
      return [];
    });
    for (let i = 0, size; i < asked.length; i += size) {
      const others = (size) => synonyms.get(stems(asked.slice(i, i + size).join(" ")));
      size = [4, 3, 2].find((n) => i + n <= asked.length && others(n)) || 1;
      if (size < 2 && telling && skipped.includes(asked[i])) continue;
      const all = asked.slice(i, i + size), own = size > 1 && all.some((one) => skipped.includes(one)) ? [] : all, whole = others(size), same = (whole || parts(asked[i])).filter((one) => !one.includes(" "));
      const term = [...own, ...same].map((one, n) => ({ ...read(one), kin: n < own.length ? 0 : whole ? 1 : 2, whole }));
      found.push(Object.assign(term, { isKnown: whole }));
    }
    return found;
  };

  const grade = ({ folded, stem, kin, whole }, word) => {
    if (word.folded === folded) return 12;
    if (word.stem === stem) return 10;
    if (folded.length > 1 && word.folded.startsWith(folded)) return 7 - Math.min(2, (word.folded.length - folded.length) / 8);
    if (folded.length > 3 && word.folded.endsWith(folded)) return 6;
    if (stem.length < 4) return 0;
    if (word.folded.startsWith(stem)) return 6;
    if (stem.length > (kin ? 4 : 3) && word.folded.includes(stem)) return 4.5;
    // What we know a word to mean is not what its parts mean.
    return !kin && !whole && word.stem.length > 3 && folded.includes(word.stem) ? (4 * word.stem.length) / folded.length : 0;
  };

  const slip = ({ folded, stem }, word) => {
    const slips = folded.length > 7 ? 2 : folded.length > 3;
    return slips && folded[0] === word.folded[0] && (near(folded, word.folded, slips) || (stem.length > 3 && near(stem, word.stem, slips))) && 4;
  };

  const look = (index, query) => {
    const { entries, known } = index, marks = new Set(), scores = entries.map(() => 0), cover = entries.map(() => 0), asked = index.stems(query),
      telling = index.stems(words(query).filter((one) => !index.skipped.includes(one)).join(" ")) || asked;
    let total = 0;
    for (const term of terms(index, query)) {
      const best = new Map();
      const take = (answers) => known.reduce((top, word) => {
        const how = answers(word);
        if (how) marks.add(word), word.places.forEach((place, i) => best.set(place, Math.max(best.get(place) || 0, how * word.weights[i])));
        return Math.max(top, how);
      }, 0);
      const by = (kin, times) => take((word) => times * Math.max(0, ...term.map((one) => one.kin === kin && grade(one, word))) ** (kin ? 1.3 : 1));
      const top = by(0, 1);
      // A word we know is no slip for another.
      if (top + by(1, top < 6 ? 0.28 : 0.14) < 2.5) term.isKnown || take((word) => slip(term[0], word)), by(2, 0.17);
      const rare = Math.log(1 + entries.length / (best.size || 1));
      if (best.size) total += rare;
      for (const [place, how] of best) scores[place] += how * (0.4 + rare), cover[place] += rare;
    }
    const worth = ({ kind, address, names }) =>
      (/^[^/#]*\/?$/.test(address) ? 0.8 : [1.25, 1, 1][kind] || 0.8) * (names.some((one) => one === asked || one === telling || (asked.includes(" ") && one.includes(asked))) ? 2 : 1);
    const hits = entries.map((entry, i) => ({ ...entry, score: scores[i] * (cover[i] / total) ** 2 * worth(entry) })).filter(({ score }) => score);
    hits.sort((a, b) => b.score - a.score);
    return { hits: hits.filter(({ score }) => score > hits[0].score / 10), marks };
  };

  const alike = ({ known, read }, query) => {
    const { folded } = read(words(query).join("")), few = (slips) => known.filter((one) => near(folded, one.folded, slips)).slice(0, 3);
    return [1, 2, 3].map((slips) => (slips < folded.length / 2 ? few(slips) : [])).find((some) => some.length) || [];
  };

  for (const form of document.querySelectorAll("form.search")) {
    const field = form.elements.q, own = form.id, here = new URL(form.action), root = new URL("..", here);
    const box = own ? document.getElementById("_treff") : form.appendChild(element("div", { className: "hits", hidden: true }));
    const status = element("p", { className: "found", role: "status" }), list = element("div");
    let loading, settled = true;
    const load = () => (loading ??= Promise.all([fetch(new URL("indeks.json", here)).then((answer) => answer.json()), looks]).then(([index]) => prepare(index)).catch(() => { loading = null; }));
    const query = () => field.value.trim();
    const link = (href, ...text) => element("a", { href }, ...text);
    const asking = (text) => link(`${here.pathname}?q=${encodeURIComponent(text)}`, text);
    const section = (text, items) => [element("p", {}, text), element("ul", {}, ...items.map((one) => element("li", {}, one)))];

    const hit = (index, marks, { title, address, text, part }) => {
      const pieced = (all) => all.split(/(\d+|\p{L}+)/u).map((one, i) => (i % 2 && marks.has(index.word(one.toLowerCase())) ? element("mark", {}, one) : one));
      const pieces = pieced(text), first = pieces.findIndex((one) => one.tagName), start = first > 30 ? first - 12 : 0, end = start + 54;
      const item = element("li", { lang: part.language }, link(root + (index.several ? part.folder : "") + address, ...pieced(title)));
      if (index.several) item.append(" ", element("span", {}, part.name));
      if (text) item.append(element("p", {}, start ? "… " : "", ...pieces.slice(start, end), end < pieces.length ? " …" : ""));
      return item;
    };

    const groups = (index, { hits, marks }, limit) => {
      const few = hits.slice(0, limit), kinds = new Set(few.map((one) => one.kind));
      return [...kinds].flatMap((kind) => [
        element(own ? "h2" : "p", { className: "kind" }, index.kinds[kind]),
        element("ul", {}, ...few.filter((one) => one.kind === kind).map((one) => hit(index, marks, one))),
      ]);
    };

    const nothing = (index) => {
      const few = alike(index, query()), help = document.querySelector("[href='#_hjelp']"), [text, address] = index.elsewhere;
      const ways = section(index.words.advice, [link(root + address, text), help?.cloneNode(true) || ""]);
      return few.length ? [...section(index.words.near, few.map((one) => asking(one.text))), ...ways] : ways;
    };

    const show = async () => {
      const text = query(), index = text && (await load());
      if (text !== query()) return;
      box.hidden = !own && !index;
      status.textContent = text && own ? box.dataset.failed : "";
      list.replaceChildren();
      if (!index) return;
      const result = look(index, text), count = result.hits.length, { one, many, none, all } = index.words;
      list.append(...(count ? groups(index, result, own ? 40 : 6) : nothing(index)));
      if (!own && count > 6) list.append(Object.assign(asking(text), { textContent: all.replace("#", count) }));
      status.textContent = count ? (count > 1 ? many.replace("#", count) : one) : none.replace("#", () => text);
    };

    const restore = () => {
      field.value = new URLSearchParams(location.search).get("q") || "";
      show();
    };

    box.replaceChildren(status, list);
    field.onfocus = load;
    field.onchange = () => { settled = true; };
    field.oninput = () => {
      if (own) history[settled ? "pushState" : "replaceState"](null, "", asking(query()));
      settled = false;
      show();
    };
    (own ? form.parentElement : form).addEventListener("keydown", (event) => {
      const stops = [field, ...box.querySelectorAll("a")], at = stops.indexOf(document.activeElement);
      const next = at < 0 ? null : stops[at + { ArrowDown: 1, ArrowUp: -1, Escape: own && !at ? NaN : -at }[event.key]];
      if (!next) return;
      event.preventDefault();
      next.focus();
      if (event.key === "Escape") box.hidden = !own;
    });
    if (own) {
      form.onsubmit = (event) => event.preventDefault();
      addEventListener("popstate", restore);
      if (field.value) show();
      else restore();
    } else {
      if (field === document.activeElement) field.value ? show() : load();
      for (const name of ["pointerdown", "focusin"]) addEventListener(name, (event) => { if (!form.contains(event.target)) box.hidden = true; });
    }
  }
}
