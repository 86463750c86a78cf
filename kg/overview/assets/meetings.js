/* Meetings: who met when, under whose chair; one filter for the timeline, the attendance and the list. */
const Meetings = (() => {
  const { make } = Dom;
  const ROWS = 15;
  let all = null;
  let shown = [];

  /* The meetings as records, each with its parts. */
  function build() {
    const m = Data.meetings;
    all = m.key.map((key, n) => ({
      n,
      node: `event/${key}`,
      name: m.name[n],
      start: m.start[n] || "",
      end: m.end[n] || "",
      told: m.told[n] || "",
      places: m.places[n],
      cited: m.cited[n],
      parts: [],
      agenda: [],
    }));
    m.part.meeting.forEach((meeting, p) => {
      all[meeting].parts.push({
        role: m.roles[m.part.role[p]],
        agent: m.part.agent[p],
        person: !!m.part.person[p],
        printed: m.part.printed[p] || "",
        cited: m.part.cited[p],
      });
    });
    m.item.meeting.forEach((meeting, i) => all[meeting].agenda.push([m.item.treatment[i], m.item.label[i]]));
    for (const meeting of all) {
      meeting.holders = agents(meeting, "heldBy", "organizedBy");
      meeting.chairs = agents(meeting, "chairedBy");
      meeting.people = meeting.parts.filter((p) => p.person);
      meeting.text = [meeting.name, ...meeting.parts.map((p) => Data.label(p.agent))].join("\n").toLowerCase();
    }
  }

  /* The things in the first of these roles that anybody has. */
  function agents(meeting, ...roles) {
    for (const role of roles) {
      const found = meeting.parts.filter((p) => p.role === role).map((p) => p.agent);
      if (found.length) return [...new Set(found)];
    }
    return [];
  }

  const names = (things) => things.map(Data.label).join(Words.language === "zh" ? "、" : ", ");
  const when = (meeting) => (meeting.start && meeting.end ? Words.text("period", meeting.start, meeting.end) : meeting.start || meeting.told || meeting.end);

  function open(meeting) {
    const roles = new Map();
    for (const part of meeting.parts) {
      if (!roles.has(part.role)) roles.set(part.role, []);
      roles.get(part.role).push(part);
    }
    const person = (part, n) => [n ? (Words.language === "zh" ? "、" : ", ") : "", Sheet.graphLink(Data.node(part.agent), Data.label(part.agent)), part.printed ? make("small", {}, `（${part.printed}）`) : ""];
    const lines = [...roles].map(([role, parts]) => make("p", {}, make("b", {}, `${Words.text(role)} `), ...parts.flatMap(person)));
    const agenda = meeting.agenda.map(([treatment, label]) => make("li", {}, `${Words.text(treatment)} ${label}`));
    const groups = [...roles].map(([role, parts]) => [Words.text(role), [...new Set(parts.flatMap((p) => p.cited))]]);
    Sheet.open({
      title: meeting.name,
      lines: [
        Dom.muted([when(meeting) || Words.text("undated"), meeting.places.length && names(meeting.places)].filter(Boolean).join(" · ")),
        ...lines,
        agenda.length ? make("div", {}, make("b", {}, Words.text("agenda")), make("ul", {}, ...agenda)) : "",
      ],
      groups: [["", meeting.cited], ...groups.filter(([, cited]) => cited.some((p) => !meeting.cited.includes(p)))],
      names: [meeting.name, ...meeting.parts.map((p) => Data.label(p.agent))],
      node: meeting.node,
    });
  }

  /* What one person did at one meeting. */
  function openPart(meeting, parts) {
    const name = Data.label(parts[0].agent);
    Sheet.open({
      title: `${name} · ${parts.map((p) => Words.text(p.role)).join(" · ")}`,
      lines: [
        make("p", {}, Dom.button(meeting.name, () => open(meeting), { class: "link" })),
        Dom.muted([when(meeting) || Words.text("undated"), ...new Set(parts.map((p) => p.printed))].filter(Boolean).join(" · ")),
      ],
      groups: [["", [...new Set(parts.flatMap((p) => p.cited))]]],
      names: [name],
      node: Data.node(parts[0].agent),
    });
  }

  /* --- the filter ------------------------------------------------------------------------------------------- */

  function years() {
    const counts = new Map();
    for (const meeting of all) counts.set(meeting.start.slice(0, 4), (counts.get(meeting.start.slice(0, 4)) || 0) + 1);
    return [...counts].sort((a, b) => (a[0] < b[0] ? 1 : -1));
  }

  function filter() {
    const wanted = Route.get("meetings").toLowerCase();
    const year = Route.get("year");
    shown = all.filter((m) => (!wanted || m.text.includes(wanted)) && (!year || (year === "none" ? !m.start : m.start.startsWith(year))));
    shown.sort((a, b) => (a.start === b.start ? a.n - b.n : a.start === "" ? 1 : b.start === "" ? -1 : a.start < b.start ? 1 : -1));
  }

  function controls() {
    const year = Route.get("year");
    const option = (value, text) => make("option", { value, ...(value === year ? { selected: "" } : {}) }, text);
    const select = make("select", { id: "year", "aria-label": Words.text("year"), onchange: (event) => change({ year: event.target.value }) });
    select.append(option("", Words.text("allYears", all.length)), ...years().map(([y, n]) => (y ? option(y, Words.text("yearOption", y, n)) : option("none", Words.text("noYear", n)))));
    const field = make("input", { id: "meetings-filter", type: "search", placeholder: Words.text("filterMeetings"), "aria-label": `${Words.text("filter")}: ${Words.text("filterMeetings")}`, maxlength: "80", value: Route.get("meetings") });
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => change({ meetings: field.value.trim() }), 200);
    });
    return make("div", { class: "controls" }, field, select);
  }

  function change(values) {
    Route.set({ ...values, bodies: "" });
    filter();
    tell();
    redo("timeline", "attendance", "list");
  }

  function tell() {
    const undated = shown.filter((m) => !m.start).length;
    const parts = [Words.text("shownMeetings", shown.length, all.length), undated ? Words.text("undatedMeetings", undated) : ""];
    Dom.at("meetings-facts").textContent = parts.filter(Boolean).join(Words.language === "zh" ? "" : " ");
  }

  /* --- the timeline ------------------------------------------------------------------------------------------- */

  /* First and last day that a date covers: a day, or all of a month or year. */
  function days(meeting) {
    const from = meeting.start.length === 10 ? meeting.start : meeting.start.length === 7 ? `${meeting.start}-01` : `${meeting.start}-01-01`;
    const last = meeting.end || meeting.start;
    if (last.length === 10) return [from, last];
    if (last.length === 4) return [from, `${last}-12-31`];
    const end = new Date(Date.UTC(Number(last.slice(0, 4)), Number(last.slice(5, 7)), 0));
    return [from, Number.isNaN(end.getTime()) ? from : end.toISOString().slice(0, 10)];
  }

  function timeline() {
    const byChair = Route.get("by") === "chair";
    const key = (m) => (byChair ? m.chairs : m.holders);
    const other = (m) => (byChair ? m.holders : m.chairs);
    const groups = new Map();
    for (const meeting of shown) {
      if (!meeting.start) continue;
      for (const thing of key(meeting).length ? key(meeting) : [-1]) {
        if (!groups.has(thing)) groups.set(thing, []);
        groups.get(thing).push(meeting);
      }
    }
    const rows = [...groups].sort((a, b) => (a[0] < 0) - (b[0] < 0) || b[1].length - a[1].length || a[0] - b[0]);
    if (!rows.length) return make("p", { class: "empty" }, Words.text("none"));
    const from = Math.min(Route.number("bodies", 0), Math.floor((rows.length - 1) / ROWS) * ROWS);
    const some = rows.slice(from, from + ROWS);
    const hues = new Map();
    for (const [, list] of some) for (const m of list) for (const t of other(m).slice(0, 1)) hues.set(t, (hues.get(t) || 0) + 1);
    const top = [...hues].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, 7).map(([t]) => t);
    const none = Words.text(byChair ? "noBody" : "noChair");
    const kindOf = (m) => {
      const [t] = other(m);
      return t === undefined ? 98 : top.includes(t) ? top.indexOf(t) : 97;
    };
    const values = some.flatMap(([, list], row) =>
      list.map((m) => {
        const [begin, end] = days(m);
        return { row, begin, end, long: begin !== end, kind: kindOf(m), n: m.n, name: Dom.short(m.name, 60), date: when(m), held: Dom.short(names(m.holders), 60), chair: Dom.short(names(m.chairs), 60) };
      }),
    );
    const kinds = [...top.keys(), 97, 98].filter((k) => values.some((v) => v.kind === k));
    const kindName = (k) => (k === 98 ? none : k === 97 ? Words.text("others") : Data.label(top[k]));
    const spec = (width) => {
      const short = width < 500 ? 9 : 20;
      const labels = some.map(([t, list]) => `${Dom.short(t < 0 ? Words.text(byChair ? "noChair" : "noBody") : Data.label(t), short)}  ${list.length}`);
      const y = { field: "row", type: "ordinal", scale: { domain: some.map((_, n) => n) }, axis: { title: null, labelExpr: "rows[datum.value]", grid: true, ticks: false, domain: false, labelLimit: width < 500 ? 130 : 290 } };
      const x = { field: "begin", type: "temporal", scale: { type: "utc" }, axis: { title: null, format: "%Y-%m-%d", labelOverlap: true, tickCount: Math.max(2, Math.floor(width / 160)), labelFlush: true } };
      const color = {
        field: "kind",
        type: "nominal",
        scale: { domain: kinds, range: kinds.map((k) => (k >= 97 ? Charts.colour(k === 98 ? "none" : "muted") : Charts.hues()[k])) },
        legend: { title: null, labelExpr: "kinds[datum.value]", columns: width < 500 ? 2 : 5, symbolType: "circle" },
      };
      const tooltip = [
        { field: "name", title: Words.text("name") },
        { field: "date", title: Words.text("date") },
        { field: "held", title: Words.text("heldBy") },
        { field: "chair", title: Words.text("chair") },
      ];
      const kindNames = Object.fromEntries(kinds.map((k) => [k, Dom.short(kindName(k), 14)]));
      return {
        height: 26 * some.length,
        params: [
          { name: "rows", value: labels },
          { name: "kinds", value: kindNames },
        ],
        layer: [
          { data: { values: values.filter((v) => v.long) }, mark: { type: "rule", strokeWidth: 7, strokeCap: "round", opacity: 0.55, cursor: "pointer" }, encoding: { x, x2: { field: "end" }, y, color, tooltip } },
          { data: { values: values.filter((v) => !v.long) }, mark: { type: "point", filled: true, size: 90, opacity: 0.85 }, encoding: { x, y, color, tooltip } },
        ].filter((layer) => layer.data.values.length),
      };
    };
    const flip = (value, text) => Dom.button(Words.text(text), () => (Route.set({ by: value, bodies: "" }), redo("timeline")), { "aria-pressed": String(Route.get("by") === value) });
    return Charts.figure({
      id: "timeline",
      title: Words.text("timelineChart"),
      note: Words.text("timelineNote"),
      controls: [
        make("div", { class: "choice", role: "group", "aria-label": Words.text("rows") }, flip("", "byBody"), flip("chair", "byChair")),
        Table.pager({ count: rows.length, size: ROWS, from, words: (...f) => Words.text("rowsOf", ...f), go: (to) => (Route.set({ bodies: to || "" }), redo("timeline")) }),
      ],
      spec,
      click: (datum) => open(all[datum.n]),
    });
  }

  /* --- the list --------------------------------------------------------------------------------------------------- */

  const list = () =>
    make(
      "figure",
      { id: "figure-list" },
      make("figcaption", {}, make("h3", {}, Words.text("meetingsList"))),
      Table.create({
        caption: Words.text("meetingsList"),
        name: "meetings.csv",
        rows: shown,
        page: 20,
        columns: [
          { heading: Words.text("date"), value: (m) => m.start, cell: when },
          { heading: Words.text("name"), value: (m) => m.name, cell: (m) => Dom.button(Dom.short(m.name, 80), () => open(m), { class: "link" }) },
          { heading: Words.text("heldBy"), value: (m) => names(m.holders) },
          { heading: Words.text("chair"), value: (m) => names(m.chairs) },
          { heading: Words.text("attendees"), value: (m) => new Set(m.people.map((p) => p.agent)).size, number: true },
        ],
      }),
    );

  const PARTS = { timeline, attendance: () => Attendance.figure(shown.filter((m) => m.people.length), { open, openPart, when }), list };

  function redo(...parts) {
    for (const name of parts) {
      const holder = Dom.at(`part-${name}`);
      Charts.forget(holder);
      holder.replaceChildren(PARTS[name]());
    }
  }

  function show(section) {
    const heading = make("h2", {}, Words.text("meetings"));
    if (!all) build();
    if (!all.length) {
      section.replaceChildren(heading, make("p", { class: "empty" }, Words.text("noMeetings")));
      return;
    }
    filter();
    const parts = Object.keys(PARTS).map((name) => make("div", { id: `part-${name}`, class: "part" }));
    section.replaceChildren(heading, controls(), make("p", { class: "facts", id: "meetings-facts", role: "status" }), ...parts);
    tell();
    redo(...Object.keys(PARTS));
  }

  return { show };
})();
