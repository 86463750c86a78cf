/* Share: priority cases as a share of all, batch by batch. */
const Share = (() => {
  const { inSight, openAll, button } = Inspection;

  function rows() {
    return inSight().flatMap((s, slot) => {
      if (s.batch < 0) return [];
      const cells = Cube.cells(s.batch, { priority: 1 });
      const whole = Cube.cells(s.batch);
      const total = Cube.figure(s.batch);
      if (!cells.length || !total) return [];
      const found = Axis.datum(slot, s, cells, { total, whole });
      return [{ ...found, share: found.n / total }];
    });
  }

  function spec(width, values) {
    const y = { field: "share", type: "quantitative", axis: { title: Words.text("share"), format: ".0%" } };
    const tooltip = Axis.tooltip(
      { field: "shown", title: Words.text("PriorityCases") },
      { field: "total", title: Words.text("total") },
      { field: "share", title: Words.text("share"), format: ".1%" },
    );
    const text = { field: "share", format: ".0%" };
    return Axis.chart(width, (x) => [
      {
        data: { values },
        mark: { type: "bar", color: Charts.colour("c5"), cursor: "pointer" },
        encoding: { x, y, tooltip },
      },
      ...(Axis.room(width) > 30
        ? [{ data: { values }, mark: { type: "text", dy: -7, fontSize: 11 }, encoding: { x, y, text } }]
        : []),
    ]);
  }

  function figure() {
    const found = rows();
    if (!found.length) return Axis.empty("shareChart", "noShare");
    const title = Words.text("shareChart");
    const percent = (r) => `${(r.share * 100).toFixed(1)}%`;
    const after = [
      { heading: Words.text("total"), value: (r) => r.total, cell: (r) => button(r.whole), number: true },
      { heading: Words.text("share"), value: (r) => Math.round(r.share * 1000) / 10, cell: percent, number: true },
    ];
    return Charts.figure({
      id: "share",
      title,
      note: Words.text("shareNote"),
      spec: (width) => spec(width, found),
      click: (datum) => datum.cells && openAll(datum),
      table: () => Axis.table(title, "priority-share.csv", found, [], after),
    });
  }

  return { figure };
})();
