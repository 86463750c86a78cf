/* Meetings: who met when, under whose chair; one filter for the timeline, the attendance and the list. */
const Meetings = (() => {
  const { make } = Dom;
  const { names, when, open } = Gatherings;
  let shown = [];

  function years() {
    const counts = new Map();
    for (const { start } of Gatherings.all()) counts.set(start.slice(0, 4), (counts.get(start.slice(0, 4)) || 0) + 1);
    const order = [...counts].sort((a, b) => (a[0] < b[0] ? 1 : -1));
    return order.map(([year, n]) =>
      year ? [year, Words.text("yearOption", year, n)] : ["none", Words.text("noYear", n)],
    );
  }

  function filter() {
    const wanted = Route.get("meetings").toLowerCase();
    const year = Route.get("year");
    const fits = (m) => !year || (year === "none" ? !m.start : m.start.startsWith(year));
    shown = Gatherings.all().filter((m) => fits(m) && (!wanted || m.text.includes(wanted)));
    const later = (a, b) => (a.start === "" ? 1 : b.start === "" ? -1 : a.start < b.start ? 1 : -1);
    shown.sort((a, b) => (a.start === b.start ? a.n - b.n : later(a, b)));
    const undated = shown.filter((m) => !m.start).length;
    Dom.at("meetings-facts").textContent = Words.sentences(
      Words.text("shownMeetings", shown.length, Gatherings.all().length),
      undated ? Words.text("undatedMeetings", undated) : "",
    );
  }

  function change(values) {
    Route.set({ ...values, bodies: "" });
    filter();
    redo(...Object.keys(PARTS));
  }

  function controls() {
    const options = [["", Words.text("allYears", Gatherings.all().length)], ...years()];
    return make(
      "div",
      { class: "controls" },
      Controls.search("meetings-filter", Words.text("filterMeetings"), Route.get("meetings"), (meetings) =>
        change({ meetings }),
      ),
      Controls.select("year", Words.text("year"), options, Route.get("year"), (year) => change({ year })),
    );
  }

  function list() {
    const title = Words.text("meetingsList");
    const name = (m) => Dom.button(Dom.short(m.name, 80), () => open(m), { class: "link" });
    const table = Table.create({
      caption: title,
      name: "meetings.csv",
      rows: shown,
      page: 20,
      columns: [
        { heading: Words.text("date"), value: (m) => m.start, cell: when },
        { heading: Words.text("name"), value: (m) => m.name, cell: name },
        { heading: Words.text("heldBy"), value: (m) => names(m.holders) },
        { heading: Words.text("chair"), value: (m) => names(m.chairs) },
        { heading: Words.text("attendees"), value: (m) => new Set(m.people.map((p) => p.agent)).size, number: true },
      ],
    });
    return make("figure", { id: "figure-list" }, make("figcaption", {}, make("h3", {}, title)), table);
  }

  const PARTS = {
    timeline: () =>
      Timeline.figure(shown, (values) => {
        Route.set(values);
        redo("timeline");
      }),
    attendance: () => Attendance.figure(shown.filter((m) => m.people.length)),
    list,
  };

  function redo(...parts) {
    for (const name of parts) Charts.replace(Dom.at(`part-${name}`), PARTS[name]());
  }

  function show(section) {
    const heading = make("h2", {}, Words.text("meetings"));
    if (!Gatherings.all().length) {
      section.replaceChildren(heading, make("p", { class: "empty" }, Words.text("noMeetings")));
      return;
    }
    const parts = Object.keys(PARTS).map((name) => make("div", { id: `part-${name}`, class: "part" }));
    const facts = make("p", { class: "facts", id: "meetings-facts", role: "status" });
    section.replaceChildren(heading, controls(), facts, ...parts);
    filter();
    redo(...Object.keys(PARTS));
  }

  return { show };
})();
