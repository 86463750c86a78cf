/* Overview: what the panel shows before anything is chosen: the size of the graph and a few ways in. */
const Overview = (() => {
  const { make } = Dom;

  const figure = (number, key) =>
    make("div", {}, make("b", {}, number.toLocaleString("en-US")), make("small", {}, Words.text(key)));

  const row = (i, note) =>
    make("li", { class: "row" }, Shapes.icon(Store.kindOf(i)), Dom.link(i), make("small", {}, note));

  function busiest(kind, most = 6) {
    const found = Array.from(Store.rank).filter((i) => Store.kindOf(i) === kind && Store.degree[i]);
    return found.slice(0, most).map((i) => row(i, Words.text("ties", Store.degree[i])));
  }

  function latest(most = 8) {
    const dated = Array.from(Store.rank).filter(Store.startOf); // sorting keeps the best tied first
    dated.sort((a, b) => (Store.startOf(a) < Store.startOf(b) ? 1 : Store.startOf(a) > Store.startOf(b) ? -1 : 0));
    return dated.slice(0, most).map((i) => row(i, Store.startOf(i)));
  }

  function part(heading, rows) {
    return rows.length ? make("section", {}, make("h3", {}, heading), make("ul", {}, ...rows)) : "";
  }

  function period(details) {
    const [first, last] = details.period;
    return first ? Dom.muted(Words.text("period", details.papers, first, last)) : "";
  }

  return {
    parts: (details) => [
      make("h2", {}, Words.text("overview")),
      make(
        "div",
        { class: "figures" },
        figure(Store.nodes, "nodes"),
        figure(Store.edges, "edges"),
        figure(details.articles, "reports"),
      ),
      period(details),
      Dom.muted(Words.text("hint2")),
      part(`${Words.text("busiest")} · ${Words.text("person")}`, busiest("person")),
      part(`${Words.text("busiest")} · ${Words.text("body")}`, busiest("body")),
      part(Words.text("latest"), latest()),
    ],
  };
})();
