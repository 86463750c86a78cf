/* Legend: types and relations with their numbers; a click shows or hides one. */
const Legend = (() => {
  const { make } = Dom;

  function show() {
    Dom.at("legend").querySelector("summary").textContent = Words.text("legend");
    Dom.at("legend-body").replaceChildren(...kinds(), ...hidden(), ...relations());
  }

  const entry = (on, press, ...parts) =>
    make("button", { type: "button", class: "entry", "aria-pressed": String(on), onclick: press }, ...parts);

  const words = (text, number) => [make("span", {}, text), make("span", {}, String(number))];

  function group(title, key, entries) {
    const all = key && Filters.off[key].size ? Dom.button(Words.text("all"), () => Filters.clear(key)) : "";
    return entries.length ? [make("h2", {}, title, all), make("div", { class: "entries" }, ...entries)] : [];
  }

  function count(column, size) {
    const counts = new Array(size).fill(0);
    for (const value of column) counts[value]++;
    return counts;
  }

  function kinds() {
    const counts = count(Store.kind, Store.kinds.length);
    const entries = Store.kinds.map((kind, k) => {
      if (!counts[k]) return "";
      const toggle = () => Filters.toggle("kinds", kind);
      return entry(!Filters.off.kinds.has(kind), toggle, Shapes.icon(kind), ...words(Words.text(kind), counts[k]));
    });
    return group(Words.text("kinds"), "kinds", entries);
  }

  function relations() {
    const counts = count(Store.relation, Store.relations.length);
    const place = (name) => Words.order.indexOf(name) + 1 || 99;
    const names = [...Store.relations].sort((a, b) => place(a) - place(b));
    const entries = names.map((name) => {
      const toggle = () => Filters.toggle("relations", name);
      const number = counts[Store.relations.indexOf(name)];
      return entry(!Filters.off.relations.has(name), toggle, ...words(Words.relation(name), number));
    });
    return group(Words.text("relations"), "relations", entries);
  }

  /* What is out of the way until asked for. */
  function hidden() {
    let alone = 0;
    for (let i = 0; i < Store.nodes; i++) if (!Store.degree[i] && !Store.byline.has(i)) alone++;
    const numbers = { bylines: Store.byline.size, alone };
    const names = Object.keys(numbers).filter((name) => numbers[name]);
    const entries = names.map((name) =>
      entry(Filters.extra[name], () => Filters.toggleExtra(name), ...words(Words.text(name), numbers[name])),
    );
    return group(Words.text("hidden"), "", entries);
  }

  return { show };
})();
