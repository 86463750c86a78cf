/* Regions: the heat map of cases by region and batch, and the same as a table. */
const Regions = (() => {
  const { make } = Dom;
  const { now, inSight, openAll, button } = Inspection;
  const ROWS = 30;

  function spec(width, areas, values) {
    const most = Math.max(1, ...values.map((v) => v.n));
    const names = areas.map((a) => Dom.short(Data.label(a), width < 500 ? 8 : 14));
    const labels = { title: null, labelExpr: "regions[datum.value]", domain: false, ticks: false };
    const y = {
      field: "row",
      type: "ordinal",
      scale: { domain: areas.map((_, n) => n), paddingInner: 0.08 },
      axis: labels,
    };
    const shades = { domain: [0, most], range: [Charts.colour("low"), Charts.colour("high")] };
    const legend = { title: Words.text("cases"), gradientLength: Math.min(200, width / 2), tickMinStep: 1 };
    const tooltip = [
      { field: "region", title: Words.text("region") },
      ...Axis.tooltip({ field: "shown", title: Words.text("cases") }),
    ];
    const ink = {
      condition: { test: `datum.n > ${most * 0.55}`, value: Charts.colour("onhigh") },
      value: Charts.colour("ink"),
    };
    const layers = (x) => [
      {
        data: { values },
        mark: { type: "rect", cornerRadius: 2 },
        encoding: { x, y, tooltip, color: { field: "n", type: "quantitative", scale: shades, legend } },
      },
      ...(Axis.room(width) > 19
        ? [
            {
              data: { values },
              mark: { type: "text", fontSize: 11, cursor: "pointer" },
              encoding: { x, y, tooltip, text: { field: "shown" }, color: ink },
            },
          ]
        : []),
    ];
    return Axis.chart(width, layers, { height: 26 * areas.length, params: [{ name: "regions", value: names }] });
  }

  function table(areas, cellsOf) {
    const title = Words.text("regionsChart");
    const head = inSight().map((s) => make("th", { scope: "col", class: "number" }, String(s.number)));
    const cell = (area) => (s) =>
      s.batch < 0
        ? make("td", { class: "number gap" }, Words.text("missing"))
        : make("td", { class: "number" }, button(cellsOf(area, s.batch)));
    const row = (area) => make("tr", {}, make("th", { scope: "row" }, Data.label(area)), ...inSight().map(cell(area)));
    return make(
      "div",
      { class: "wide", tabindex: "0", role: "region", "aria-label": title },
      make(
        "table",
        {},
        make("caption", {}, title),
        make("thead", {}, make("tr", {}, make("th", { scope: "col" }, Words.text("region")), ...head)),
        make("tbody", {}, ...areas.map(row)),
      ),
    );
  }

  /* `change` takes new values for the address and shows the figure again. */
  function figure(change) {
    const all = Cube.areas(now.inspection);
    if (!all.length) return Axis.empty("regionsChart", "noRegions");
    const from = Math.max(0, Math.min(Route.number("rows", 0), Math.floor((all.length - 1) / ROWS) * ROWS));
    const areas = all.slice(from, from + ROWS);
    const priority = Number(Route.get("cases") === "priority");
    const cumulative = Number(Route.get("coverage") === "cumulative");
    const cellsOf = (area, batch) => (batch < 0 ? [] : Cube.cells(batch, { area, priority, cumulative }));
    const values = areas.flatMap((area, row) =>
      inSight().flatMap((s, slot) => {
        const cells = cellsOf(area, s.batch);
        return cells.length ? [Axis.datum(slot, s, cells, { row, region: Data.label(area) })] : [];
      }),
    );
    const coverages = [
      ["", "ThisBatch"],
      ["cumulative", "Cumulative"],
    ];
    const cases = [
      ["", "AllCases"],
      ["priority", "PriorityCases"],
    ];
    const pager = {
      count: all.length,
      size: ROWS,
      from,
      words: (...figures) => Words.text("rowsOf", ...figures),
      go: (to) => change({ rows: to || "" }),
    };
    return Charts.figure({
      id: "regions",
      title: Words.text("regionsChart"),
      note: Words.text("regionsNote"),
      controls: [
        Controls.choice("coverage", coverages, change),
        Controls.choice("cases", cases, change),
        Table.pager(pager),
      ],
      spec: values.length ? (width) => spec(width, areas, values) : null,
      click: (datum) => datum.cells && openAll(datum),
      table: () => table(areas, cellsOf),
    });
  }

  return { figure };
})();
