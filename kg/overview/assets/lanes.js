/* Lanes: things in rows along a time axis: a dot for a day, a bar for a stretch. */
const Lanes = (() => {
  const NARROW = 500;

  /* First and last day of a date that names a day, a month or a year. */
  function days(date) {
    if (date.length === 10) return [date, date];
    if (date.length !== 7) return [`${date.slice(0, 4)}-01-01`, `${date.slice(0, 4)}-12-31`];
    const end = new Date(Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)), 0));
    return [`${date}-01`, Number.isNaN(end.getTime()) ? `${date}-01` : end.toISOString().slice(0, 10)];
  }

  /* A chart of `values` with `row`, `from`, `to` and `kind`; `labels` name the rows, `kinds` are [name, colour] pairs.
     `marks` are further layers, given as [field with a day, shape]. */
  function spec(width, { labels, values, kinds, tooltip, marks = [], step = 26 }) {
    const narrow = width < NARROW;
    const rows = { title: null, labelExpr: "rows[datum.value]", grid: true, ticks: false, domain: false };
    const y = {
      field: "row",
      type: "ordinal",
      scale: { domain: labels.map((_, n) => n) },
      axis: { ...rows, labelLimit: narrow ? 140 : 340 },
    };
    const ticks = { tickCount: Math.max(3, Math.floor(width / 160)), labelOverlap: true, labelFlush: true };
    const axis = { title: null, format: narrow ? "%Y-%m" : "%Y-%m-%d", ...ticks };
    const x = { field: "from", type: "temporal", scale: { type: "utc" }, axis };
    const used = [...kinds.keys()].filter((k) => values.some((v) => v.kind === k));
    const color = {
      field: "kind",
      type: "nominal",
      scale: { domain: used, range: used.map((k) => kinds[k][1]) },
      legend: { title: null, labelExpr: "kinds[datum.value]", columns: narrow ? 2 : 5, symbolType: "circle" },
    };
    const layer = (some, mark, encoding) => ({
      data: { values: some },
      mark,
      encoding: { x, y, color, tooltip, ...encoding },
    });
    const point = { type: "point", filled: true, opacity: 0.85 };
    const bar = { type: "rule", strokeWidth: 7, strokeCap: "round", opacity: 0.6, cursor: "pointer" };
    const marked = (v) => marks.some(([field]) => v[field]);
    return {
      height: step * labels.length,
      params: [
        { name: "rows", value: labels },
        { name: "kinds", value: kinds.map(([name]) => name) },
      ],
      layer: [
        layer(
          values.filter((v) => v.from !== v.to),
          bar,
          { x2: { field: "to" } },
        ),
        layer(
          values.filter((v) => v.from === v.to && !marked(v)),
          { ...point, size: 90 },
        ),
        ...marks.map(([field, shape]) =>
          layer(
            values.filter((v) => v[field]),
            { ...point, shape, size: 110 },
            { x: { ...x, field } },
          ),
        ),
      ].filter((l) => l.data.values.length),
    };
  }

  return { days, spec, narrow: (width) => width < NARROW };
})();
