/* Complaints: the figures of one inspection, batch by batch: running total, regions, types, channels, priority cases. */
const Complaints = (() => {
  const { make } = Dom;
  let now = null; // the inspection shown, with its slots, and the stretch of slots in sight

  const batchName = (batch) => Words.text("batchName", Data.complaints.batch.number[batch]);
  const dateOf = (batch) => Data.complaints.batch.date[batch] || Words.text("undated");
  const typeName = (type) => (type < 0 ? Words.text("AllTypes") : Data.complaints.types[type]);
  const channelName = (channel) => (channel < 0 ? "" : Words.text(Data.complaints.channels[channel]));

  function inspectionName(i) {
    const { batch } = Data.complaints;
    const days = i.batches.map((b) => batch.date[b]).filter(Boolean).sort();
    const period = !days.length
      ? Words.text("undated")
      : days[0] === days[days.length - 1]
        ? days[0]
        : Words.text("period", days[0], days[days.length - 1]);
    const recipient = Data.label(i.recipient) || Words.text("somewhere");
    return Words.text("inspectionOption", recipient, Data.label(i.team) || Words.text("someTeam"), i.batches.length, period);
  }

  /* The sentences behind cells that stand at one place of the cube. */
  function open(cells) {
    if (!cells.length) return;
    const c = Data.complaints.cell;
    const [n] = cells;
    const figures = [...new Set(cells.map((k) => c.count[k]))];
    const about = [
      Words.text(c.cumulative[n] ? "Cumulative" : "ThisBatch"),
      Words.text(c.priority[n] ? "PriorityCases" : "AllCases"),
      typeName(c.type[n]),
      channelName(c.channel[n]),
    ];
    Sheet.open({
      title: `${Data.label(c.area[n])} · ${batchName(c.batch[n])} · ${figures.join(" / ")}`,
      lines: [
        Dom.muted(`${dateOf(c.batch[n])} · ${about.filter(Boolean).join(" · ")}`),
        figures.length > 1 ? make("p", { class: "warning" }, Words.text("differs", figures.join(" / "))) : "",
      ],
      groups: cells.map((k) => [figures.length > 1 ? String(c.count[k]) : "", c.cited[k]]),
      names: [Data.label(c.area[n]), ...figures.map((f) => `${f}件`)],
      node: Data.complaints.batch.node[c.batch[n]],
    });
  }

  /* A figure of the cube as a button. */
  function button(cells) {
    if (!cells.length) return "";
    const figures = [...new Set(cells.map((n) => Data.complaints.cell.count[n]))];
    return Dom.button(figures.join(" / "), () => open(cells), { class: "link number" });
  }

  /* --- what all charts by batch share ------------------------------------------------------------------- */

  const inSight = () => now.slots.slice(now.from, now.from + now.size);
  const labels = () => inSight().map((s) => String(s.number));

  /* The axis of slots, and a grey band for each that is missing. */
  function byBatch(width, layers, height, params = []) {
    const slots = inSight();
    const every = Math.ceil(slots.length / Math.max(4, Math.floor(width / 26)));
    const domain = slots.map((_, n) => n);
    const axis = {
      title: Words.text("batch"),
      labelAngle: 0,
      labelExpr: "labels[datum.value]",
      values: domain.filter((n) => n % every === 0),
    };
    const x = { field: "slot", type: "ordinal", scale: { domain, paddingInner: 0.12, paddingOuter: 0.06 }, axis };
    const gaps = slots.flatMap((s, slot) => (s.batch < 0 ? [{ slot, missing: Words.text("missing"), number: s.number }] : []));
    const band = {
      data: { values: gaps },
      mark: { type: "rect", color: Charts.colour("gap"), cursor: "default" },
      encoding: {
        x,
        tooltip: [{ field: "number", title: Words.text("batch") }, { field: "missing", title: " " }],
      },
    };
    return {
      width: Math.min(width, 150 + 72 * slots.length),
      height,
      params: [{ name: "labels", value: labels() }, ...params],
      layer: [...(gaps.length ? [band] : []), ...layers(x)],
    };
  }

  /* --- the charts ------------------------------------------------------------------------------------------- */

  function running() {
    const slots = now.slots;
    const points = slots.flatMap((s, slot) => {
      const cells = s.batch < 0 ? [] : Cube.cells(s.batch, { cumulative: 1 });
      return cells.length ? [{ slot, cells, total: Data.complaints.cell.count[cells[0]], batch: s.number, date: dateOf(s.batch) }] : [];
    });
    if (!points.length) return empty("cumulativeChart", "noCumulative");
    const jump = (n) => n > 0 && points[n].slot !== points[n - 1].slot + 1;
    let piece = 0;
    const solid = points.map((p, n) => ({ ...p, piece: (piece += jump(n) ? 1 : 0) }));
    const dashed = points.flatMap((p, n) => (jump(n) ? [{ ...points[n - 1], piece: n }, { ...p, piece: n }] : []));
    const gaps = [];
    slots.forEach((s, n) => {
      if (s.batch >= 0) return;
      const run = gaps[gaps.length - 1];
      if (run && run.end === n - 0.5) run.end = n + 0.5;
      else gaps.push({ begin: n - 0.5, end: n + 0.5 });
    });
    for (const g of gaps) {
      const [first, last] = [slots[g.begin + 0.5].number, slots[g.end - 0.5].number];
      g.missing = `${Words.text("missing")} ${first === last ? first : `${first}–${last}`}`;
      g.middle = (g.begin + g.end) / 2;
    }
    const numbers = slots.map((s) => String(s.number));
    const spec = (width) => {
      const room = (g) => ((g.end - g.begin) * (width - 70)) / slots.length > g.missing.length * 9;
      const x = {
        field: "slot",
        type: "quantitative",
        scale: { domain: [-0.5, slots.length - 0.5], nice: false },
        axis: { title: Words.text("batch"), grid: false, labelExpr: "labels[datum.value]", tickMinStep: 1, format: "d" },
      };
      const y = { field: "total", type: "quantitative", axis: { title: Words.text("cumulative"), tickMinStep: 1 } };
      const line = (values, mark) => ({ data: { values }, mark: { type: "line", color: Charts.colour("c1"), ...mark }, encoding: { x, y, detail: { field: "piece" } } });
      return {
        height: 240,
        params: [{ name: "labels", value: numbers }],
        layer: [
          ...(gaps.length
            ? [
                {
                  data: { values: gaps },
                  mark: { type: "rect", color: Charts.colour("gap"), cursor: "default" },
                  encoding: { x: { ...x, field: "begin" }, x2: { field: "end" }, tooltip: { field: "missing", title: " " } },
                },
                {
                  data: { values: gaps.filter(room) },
                  mark: { type: "text", baseline: "top", dy: 6, fontSize: 12, color: Charts.colour("muted") },
                  encoding: { x: { ...x, field: "middle" }, y: { value: 0 }, text: { field: "missing" } },
                },
              ]
            : []),
          line(solid, { strokeWidth: 2.5 }),
          ...(dashed.length ? [line(dashed, { strokeWidth: 1.5, strokeDash: [5, 4] })] : []),
          {
            data: { values: points },
            mark: { type: "point", filled: true, opacity: 1, size: points.length > 150 ? 14 : 64, color: Charts.colour("c1") },
            encoding: {
              x,
              y,
              tooltip: [
                { field: "batch", title: Words.text("batch") },
                { field: "date", title: Words.text("date") },
                { field: "total", title: Words.text("cumulative") },
              ],
            },
          },
        ],
      };
    };
    return Charts.figure({
      id: "running",
      title: Words.text("cumulativeChart"),
      note: Words.text("cumulativeNote"),
      spec,
      click: (datum) => datum.cells && open(datum.cells),
      table: () =>
        Table.create({
          caption: Words.text("cumulativeChart"),
          name: "running-total.csv",
          rows: points,
          columns: [
            { heading: Words.text("batch"), value: (p) => p.batch, number: true },
            { heading: Words.text("date"), value: (p) => p.date },
            { heading: Words.text("cumulative"), value: (p) => p.total, cell: (p) => button(p.cells), number: true },
          ],
        }),
    });
  }

  function regions() {
    const all = Cube.areas(now.inspection);
    if (!all.length) return empty("regionsChart", "noRegions");
    const ROWS = 30;
    const from = Math.min(Route.number("rows", 0), Math.floor((all.length - 1) / ROWS) * ROWS);
    const areas = all.slice(from, from + ROWS);
    const priority = Number(Route.get("cases") === "priority");
    const cumulative = Number(Route.get("coverage") === "cumulative");
    const cellsOf = (area, batch) => (batch < 0 ? [] : Cube.cells(batch, { area, priority, cumulative }));
    const values = areas.flatMap((area, row) =>
      inSight().flatMap((s, slot) => {
        const cells = cellsOf(area, s.batch);
        if (!cells.length) return [];
        const figures = [...new Set(cells.map((n) => Data.complaints.cell.count[n]))];
        return [{ row, slot, cells, n: figures[0], shown: figures.join("/"), region: Data.label(area), batch: s.number, date: dateOf(s.batch) }];
      }),
    );
    const most = Math.max(1, ...values.map((v) => v.n));
    const spec = (width) =>
      byBatch(
        width,
        (x) => {
          const y = {
            field: "row",
            type: "ordinal",
            scale: { domain: areas.map((_, n) => n), paddingInner: 0.08 },
            axis: { title: null, labelExpr: `regions[datum.value]`, domain: false, ticks: false },
          };
          const color = { field: "n", type: "quantitative", scale: { domain: [0, most], range: [Charts.colour("low"), Charts.colour("high")] }, legend: { title: Words.text("cases"), gradientLength: Math.min(200, width / 2), tickMinStep: 1 } };
          const tooltip = [
            { field: "region", title: Words.text("region") },
            { field: "batch", title: Words.text("batch") },
            { field: "date", title: Words.text("date") },
            { field: "shown", title: Words.text("cases") },
          ];
          const dark = { condition: { test: `datum.n > ${most * 0.55}`, value: Charts.colour("onhigh") }, value: Charts.colour("ink") };
          const room = (width - 110) / inSight().length > 19;
          return [
            { data: { values }, mark: { type: "rect", cornerRadius: 2 }, encoding: { x, y, color, tooltip } },
            ...(room ? [{ data: { values }, mark: { type: "text", fontSize: 11, cursor: "pointer" }, encoding: { x, y, text: { field: "shown" }, color: dark, tooltip } }] : []),
          ];
        },
        26 * areas.length,
        [{ name: "regions", value: areas.map((a) => Dom.short(Data.label(a), width < 500 ? 8 : 14)) }],
      );
    const toggle = (name, options) => choice(name, options, () => redo("regions"));
    return Charts.figure({
      id: "regions",
      title: Words.text("regionsChart"),
      note: Words.text("regionsNote"),
      controls: [
        toggle("coverage", [["", "ThisBatch"], ["cumulative", "Cumulative"]]),
        toggle("cases", [["", "AllCases"], ["priority", "PriorityCases"]]),
        Table.pager({ count: all.length, size: ROWS, from, words: (...f) => Words.text("rowsOf", ...f), go: (to) => (Route.set({ rows: to || "" }), redo("regions")) }),
      ],
      spec,
      click: (datum) => open(datum.cells),
      table: () => grid(areas, (area, batch) => button(cellsOf(area, batch))),
    });
  }

  /* The heat map as a table. */
  function grid(areas, cell) {
    const head = make("tr", {}, make("th", { scope: "col" }, Words.text("region")), ...inSight().map((s) => make("th", { scope: "col", class: "number" }, String(s.number))));
    const rows = areas.map((area) =>
      make("tr", {}, make("th", { scope: "row" }, Data.label(area)), ...inSight().map((s) => make("td", { class: s.batch < 0 ? "number gap" : "number" }, s.batch < 0 ? Words.text("missing") : cell(area, s.batch)))),
    );
    const caption = make("caption", {}, Words.text("regionsChart"));
    return make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": Words.text("regionsChart") }, make("table", {}, caption, make("thead", {}, head), make("tbody", {}, ...rows)));
  }

  /* Bars by batch, stacked by the values of one dimension; a batch that is not broken down shows its total. */
  function stacked({ id, title, note, none, dimension, values, name, rest, whole }) {
    const MOST = 7;
    if (!values.length) return empty(title, none);
    const shown = values.length > MOST + 1 ? values.slice(0, MOST) : values;
    const others = values.slice(shown.length);
    const rows = inSight().flatMap((s, slot) => {
      if (s.batch < 0) return [];
      const at = { slot, batch: s.number, date: dateOf(s.batch) };
      const parts = values.flatMap((value) => {
        const cells = Cube.cells(s.batch, { [dimension]: value });
        return cells.length ? [{ ...at, value, cells, n: Data.complaints.cell.count[cells[0]] }] : [];
      });
      if (!parts.length) {
        const cells = Cube.cells(s.batch);
        return cells.length ? [{ ...at, kind: Words.text(whole), order: 99, cells, n: Data.complaints.cell.count[cells[0]] }] : [];
      }
      const some = parts.filter((p) => shown.includes(p.value)).map((p) => ({ ...p, kind: name(p.value), order: shown.indexOf(p.value) }));
      const left = parts.filter((p) => others.includes(p.value));
      if (left.length) some.push({ ...at, kind: Words.text(rest, others.length), order: 98, cells: left.flatMap((p) => p.cells), n: left.reduce((a, p) => a + p.n, 0) });
      return some;
    });
    const kinds = [...new Set(rows.slice().sort((a, b) => a.order - b.order).map((r) => r.kind))];
    const hues = Charts.hues;
    const range = () => kinds.map((k) => (k === Words.text(whole) ? Charts.colour("none") : k === Words.text(rest, others.length) ? Charts.colour("muted") : hues()[kinds.indexOf(k) % 8]));
    const spec = (width) =>
      byBatch(
        width,
        (x) => [
          {
            data: { values: rows },
            mark: { type: "bar", cursor: "pointer" },
            encoding: {
              x,
              y: { field: "n", type: "quantitative", axis: { title: Words.text("cases"), tickMinStep: 1 } },
              color: { field: "kind", type: "nominal", scale: { domain: kinds, range: range() }, legend: { title: null, columns: width < 420 ? 3 : 5 } },
              order: { field: "order", type: "quantitative" },
              tooltip: [
                { field: "batch", title: Words.text("batch") },
                { field: "date", title: Words.text("date") },
                { field: "kind", title: Words.text(dimension) },
                { field: "n", title: Words.text("cases") },
              ],
            },
          },
        ],
        200,
      );
    return Charts.figure({
      id,
      title: Words.text(title),
      note: Words.text(note),
      spec,
      click: (datum) => datum.cells && openAll(datum),
      table: () =>
        Table.create({
          caption: Words.text(title),
          name: `${id}.csv`,
          rows,
          columns: [
            { heading: Words.text("batch"), value: (r) => r.batch, number: true },
            { heading: Words.text("date"), value: (r) => r.date },
            { heading: Words.text(dimension), value: (r) => r.kind },
            { heading: Words.text("cases"), value: (r) => r.n, cell: (r) => Dom.button(String(r.n), () => openAll(r), { class: "link number" }), number: true },
          ],
        }),
    });
  }

  /* Cells of one place open with their figures; cells of several types each under its own heading. */
  function openAll({ cells, kind }) {
    const c = Data.complaints.cell;
    const types = new Set(cells.map((n) => `${c.type[n]} ${c.channel[n]}`));
    if (types.size < 2) return open(cells);
    const [n] = cells;
    return Sheet.open({
      title: `${batchName(c.batch[n])} · ${kind}`,
      lines: [Dom.muted(dateOf(c.batch[n]))],
      groups: cells.map((k) => [`${typeName(c.type[k])} · ${c.count[k]}`, c.cited[k]]),
      node: Data.complaints.batch.node[c.batch[n]],
    });
  }

  function share() {
    const rows = inSight().flatMap((s, slot) => {
      if (s.batch < 0) return [];
      const cells = Cube.cells(s.batch, { priority: 1 });
      const total = Cube.figure(s.batch);
      if (!cells.length || !total) return [];
      const n = Data.complaints.cell.count[cells[0]];
      return [{ slot, cells, n, total, share: n / total, batch: s.number, date: dateOf(s.batch) }];
    });
    if (!rows.length) return empty("shareChart", "noShare");
    const spec = (width) =>
      byBatch(
        width,
        (x) => {
          const y = { field: "share", type: "quantitative", axis: { title: Words.text("share"), format: ".0%" } };
          const tooltip = [
            { field: "batch", title: Words.text("batch") },
            { field: "date", title: Words.text("date") },
            { field: "n", title: Words.text("PriorityCases") },
            { field: "total", title: Words.text("total") },
            { field: "share", title: Words.text("share"), format: ".1%" },
          ];
          return [
            { data: { values: rows }, mark: { type: "bar", color: Charts.colour("c5"), cursor: "pointer" }, encoding: { x, y, tooltip } },
            ...((width - 60) / inSight().length > 34
              ? [{ data: { values: rows }, mark: { type: "text", dy: -7, fontSize: 11 }, encoding: { x, y, text: { field: "share", format: ".0%" } } }]
              : []),
          ];
        },
        200,
      );
    return Charts.figure({
      id: "share",
      title: Words.text("shareChart"),
      note: Words.text("shareNote"),
      spec,
      click: (datum) => open(datum.cells),
      table: () =>
        Table.create({
          caption: Words.text("shareChart"),
          name: "priority-share.csv",
          rows,
          columns: [
            { heading: Words.text("batch"), value: (r) => r.batch, number: true },
            { heading: Words.text("date"), value: (r) => r.date },
            { heading: Words.text("PriorityCases"), value: (r) => r.n, cell: (r) => button(r.cells), number: true },
            { heading: Words.text("total"), value: (r) => r.total, cell: (r) => button(Cube.cells(now.slots[now.from + r.slot].batch)), number: true },
            { heading: Words.text("share"), value: (r) => Math.round(r.share * 1000) / 10, cell: (r) => `${(r.share * 100).toFixed(1)}%`, number: true },
          ],
        }),
    });
  }

  /* Every figure of the inspection. */
  function figures() {
    const c = Data.complaints.cell;
    const mine = new Set(now.inspection.batches);
    const rows = c.batch.flatMap((batch, n) => (mine.has(batch) ? [n] : []));
    return make(
      "figure",
      { id: "figure-figures" },
      make("figcaption", {}, make("h3", {}, Words.text("figures")), Dom.muted(Words.text("figuresNote"))),
      Table.create({
        caption: Words.text("figures"),
        name: "complaints.csv",
        rows,
        page: 20,
        columns: [
          { heading: Words.text("batch"), value: (n) => Data.complaints.batch.number[c.batch[n]], number: true },
          { heading: Words.text("date"), value: (n) => Data.complaints.batch.date[c.batch[n]] || "" },
          { heading: Words.text("coverage"), value: (n) => Words.text(c.cumulative[n] ? "Cumulative" : "ThisBatch") },
          { heading: Words.text("region"), value: (n) => Data.label(c.area[n]) },
          { heading: Words.text("type"), value: (n) => typeName(c.type[n]) },
          { heading: Words.text("channel"), value: (n) => channelName(c.channel[n]) },
          { heading: Words.text("cases"), value: (n) => Words.text(c.priority[n] ? "PriorityCases" : "AllCases") },
          { heading: Words.text("count"), value: (n) => c.count[n], cell: (n) => button([n]), number: true },
        ],
      }),
    );
  }

  const empty = (title, why) => make("figure", {}, make("figcaption", {}, make("h3", {}, Words.text(title)), Dom.muted(Words.text(why))));

  /* --- the section ------------------------------------------------------------------------------------------ */

  /* A choice between values of one name in the address. */
  function choice(name, options, changed) {
    const buttons = options.map(([value, key]) =>
      Dom.button(Words.text(key), () => (Route.set({ [name]: value }), changed()), { "aria-pressed": String(Route.get(name) === value) }),
    );
    return make("div", { class: "choice", role: "group" }, ...buttons);
  }

  const PARTS = {
    running,
    regions,
    types: () =>
      stacked({ id: "types", title: "typesChart", note: "typesNote", none: "noTypes", dimension: "type", values: Cube.types(now.inspection), name: typeName, rest: "rest", whole: "unspecified" }),
    channels: () =>
      stacked({ id: "channels", title: "channelsChart", note: "channelsNote", none: "noChannels", dimension: "channel", values: Cube.channels(now.inspection), name: channelName, rest: "rest", whole: "noSplit" }),
    share,
    figures,
  };

  /* One part again, in its place. */
  function redo(...names) {
    for (const name of names) {
      const holder = Dom.at(`part-${name}`);
      Charts.forget(holder);
      holder.replaceChildren(PARTS[name]());
    }
  }

  function pager() {
    const words = (first, last) => Words.text("window", now.slots[first - 1].number, now.slots[last - 1].number, now.last);
    const go = (to) => {
      Route.set({ from: to });
      aim();
      Dom.at("window").replaceChildren(pager());
      redo("regions", "types", "channels", "share");
    };
    return Table.pager({ count: now.slots.length, size: now.size, from: now.from, words, go, earlier: "earlier", later: "later" }) || "";
  }

  /* As many batches as fit the width, the latest first seen. */
  function aim() {
    const width = Dom.at("complaints").clientWidth;
    now.size = Math.max(8, Math.min(40, Math.floor((width - 120) / 24)));
    const latest = Math.max(0, now.slots.length - now.size);
    now.from = Math.max(0, Math.min(Route.number("from", latest), latest));
  }

  function show(section) {
    const { inspections } = Data.complaints;
    const heading = make("h2", {}, Words.text("complaints"));
    if (!inspections.length) {
      section.replaceChildren(heading, make("p", { class: "empty" }, Words.text("noComplaints")));
      return;
    }
    const chosen = Math.max(0, Math.min(Route.number("inspection", 0), inspections.length - 1));
    const inspection = inspections[chosen];
    now = { inspection, ...Cube.slots(inspection), from: 0, size: 0 };
    aim();
    const select = make("select", { id: "inspection", onchange: (event) => (Route.set({ inspection: event.target.value, from: "", rows: "" }), Charts.forget(section), show(section)) });
    select.append(...inspections.map((i, n) => make("option", { value: n, ...(n === chosen ? { selected: "" } : {}) }, inspectionName(i))));
    const gaps = now.missing.length ? Words.text("missingBatches", Cube.runs(now.missing)) : Words.text(now.near ? "noMissing" : "farNumbers");
    const part = (name) => make("div", { id: `part-${name}`, class: `part ${name}` });
    section.replaceChildren(
      heading,
      make("div", { class: "controls" }, make("label", { for: "inspection" }, Words.text("inspection")), select),
      make("p", { class: "facts" }, `${Words.text("seenBatches", inspection.batches.length, now.last)}${Words.language === "zh" ? "" : " "}${gaps}`),
      part("running"),
      make("div", { id: "window" }, pager()),
      part("regions"),
      make("div", { class: now.slots.length > 16 ? "pair" : "trio" }, part("types"), part("channels"), part("share")),
      part("figures"),
    );
    redo(...Object.keys(PARTS));
  }

  return { show };
})();
