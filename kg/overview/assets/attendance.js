/* Attendance: people by meeting, with what each did there. */
const Attendance = (() => {
  const { make } = Dom;
  const [ROWS, COLUMNS] = [25, 16];
  const ORDER = ["chairedBy", "addressedBy", "reportedBy", "attendedBy", "observedBy"];
  const rank = (role) => (ORDER.indexOf(role) + 100) % 100;

  function figure(meetings, { open, openPart, when }) {
    const box = make("div");
    const caption = Words.text("attendanceChart");
    const state = { column: 0, row: 0 };

    function show() {
      const some = meetings.slice(state.column, state.column + COLUMNS);
      const people = new Map(); // person -> their parts by meeting
      some.forEach((meeting, column) => {
        for (const part of meeting.people) {
          if (!people.has(part.agent)) people.set(part.agent, new Map());
          const mine = people.get(part.agent);
          if (!mine.has(column)) mine.set(column, []);
          mine.get(column).push(part);
        }
      });
      const order = [...people].sort((a, b) => b[1].size - a[1].size || Math.min(...a[1].keys()) - Math.min(...b[1].keys()) || a[0] - b[0]);
      const rows = order.slice(state.row, state.row + ROWS).map(([person, mine]) => row(person, mine, some));
      const table = make("table", { class: "matrix" }, make("caption", {}, caption), make("thead", {}, make("tr", {}, make("th", { scope: "col" }, Words.text("people")), ...some.map(head))), make("tbody", {}, ...rows));
      const turn = (values) => {
        Object.assign(state, values);
        show();
      };
      box.replaceChildren(
        make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption }, table),
        make(
          "div",
          { class: "under" },
          Table.pager({ count: meetings.length, size: COLUMNS, from: state.column, words: (...f) => Words.text("columnsOf", ...f), go: (to) => turn({ column: to, row: 0 }) }),
          Table.pager({ count: order.length, size: ROWS, from: state.row, words: (...f) => Words.text("rowsOf", ...f), go: (to) => turn({ row: to }) }),
        ),
      );
    }

    const head = (meeting) =>
      make("th", { scope: "col" }, Dom.button(Dom.short(meeting.name, 16), () => open(meeting), { class: "upright", title: `${when(meeting)} ${Dom.short(meeting.name, 200)}` }), make("small", {}, meeting.start.slice(5) || "—"));

    function row(person, mine, some) {
      const cells = some.map((meeting, column) => {
        const parts = (mine.get(column) || []).slice().sort((a, b) => rank(a.role) - rank(b.role));
        if (!parts.length) return make("td");
        const words = `${Data.label(person)} · ${[...new Set(parts.map((p) => Words.text(p.role)))].join(" · ")} · ${Dom.short(meeting.name, 60)}`;
        const mark = Words.mark(parts[0].role) + (new Set(parts.map((p) => p.role)).size > 1 ? "+" : "");
        return make("td", {}, Dom.button(mark, () => openPart(meeting, parts), { class: `mark ${ORDER.includes(parts[0].role) ? parts[0].role : "otherRole"}`, title: words, "aria-label": words }));
      });
      return make("tr", {}, make("th", { scope: "row" }, Sheet.graphLink(Data.node(person), Data.label(person)), make("small", {}, ` ${mine.size}`)), ...cells);
    }

    const roles = [...ORDER, "otherRole"].filter((role) => meetings.some((m) => m.people.some((p) => (ORDER.includes(p.role) ? p.role : "otherRole") === role)));
    const key = roles.map((role) => make("span", {}, make("span", { class: `mark ${role}`, "aria-hidden": "true" }, Words.mark(role)), ` ${role === "otherRole" ? Words.text("others") : Words.text(role)}`));
    const caption2 = make("figcaption", {}, make("h3", {}, caption), Dom.muted(Words.text(meetings.length ? "attendanceNote" : "noAttendance")));
    if (!meetings.length) return make("figure", {}, caption2);
    show();
    return make("figure", { id: "figure-attendance" }, caption2, make("div", { class: "key" }, ...key), box);
  }

  return { figure };
})();
