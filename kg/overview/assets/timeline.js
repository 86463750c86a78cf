/* Timeline: a dot for each meeting, in a row for its body or its chair. */
const Timeline = (() => {
  const { names, when, open } = Gatherings;
  const [ROWS, HUES] = [15, 7];

  /* Meetings by body (or chair), the busiest first, those without one last. */
  function grouped(meetings, key) {
    const groups = new Map();
    for (const meeting of meetings)
      for (const thing of key(meeting).length ? key(meeting) : [-1]) {
        if (!groups.has(thing)) groups.set(thing, []);
        groups.get(thing).push(meeting);
      }
    return [...groups].sort((a, b) => (a[0] < 0) - (b[0] < 0) || b[1].length - a[1].length || a[0] - b[0]);
  }

  /* The chairs (or bodies) that get colours of their own. */
  function leading(groups, other) {
    const counts = new Map();
    for (const [, meetings] of groups)
      for (const [first] of meetings.map(other)) if (first >= 0) counts.set(first, (counts.get(first) || 0) + 1);
    const order = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return order.slice(0, HUES).map(([thing]) => thing);
  }

  function spec(width, groups, byChair) {
    const other = (m) => (byChair ? m.holders : m.chairs);
    const top = leading(groups, other);
    const kindOf = (m) => {
      const [first] = other(m);
      if (first === undefined) return top.length + 1;
      return top.includes(first) ? top.indexOf(first) : top.length;
    };
    const kinds = [
      ...top.map((thing, n) => [Dom.short(Data.label(thing), 14), Charts.hues()[n]]),
      [Words.text("others"), Charts.colour("muted")],
      [Words.text(byChair ? "noBody" : "noChair"), Charts.colour("none")],
    ];
    const values = groups.flatMap(([, meetings], row) =>
      meetings.map((m) => ({
        row,
        from: Lanes.days(m.start)[0],
        to: Lanes.days(m.end || m.start)[1],
        kind: kindOf(m),
        n: m.n,
        name: Dom.short(m.name, 60),
        date: when(m),
        held: Dom.short(names(m.holders), 60),
        chair: Dom.short(names(m.chairs), 60),
      })),
    );
    const nobody = Words.text(byChair ? "noChair" : "noBody");
    const label = ([thing, meetings]) =>
      `${Dom.short(thing < 0 ? nobody : Data.label(thing), Lanes.narrow(width) ? 9 : 20)}  ${meetings.length}`;
    const tooltip = [
      { field: "name", title: Words.text("name") },
      { field: "date", title: Words.text("date") },
      { field: "held", title: Words.text("heldBy") },
      { field: "chair", title: Words.text("chair") },
    ];
    return Lanes.spec(width, { labels: groups.map(label), values, kinds, tooltip });
  }

  /* The figure of these meetings; `change` takes new values for the address and shows the figure again. */
  function figure(meetings, change) {
    const byChair = Route.get("by") === "chair";
    const period = Period.core(meetings.map((m) => m.start).filter(Boolean));
    const inside = meetings.filter((m) => m.start && m.start >= period.first && m.start <= period.last);
    const rows = grouped(inside, (m) => (byChair ? m.chairs : m.holders));
    const from = Math.max(0, Math.min(Route.number("bodies", 0), Math.floor((rows.length - 1) / ROWS) * ROWS));
    const by = [
      ["", "byBody"],
      ["chair", "byChair"],
    ];
    const pager = {
      count: rows.length,
      size: ROWS,
      from,
      words: (...figures) => Words.text("rowsOf", ...figures),
      go: (to) => change({ bodies: to || "" }),
    };
    const byNumber = new Map(inside.map((m) => [m.n, m]));
    return Charts.figure({
      id: "timeline",
      title: Words.text("timelineChart"),
      note: Words.text("timelineNote"),
      controls: [
        Controls.choice("by", by, (values) => change({ ...values, bodies: "" })),
        Table.pager(pager),
        Period.control(period, change),
      ],
      spec: rows.length ? (width) => spec(width, rows.slice(from, from + ROWS), byChair) : null,
      click: (datum) => open(byNumber.get(datum.n)),
    });
  }

  return { figure };
})();
