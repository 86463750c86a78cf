/* Complaints: the figures of inspection teams as tables: all figures of one batch, and what each batch says of one
   region. Fields of a count: figure, coverage, area, pollution, channel, priority. */
const Complaints = (() => {
  const { make } = Dom;

  const row = (cells, tag = "td") =>
    make("tr", {}, ...cells.map((cell, k) => make(tag, k ? { class: "number" } : { class: "first" }, cell)));

  /* Of a batch. */
  function batch(counts, details, names) {
    const rows = counts.map(({ fields: [figure, coverage, area, pollution, channel, priority] }) => {
      const scope = Words.text(coverage) + (priority === "PriorityCases" ? ` · ${Words.text(priority)}` : "");
      const kind = pollution || Words.text("AllTypes");
      const way = channel === "AllChannels" ? "" : Words.text(channel);
      const cells = [scope, area, kind, way].map((text) => make("td", {}, text));
      return make("tr", {}, ...cells, make("td", { class: "number" }, figure));
    });
    return part(Words.text("counts"), [make("table", {}, make("tbody", {}, ...rows))], counts, details, names);
  }

  /* Of a region: a line a batch, a column for each way of counting that occurs. */
  function region(i, details, names) {
    const counts = details.countsOf(i);
    if (!counts.length) return "";
    const order = [];
    const lines = new Map();
    for (const count of counts) {
      const [figure, coverage, , pollution, channel, priority] = count.fields;
      const column = [pollution, channel, priority].join("|");
      if (!order.includes(column)) order.push(column);
      const line = `${coverage}|${count.node}`;
      if (!lines.has(line)) lines.set(line, { coverage, node: count.node, cells: new Map() });
      lines.get(line).cells.set(column, figure);
    }
    const columns = order.sort((a, b) => weight(a) - weight(b) || (a < b ? -1 : 1)); // the plain total comes first
    const tables = ["ThisBatch", "Cumulative"].map((coverage) => {
      const some = [...lines.values()].filter((line) => line.coverage === coverage);
      if (!some.length) return "";
      some.sort((a, b) => (Store.startOf(a.node) < Store.startOf(b.node) ? 1 : -1) || a.node - b.node);
      const used = columns.filter((column) => some.some((line) => line.cells.has(column)));
      const head = make("thead", {}, row([Words.text(coverage), ...used.map(heading)], "th"));
      const body = some.map((line) => row([toBatch(line.node), ...used.map((column) => line.cells.get(column) || "")]));
      return make("div", { class: "wide" }, make("table", {}, head, make("tbody", {}, ...body)));
    });
    return part(Words.text("countsHere"), tables, counts, details, names);
  }

  const weight = (column) => column.split("|").filter((value) => value && !value.startsWith("All")).length;

  function heading(column) {
    const [pollution, channel, priority] = column.split("|");
    const words = [
      pollution,
      channel === "AllChannels" ? "" : Words.text(channel),
      priority === "PriorityCases" ? Words.text(priority) : "",
    ];
    return words.filter(Boolean).join(" · ") || Words.text("total");
  }

  function toBatch(node) {
    const number = (Store.label[node].match(/第\d+批/) || [Dom.short(Store.label[node], 14)])[0];
    const press = () => State.select(node, { reveal: true });
    const link = Dom.button(number, press, { class: "link", title: Dom.short(Store.label[node], 60) });
    return make("span", {}, link, " ", make("small", {}, Store.startOf(node)));
  }

  function part(title, tables, counts, details, names) {
    const passages = [...new Set(counts.flatMap((count) => count.passages))];
    return make("section", {}, make("h3", {}, title), ...tables, ...Passages.show(passages, details, names));
  }

  return { batch, region };
})();
