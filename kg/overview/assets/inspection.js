/* Inspection: the visit that is shown, the stretch of its batches in sight, and the sheets behind its figures. */
const Inspection = (() => {
  const { make } = Dom;
  const now = { inspection: null, slots: [], missing: [], last: 0, near: true, from: 0, size: 0 };

  const numberOf = (batch) => Data.complaints.batch.number[batch];
  const dateOf = (batch) => Data.complaints.batch.date[batch] || Words.text("undated");
  const countOf = (cell) => Data.complaints.cell.count[cell];
  const typeName = (type) => (type < 0 ? Words.text("AllTypes") : Data.complaints.types[type]);
  const channelName = (channel) => (channel < 0 ? "" : Words.text(Data.complaints.channels[channel]));
  const inSight = () => now.slots.slice(now.from, now.from + now.size);

  function title(i) {
    const days = i.batches.map((b) => Data.complaints.batch.date[b]).filter(Boolean);
    const [first, last] = [days.reduce((a, b) => (a < b ? a : b), days[0]), days.reduce((a, b) => (a > b ? a : b), "")];
    const period = !days.length ? Words.text("undated") : first === last ? first : Words.text("period", first, last);
    const recipient = Data.label(i.recipient) || Words.text("somewhere");
    const team = Data.label(i.team) || Words.text("someTeam");
    return Words.text("inspectionOption", recipient, team, i.batches.length, period);
  }

  /* Shows visit `i`. */
  function choose(i, width) {
    Object.assign(now, { inspection: i, ...Cube.slots(i) });
    aim(width);
  }

  /* Brings as many batches into sight as fit, the latest unless the address says otherwise. */
  function aim(width) {
    now.size = Math.max(8, Math.min(40, Math.floor((width - 120) / 24)));
    const latest = Math.max(0, now.slots.length - now.size);
    now.from = Math.max(0, Math.min(Route.number("from", latest), latest));
  }

  /* --- the sentences ---------------------------------------------------------------------------------------- */

  const place = (cell) => {
    const c = Data.complaints.cell;
    return [c.cumulative, c.area, c.type, c.channel, c.priority].map((column) => column[cell]).join(" ");
  };

  function about(cell) {
    const c = Data.complaints.cell;
    const [coverage, cases] = [
      c.cumulative[cell] ? "Cumulative" : "ThisBatch",
      c.priority[cell] ? "PriorityCases" : "AllCases",
    ];
    const repeated = ["gross", "net"].filter((key) => cell in c[key]).map((key) => Words.text(key, c[key][cell]));
    return [Words.text(coverage), Words.text(cases), typeName(c.type[cell]), channelName(c.channel[cell]), ...repeated];
  }

  /* The sentences behind cells of one batch: of one place of the cube, or of several under a common name. */
  function openAll({ cells, kind = "" }) {
    const c = Data.complaints.cell;
    const [first] = cells;
    const figures = [...new Set(cells.map(countOf))];
    const one = new Set(cells.map(place)).size === 1;
    const batch = Words.text("batchName", numberOf(c.batch[first]));
    const undisclosed = Data.complaints.batch.undisclosed[c.batch[first]];
    const lead = [dateOf(c.batch[first]), ...(one ? about(first) : [])];
    if (undisclosed !== null) lead.push(Words.text("undisclosed", undisclosed));
    const heads = one
      ? (cell) => (figures.length > 1 ? String(countOf(cell)) : "")
      : (cell) => `${about(cell).slice(2).join(" · ")} · ${countOf(cell)}`;
    Sheet.open({
      title: [Data.label(c.area[first]), batch, one ? figures.join(" / ") : kind].join(" · "),
      lines: [
        Dom.muted(lead.filter(Boolean).join(" · ")),
        one && figures.length > 1 ? make("p", { class: "warning" }, Words.text("differs", figures.join(" / "))) : "",
      ],
      groups: cells.map((cell) => [heads(cell), c.cited[cell]]),
      names: [Data.label(c.area[first]), ...figures.map((f) => `${f}件`)],
      node: Data.complaints.batch.node[c.batch[first]],
    });
  }

  /* The figure of cells at one place of the cube, as a button. */
  function button(cells) {
    if (!cells.length) return "";
    const figures = [...new Set(cells.map(countOf))];
    return Dom.button(figures.join(" / "), () => openAll({ cells }), { class: "link number" });
  }

  return { now, numberOf, dateOf, countOf, typeName, channelName, inSight, title, choose, aim, openAll, button };
})();
