/* Attendance: people by meeting, with what each did there; those who were at most meetings first. */
const Attendance = (() => {
  const { make } = Dom;
  const { open, openPart, when } = Gatherings;
  const ROWS = 25;
  const ORDER = ["chairedBy", "addressedBy", "reportedBy", "attendedBy", "observedBy"];
  const rank = (role) => (ORDER.indexOf(role) + 100) % 100;
  const kind = (role) => (ORDER.includes(role) ? role : "otherRole");

  /* Each person with their parts by meeting. */
  function people(meetings) {
    const found = new Map();
    for (const meeting of meetings)
      for (const part of meeting.people) {
        if (!found.has(part.agent)) found.set(part.agent, new Map());
        const mine = found.get(part.agent);
        if (!mine.has(meeting)) mine.set(meeting, []);
        mine.get(meeting).push(part);
      }
    return [...found].sort((a, b) => b[1].size - a[1].size || a[0] - b[0]);
  }

  function figure(meetings) {
    const title = Words.text("attendanceChart");
    const heading = (note) => make("figcaption", {}, make("h3", {}, title), Dom.muted(Words.text(note)));
    if (!meetings.length) return make("figure", {}, heading("noAttendance"));
    const all = people(meetings);
    const box = make("div");
    const state = { column: 0, row: 0 };

    function show() {
      const columns = Math.max(10, Math.min(24, Math.floor((Dom.at("meetings").clientWidth - 210) / 40)));
      const rows = all.slice(state.row, state.row + ROWS);
      const here = meetings.filter((meeting) => rows.some(([, mine]) => mine.has(meeting)));
      const some = here.slice(state.column, state.column + columns);
      const corner = make("th", { scope: "col" }, Words.text("people"));
      const table = make(
        "table",
        { class: "matrix" },
        make("caption", {}, title),
        make("thead", {}, make("tr", {}, corner, ...some.map(head))),
        make("tbody", {}, ...rows.map(([person, mine]) => row(person, mine, some))),
      );
      const turn = (values) => {
        Object.assign(state, values);
        show();
      };
      const pager = (key, count, size, from, go) =>
        Table.pager({ count, size, from, words: (...figures) => Words.text(key, ...figures), go });
      box.replaceChildren(
        make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": title }, table),
        make(
          "div",
          { class: "under" },
          pager("columnsOf", here.length, columns, state.column, (column) => turn({ column })),
          pager("peopleOf", all.length, ROWS, state.row, (from) => turn({ row: from, column: 0 })),
        ),
      );
    }

    function head(meeting) {
      const words = { class: "upright", title: `${when(meeting)} ${Dom.short(meeting.name, 200)}` };
      const name = Dom.button(Dom.short(meeting.name, 16), () => open(meeting), words);
      const date = meeting.start ? [meeting.start.slice(0, 4), make("br"), meeting.start.slice(5)] : ["—"];
      return make("th", { scope: "col" }, name, make("small", {}, ...date));
    }

    function row(person, mine, some) {
      const name = Sheet.graphLink(Data.node(person), Data.label(person));
      const heading = make("th", { scope: "row" }, name, make("small", {}, ` ${mine.size}`));
      return make("tr", {}, heading, ...some.map((meeting) => cell(person, meeting, mine.get(meeting))));
    }

    function cell(person, meeting, parts) {
      if (!parts) return make("td");
      const roles = [...new Set(parts.map((p) => p.role))].sort((a, b) => rank(a) - rank(b));
      const told = roles.map((role) => Words.text(role)).join(" · ");
      const words = `${Data.label(person)} · ${told} · ${Dom.short(meeting.name, 60)}`;
      const mark = Words.mark(roles[0]) + (roles.length > 1 ? "+" : "");
      const look = { class: `mark ${kind(roles[0])}`, title: words, "aria-label": words };
      return make(
        "td",
        {},
        Dom.button(mark, () => openPart(meeting, parts), look),
      );
    }

    const used = new Set(meetings.flatMap((m) => m.people.map((p) => kind(p.role))));
    const key = [...ORDER, "otherRole"]
      .filter((role) => used.has(role))
      .map((role) => {
        const mark = make("span", { class: `mark ${role}`, "aria-hidden": "true" }, Words.mark(role));
        return make("span", {}, mark, ` ${Words.text(role === "otherRole" ? "others" : role)}`);
      });
    show();
    return make(
      "figure",
      { id: "figure-attendance" },
      heading("attendanceNote"),
      make("div", { class: "key" }, ...key),
      box,
    );
  }

  return { figure };
})();
