/* Legend: types and relations with their numbers; a click shows or hides one. */
const Legend = (() => {
  const { make, at } = Dom;

  function count(column, size) {
    const counts = new Array(size).fill(0);
    for (const value of column) counts[value]++;
    return counts;
  }

  function entry(on, press, ...parts) {
    return make("button", { type: "button", class: "entry", "aria-pressed": String(on), onclick: press }, ...parts);
  }

  function group(title, off, key, entries) {
    const all = off.size
      ? make("button", { type: "button", onclick: () => Filters.clear(key) }, Words.text("all"))
      : "";
    return [make("h2", {}, title, all), make("div", { class: "entries" }, ...entries)];
  }

  function show() {
    const { off, extra } = Filters,
      kinds = count(Store.kind, Store.kinds.length),
      relations = count(Store.relation, Store.relations.length);
    const place = (r) => {
      const p = Words.order.indexOf(Store.relations[r]);
      return p < 0 ? 99 : p;
    };
    const order = relations.map((_, r) => r).sort((a, b) => place(a) - place(b));
    let alone = 0;
    for (let i = 0; i < Store.nodes; i++) if (!Store.degree[i] && !Store.byline.has(i)) alone++;
    const hidden = [
      ["bylines", Store.byline.size],
      ["alone", alone],
    ].filter(([, number]) => number);
    const kindEntries = Store.kinds.map((kind, k) =>
      kinds[k]
        ? entry(
            !off.kinds.has(kind),
            () => Filters.toggle("kinds", kind),
            Shapes.icon(kind),
            make("span", {}, Words.text(kind)),
            make("span", {}, String(kinds[k])),
          )
        : "",
    );
    at("legend").querySelector("summary").textContent = Words.text("legend");
    at("legend-body").replaceChildren(
      ...group(Words.text("kinds"), off.kinds, "kinds", kindEntries),
      ...(hidden.length
        ? [
            make("h2", {}, Words.text("hidden")),
            make(
              "div",
              { class: "entries" },
              ...hidden.map(([name, number]) =>
                entry(
                  extra[name],
                  () => Filters.toggleExtra(name),
                  make("span", {}, Words.text(name)),
                  make("span", {}, String(number)),
                ),
              ),
            ),
          ]
        : []),
      ...group(
        Words.text("relations"),
        off.relations,
        "relations",
        order.map((r) => {
          const name = Store.relations[r];
          return entry(
            !off.relations.has(name),
            () => Filters.toggle("relations", name),
            make("span", {}, Words.relation(name)),
            make("span", {}, String(relations[r])),
          );
        }),
      ),
    );
  }
  return { show };
})();
