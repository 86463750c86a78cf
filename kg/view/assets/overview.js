/* Overview: what the panel shows before anything is chosen: the size of the graph and a few ways in. */
const Overview = (() => {
  const { make } = Dom;

  const figure = (number, key) =>
    make("div", {}, make("b", {}, number.toLocaleString("en-US")), make("small", {}, Words.text(key)));
  const row = (i, note) =>
    make("li", { class: "row" }, Shapes.icon(Store.kindOf(i)), Panel.link(i), make("small", {}, note));

  function busiest(kind) {
    const found = [];
    for (const i of Store.rank) {
      if (Store.kindOf(i) === kind && Store.degree[i]) found.push(i);
      if (found.length === 6) break;
    }
    return found.map((i) => row(i, Words.text("ties", Store.degree[i])));
  }

  function latest() {
    const dated = [];
    for (let i = 0; i < Store.nodes; i++) if (Store.startOf(i)) dated.push(i);
    dated.sort((a, b) =>
      Store.startOf(a) < Store.startOf(b)
        ? 1
        : Store.startOf(a) > Store.startOf(b)
          ? -1
          : Store.degree[b] - Store.degree[a] || a - b,
    );
    return dated.slice(0, 8).map((i) => row(i, Store.startOf(i)));
  }

  function part(heading, rows) {
    return rows.length ? make("section", {}, make("h3", {}, heading), make("ul", {}, ...rows)) : "";
  }

  return {
    parts: (details) =>
      [
        make("h2", {}, Words.text("overview")),
        make(
          "div",
          { class: "figures" },
          figure(Store.nodes, "nodes"),
          figure(Store.edges, "edges"),
          figure(details.articles, "reports"),
        ),
        make("p", { class: "muted" }, Words.text("hint")),
        part(`${Words.text("busiest")} · ${Words.text("person")}`, busiest("person")),
        part(`${Words.text("busiest")} · ${Words.text("body")}`, busiest("body")),
        part(Words.text("latest"), latest()),
      ].filter(Boolean),
  };
})();
