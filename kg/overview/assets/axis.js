/* Axis: what the charts by batch share: batch numbers along the bottom, a grey band for each that is missing. */
const Axis = (() => {
  const { make } = Dom;
  const { inSight, countOf, dateOf, openAll } = Inspection;

  /* Room in pixels for each batch in a chart this wide. */
  const room = (width) => (width - 110) / inSight().length;

  /* A chart with the batches in sight along the bottom; `layers` gives its layers for that axis. */
  function chart(width, layers, { height = 200, params = [] } = {}) {
    const slots = inSight();
    const domain = slots.map((_, n) => n);
    const every = Math.ceil(26 / Math.min(26, room(width)));
    const labels = { labelAngle: 0, labelExpr: "labels[datum.value]", values: domain.filter((n) => n % every === 0) };
    const scale = { domain, paddingInner: 0.12, paddingOuter: 0.06 };
    const x = { field: "slot", type: "ordinal", scale, axis: { title: Words.text("batch"), ...labels } };
    const gaps = domain.filter((n) => slots[n].batch < 0);
    const band = {
      data: { values: gaps.map((slot) => ({ slot, batch: slots[slot].number, missing: Words.text("missing") })) },
      mark: { type: "rect", color: Charts.colour("gap"), cursor: "default" },
      encoding: {
        x,
        tooltip: [
          { field: "batch", title: Words.text("batch") },
          { field: "missing", title: " " },
        ],
      },
    };
    return {
      width: Math.min(width, 150 + 72 * slots.length),
      height,
      params: [{ name: "labels", value: slots.map((s) => String(s.number)) }, ...params],
      layer: [...(gaps.length ? [band] : []), ...layers(x)],
    };
  }

  /* One datum for cells at one place of the cube; several figures where sources differ, the first is drawn. */
  function datum(slot, s, cells, more = {}) {
    const figures = [...new Set(cells.map(countOf))];
    return { slot, batch: s.number, date: dateOf(s.batch), cells, n: figures[0], shown: figures.join("/"), ...more };
  }

  const tooltip = (...more) => [
    { field: "batch", title: Words.text("batch") },
    { field: "date", title: Words.text("date") },
    ...more,
  ];

  /* The data of a chart as its table: batch, date, and what else there is to tell; the figure opens its sentences. */
  function table(title, name, rows, before = [], after = []) {
    const open = (r) => Dom.button(r.shown, () => openAll(r), { class: "link number" });
    return Table.create({
      caption: title,
      name,
      rows,
      columns: [
        { heading: Words.text("batch"), value: (r) => r.batch, number: true },
        { heading: Words.text("date"), value: (r) => r.date },
        ...before,
        { heading: Words.text("cases"), value: (r) => r.n, cell: open, number: true },
        ...after,
      ],
    });
  }

  const empty = (title, why) =>
    make("figure", {}, make("figcaption", {}, make("h3", {}, Words.text(title)), Dom.muted(Words.text(why))));

  return { chart, datum, tooltip, table, empty, room };
})();
