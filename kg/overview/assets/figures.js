/* Figures: every figure of the inspection as a table. */
const Figures = (() => {
  const { make } = Dom;
  const { now, numberOf, countOf, typeName, channelName, button } = Inspection;

  function figure() {
    const c = Data.complaints.cell;
    const mine = new Set(now.inspection.batches);
    const rows = c.batch.flatMap((batch, n) => (mine.has(batch) ? [n] : []));
    const column = (key, value, more = {}) => ({ heading: Words.text(key), value, ...more });
    const table = Table.create({
      caption: Words.text("figures"),
      name: "complaints.csv",
      rows,
      page: 20,
      columns: [
        column("batch", (n) => numberOf(c.batch[n]), { number: true }),
        column("date", (n) => Data.complaints.batch.date[c.batch[n]] || ""),
        column("coverage", (n) => Words.text(c.cumulative[n] ? "Cumulative" : "ThisBatch")),
        column("region", (n) => Data.label(c.area[n])),
        column("type", (n) => typeName(c.type[n])),
        column("channel", (n) => channelName(c.channel[n])),
        column("cases", (n) => Words.text(c.priority[n] ? "PriorityCases" : "AllCases")),
        column("count", countOf, { cell: (n) => button([n]), number: true }),
      ],
    });
    const heading = make("h3", {}, Words.text("figures"));
    const caption = make("figcaption", {}, heading, Dom.muted(Words.text("figuresNote")));
    return make("figure", { id: "figure-figures" }, caption, table);
  }

  return { figure };
})();
