/* Stacks: bars by batch, stacked by pollution type or by channel; a batch that is not broken down shows its total. */
const Stacks = (() => {
  const { now, inSight, typeName, channelName, openAll } = Inspection;
  const MOST = 7;
  const [REST, WHOLE] = [98, 99]; // places in the order for what has no colour of its own

  /* The bars of one batch. `order` is the place of a value among the colours. */
  function bars(slot, s, dimension, values) {
    if (s.batch < 0) return [];
    const order = (value) => (values.length > MOST + 1 && values.indexOf(value) >= MOST ? REST : values.indexOf(value));
    const parts = values
      .map((value) => ({ order: order(value), cells: Cube.cells(s.batch, { [dimension]: value }) }))
      .filter((p) => p.cells.length)
      .map((p) => Axis.datum(slot, s, p.cells, { order: p.order }));
    if (!parts.length) {
      const cells = Cube.cells(s.batch);
      return cells.length ? [Axis.datum(slot, s, cells, { order: WHOLE })] : [];
    }
    const rest = parts.filter((p) => p.order === REST);
    if (rest.length < 2) return parts;
    const sum = rest.reduce((total, p) => total + p.n, 0);
    const together = { ...rest[0], cells: rest.flatMap((p) => p.cells), n: sum, shown: String(sum) };
    return [...parts.filter((p) => p.order !== REST), together];
  }

  function figure({ id, dimension, values, name, words }) {
    if (!values.length) return Axis.empty(words.title, words.none);
    const kind = (order) =>
      order === WHOLE
        ? Words.text(words.whole)
        : order === REST
          ? Words.text("rest", values.length - MOST)
          : name(values[order]);
    const colour = (order) =>
      order === WHOLE ? Charts.colour("none") : order === REST ? Charts.colour("muted") : Charts.hues()[order];
    const rows = inSight()
      .flatMap((s, slot) => bars(slot, s, dimension, values))
      .map((r) => ({ ...r, kind: kind(r.order) }));
    const orders = [...new Set(rows.map((r) => r.order))].sort((a, b) => a - b);
    const spec = (width) =>
      Axis.chart(width, (x) => [
        {
          data: { values: rows },
          mark: { type: "bar", cursor: "pointer" },
          encoding: {
            x,
            y: { field: "n", type: "quantitative", axis: { title: Words.text("cases"), tickMinStep: 1 } },
            color: {
              field: "kind",
              type: "nominal",
              scale: { domain: orders.map(kind), range: orders.map(colour) },
              legend: { title: null, columns: width < 420 ? 3 : 5 },
            },
            order: { field: "order", type: "quantitative" },
            tooltip: Axis.tooltip(
              { field: "kind", title: Words.text(dimension) },
              { field: "shown", title: Words.text("cases") },
            ),
          },
        },
      ]);
    const title = Words.text(words.title);
    return Charts.figure({
      id,
      title,
      note: Words.text(words.note),
      spec: rows.length ? spec : null,
      click: (datum) => datum.cells && openAll(datum),
      table: () => Axis.table(title, `${id}.csv`, rows, [{ heading: Words.text(dimension), value: (r) => r.kind }]),
    });
  }

  return {
    types: () =>
      figure({
        id: "types",
        dimension: "type",
        values: Cube.types(now.inspection),
        name: typeName,
        words: { title: "typesChart", note: "typesNote", none: "noTypes", whole: "unspecified" },
      }),
    channels: () =>
      figure({
        id: "channels",
        dimension: "channel",
        values: Cube.channels(now.inspection),
        name: channelName,
        words: { title: "channelsChart", note: "channelsNote", none: "noChannels", whole: "noSplit" },
      }),
  };
})();
