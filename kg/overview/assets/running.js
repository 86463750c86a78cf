/* Running: the curve of the running total as published, over all batches; dashes and grey bands where some are missing. */
const Running = (() => {
  const { now, openAll } = Inspection;

  function points() {
    return now.slots.flatMap((s, slot) => {
      const cells = s.batch < 0 ? [] : Cube.cells(s.batch, { cumulative: 1 });
      return cells.length ? [Axis.datum(slot, s, cells)] : [];
    });
  }

  /* Runs of missing batches, from half a step before the first to half a step after the last. */
  function gaps() {
    const found = [];
    now.slots.forEach((s, slot) => {
      if (s.batch >= 0) return;
      const run = found[found.length - 1];
      if (run && run.end === slot - 0.5) Object.assign(run, { end: slot + 0.5, last: s.number });
      else found.push({ begin: slot - 0.5, end: slot + 0.5, first: s.number, last: s.number });
    });
    const numbers = ({ first, last }) => (first === last ? first : `${first}–${last}`);
    return found.map((g) => ({
      ...g,
      middle: (g.begin + g.end) / 2,
      missing: `${Words.text("missing")} ${numbers(g)}`,
    }));
  }

  function spec(width, told) {
    const holes = gaps();
    const jump = (n) => n > 0 && told[n].slot !== told[n - 1].slot + 1;
    let piece = 0;
    const solid = told.map((p, n) => ({ ...p, piece: (piece += jump(n) ? 1 : 0) }));
    const dashed = told.flatMap((p, n) =>
      jump(n)
        ? [
            { ...told[n - 1], piece: n },
            { ...p, piece: n },
          ]
        : [],
    );
    const scale = { domain: [-0.5, now.slots.length - 0.5], nice: false };
    const labels = { grid: false, labelExpr: "labels[datum.value]", tickMinStep: 1, format: "d" };
    const x = { field: "slot", type: "quantitative", scale, axis: { title: Words.text("batch"), ...labels } };
    const y = { field: "n", type: "quantitative", axis: { title: Words.text("cumulative"), tickMinStep: 1 } };
    const blue = Charts.colour("c1");
    const fits = (g) => ((g.end - g.begin) * (width - 70)) / now.slots.length > g.missing.length * 9;
    const layers = [
      {
        data: { values: holes },
        mark: { type: "rect", color: Charts.colour("gap"), cursor: "default" },
        encoding: { x: { ...x, field: "begin" }, x2: { field: "end" }, tooltip: { field: "missing", title: " " } },
      },
      {
        data: { values: holes.filter(fits) },
        mark: { type: "text", baseline: "top", dy: 6, fontSize: 12, color: Charts.colour("muted") },
        encoding: { x: { ...x, field: "middle" }, y: { value: 0 }, text: { field: "missing" } },
      },
      ...[
        [solid, { strokeWidth: 2.5 }],
        [dashed, { strokeWidth: 1.5, strokeDash: [5, 4] }],
      ].map(([values, look]) => ({
        data: { values },
        mark: { type: "line", color: blue, ...look },
        encoding: { x, y, detail: { field: "piece" } },
      })),
      {
        data: { values: told },
        mark: { type: "point", filled: true, opacity: 1, size: told.length > 150 ? 14 : 64, color: blue },
        encoding: { x, y, tooltip: Axis.tooltip({ field: "shown", title: Words.text("cumulative") }) },
      },
    ];
    const numbers = now.slots.map((s) => String(s.number));
    return {
      height: 240,
      params: [{ name: "labels", value: numbers }],
      layer: layers.filter((l) => l.data.values.length),
    };
  }

  function figure() {
    const told = points();
    if (!told.length) return Axis.empty("cumulativeChart", "noCumulative");
    const title = Words.text("cumulativeChart");
    return Charts.figure({
      id: "running",
      title,
      note: Words.text("cumulativeNote"),
      spec: (width) => spec(width, told),
      click: (datum) => datum.cells && openAll(datum),
      table: () => Axis.table(title, "running-total.csv", told),
    });
  }

  return { figure };
})();
