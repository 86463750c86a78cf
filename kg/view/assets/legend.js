/* Legend: types and relations with their numbers, time, place and levels of posts; a click shows or hides, a double
   click shows one alone. */
const Legend = (() => {
  const { make, at } = Dom;

  function show() {
    at("legend").querySelector("summary").textContent = Words.text("legend");
    const focus = at("legend").contains(document.activeElement) && document.activeElement.dataset.key;
    const parts = [changes(), kinds(), time(), place(), hidden(), relations(), levels()];
    at("legend-body").replaceChildren(...parts.flat());
    const again = focus && at("legend").querySelector(`[data-key="${CSS.escape(focus)}"]`);
    if (again) again.focus();
  }

  const entry = (key, on, press, ...parts) =>
    make(
      "button",
      { type: "button", class: "entry", "aria-pressed": String(on), "data-key": key, onclick: press },
      ...parts,
    );

  const words = (text, number) => [make("span", {}, text), make("span", {}, number.toLocaleString("en-US"))];

  function group(title, entries, clear) {
    const all = clear ? Dom.button(Words.text("all"), clear) : "";
    return entries.length ? [make("h2", {}, title, all), make("div", { class: "entries" }, ...entries)] : [];
  }

  /* Types, relations or levels: an entry for each, and a way to have them all again. */
  function several(key, names, row) {
    const on = (name) => !Filters.now[key].has(name);
    const entries = names.map((name) => {
      const button = entry(`${key}.${name}`, on(name), () => Filters.toggle(key, name), ...row(name));
      button.title = Words.text("onlyThis");
      button.addEventListener("dblclick", () => Filters.only(key, name, names));
      return button;
    });
    return group(Words.text(key), entries, Filters.now[key].size ? () => Filters.clear(key) : null);
  }

  function count(column, size) {
    const counts = new Array(size).fill(0);
    for (const value of column) counts[value]++;
    return counts;
  }

  /* Undo, and back to how it began, once anything was changed. */
  function changes() {
    if (!Filters.past.length && !Filters.any()) return [];
    const undo = Dom.button(Words.text("undo"), Filters.undo, { "data-key": "undo" });
    undo.disabled = !Filters.past.length;
    const reset = Filters.any() ? Dom.button(Words.text("reset"), Filters.reset, { "data-key": "reset" }) : "";
    return [make("div", { class: "changes" }, undo, reset)];
  }

  function kinds() {
    const counts = count(Store.kind, Store.kinds.length);
    const present = Store.kinds.filter((_, k) => counts[k]);
    const number = (kind) => counts[Store.kinds.indexOf(kind)];
    return several("kinds", present, (kind) => [Shapes.icon(kind), ...words(Words.text(kind), number(kind))]);
  }

  function relations() {
    const counts = count(Store.relation, Store.relations.length);
    const place = (name) => Words.order.indexOf(name) + 1 || 99;
    const names = [...Store.relations].sort((a, b) => place(a) - place(b));
    return several("relations", names, (name) => words(Words.relation(name), counts[Store.relations.indexOf(name)]));
  }

  function levels() {
    if (!Store.relations.includes("tenure")) return [];
    const counts = Filters.levelCounts();
    const names = [...Facets.LEVELS, "none"];
    const present = names.filter((_, k) => counts[k]);
    const label = (name) => Words.text(name === "none" ? "noLevel" : name);
    return several("levels", present, (name) => words(label(name), counts[names.indexOf(name)]));
  }

  function time() {
    const parts = Histogram.parts();
    const { from, to } = Filters.now;
    return group(Words.text("time"), parts, from || to ? () => Filters.set({ from: "", to: "" }) : null);
  }

  /* One place with everything in it. */
  function place() {
    const places = (text) => Search.find(text, Infinity).filter((i) => Store.kindOf(i) === "place");
    const chosen = Filters.now.place;
    if (!Store.kind.includes(Store.kinds.indexOf("place"))) return [];
    if (chosen >= 0) {
      const name = make("p", { class: "chosen" }, Shapes.icon("place"), Dom.link(chosen));
      return group(Words.text("within"), [name], () => Filters.set({ place: -1 }));
    }
    const field = make("input", { type: "search", autocomplete: "off", spellcheck: "false", "data-key": "place" });
    field.placeholder = Words.text("anyPlace");
    field.setAttribute("aria-label", Words.text("within"));
    const holder = make("div", { class: "field" }, field);
    Suggest(field, { find: (text) => places(text).slice(0, 8), choose: (i) => Filters.set({ place: i }) });
    return group(Words.text("within"), [holder]);
  }

  /* What is out of the way until asked for. */
  function hidden() {
    let alone = 0;
    for (let i = 0; i < Store.nodes; i++) if (!Store.degree[i] && !Store.byline.has(i)) alone++;
    const numbers = { bylines: Store.byline.size, alone };
    const names = Object.keys(numbers).filter((name) => numbers[name]);
    const on = (name) => Filters.now.extra.has(name);
    const entries = names.map((name) =>
      entry(`extra.${name}`, on(name), () => Filters.toggle("extra", name), ...words(Words.text(name), numbers[name])),
    );
    const put = Filters.now.hidden.size;
    if (put) entries.push(entry("hidden", false, () => Filters.clear("hidden"), ...words(Words.text("putAway"), put)));
    return group(Words.text("hidden"), entries);
  }

  return { show };
})();
