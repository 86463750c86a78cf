/* Posts: who was reported in which post when; posts that changed hands come first. */
const Posts = (() => {
  const { make } = Dom;
  const PAGE = 20;
  const HUES = { Current: "c1", Appointed: "c3", Proposed: "c4", Former: "muted", Removed: "c5" };
  const STATUSES = Object.keys(HUES);
  let records = null;

  function all() {
    if (records) return records;
    const p = Data.posts;
    records = p.person.map((person, n) => ({
      n,
      person,
      title: p.titles[p.title[n]] || "",
      body: p.body[n],
      status: p.statuses[p.status[n]],
      first: p.first[n] || "",
      last: p.last[n] || p.first[n] || "",
      began: p.began[n] || "",
      ended: p.ended[n] || "",
      cited: p.cited[n],
      post: `${p.body[n]} ${p.title[n]}`,
      text: `${Data.label(person)}\n${p.titles[p.title[n]] || ""}\n${Data.label(p.body[n])}`.toLowerCase(),
    }));
    return order();
  }

  /* Posts with an appointment or a removal first, then those with several holders, then those of a known body. */
  function order() {
    const holders = new Map();
    for (const t of records) {
      if (!holders.has(t.post)) holders.set(t.post, new Set());
      holders.get(t.post).add(t.person);
    }
    const changed = new Set(records.filter((t) => t.began || t.ended).map((t) => t.post));
    for (const t of records) {
      const count = holders.get(t.post).size;
      t.rank = (t.body < 0 ? 4 : changed.has(t.post) ? 0 : 2) + (count > 1 ? 0 : 1) - Math.min(count, 999) / 1000;
    }
    const by = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
    return records.sort(
      (a, b) => a.rank - b.rank || by(a.post, b.post) || by(day(a) || "9", day(b) || "9") || a.n - b.n,
    );
  }

  const day = (t) => t.began || t.first || t.ended;
  const seen = (t) => (t.last !== t.first ? Words.text("period", t.first, t.last) : t.first);

  function open(t) {
    const about = [
      Words.text(t.status),
      t.first && `${Words.text("seen")} ${seen(t)}`,
      t.began && `${Words.text("began")} ${t.began}`,
      t.ended && `${Words.text("ended")} ${t.ended}`,
    ];
    Sheet.open({
      title: `${Data.label(t.person)} · ${Data.label(t.body)}${t.title}`,
      lines: [Dom.muted(about.filter(Boolean).join(" · "))],
      groups: [["", t.cited]],
      names: [Data.label(t.person), t.title, Data.label(t.body)],
      node: Data.node(t.person),
    });
  }

  /* --- the chart of the tenures on one page of the table ------------------------------------------------------ */

  function spec(width, rows) {
    const label = Lanes.narrow(width)
      ? (t) => `${Dom.short(Data.label(t.person), 6)} ${Dom.short(t.title, 6)}`
      : (t) => `${Dom.short(Data.label(t.body) + t.title, 24)} ${Dom.short(Data.label(t.person), 12)}`;
    const values = rows.map((t, row) => {
      const first = [t.began, t.first, t.ended].filter(Boolean).map((d) => Lanes.days(d)[0]);
      const last = [t.began, t.last, t.ended].filter(Boolean).map((d) => Lanes.days(d)[0]);
      return {
        row,
        n: t.n,
        from: first.reduce((a, b) => (a < b ? a : b)),
        to: last.reduce((a, b) => (a > b ? a : b)),
        kind: STATUSES.indexOf(t.status),
        began: t.began && Lanes.days(t.began)[0],
        ended: t.ended && Lanes.days(t.ended)[0],
        person: Data.label(t.person),
        post: Data.label(t.body) + t.title,
        status: Words.text(t.status),
        seen: seen(t),
      };
    });
    return Lanes.spec(width, {
      labels: rows.map(label),
      values,
      kinds: STATUSES.map((s) => [Words.text(s), Charts.colour(HUES[s])]),
      tooltip: ["person", "post", "status", "seen"].map((field) => ({ field, title: Words.text(field) })),
      marks: [
        ["began", "triangle-right"],
        ["ended", "square"],
      ],
      step: 24,
    });
  }

  function chart(some, redo) {
    const period = Period.core(some.map(day).filter(Boolean));
    const rows = some.filter((t) => day(t) && day(t) >= period.first && day(t) <= period.last);
    const byNumber = new Map(rows.map((t) => [t.n, t]));
    return Charts.figure({
      id: "posts",
      title: Words.text("postsChart"),
      note: Words.text(rows.length ? "postsNote" : "noDates"),
      controls: [
        Period.control(period, (values) => {
          Route.set(values);
          redo();
        }),
      ],
      spec: rows.length ? (width) => spec(width, rows) : null,
      click: (datum) => open(byNumber.get(datum.n)),
    });
  }

  /* --- the section ------------------------------------------------------------------------------------------------ */

  function body() {
    const wanted = Route.get("posts").toLowerCase();
    const status = Route.get("status");
    const shown = all().filter((t) => (!wanted || t.text.includes(wanted)) && (!status || t.status === status));
    Dom.at("posts-facts").textContent = Words.text("shownPosts", shown.length, all().length);
    const picture = make("div");
    const draw = (some) => Charts.replace(picture, some.length ? chart(some, () => draw(some)) : "");
    const link = (t) => Sheet.graphLink(Data.node(t.person), Data.label(t.person));
    const column = (key, value, more = {}) => ({ heading: Words.text(key), value, ...more });
    const table = Table.create({
      caption: Words.text("postsChart"),
      name: "posts.csv",
      rows: shown,
      page: PAGE,
      paged: draw,
      columns: [
        column("body", (t) => Data.label(t.body)),
        column("post", (t) => t.title, { cell: (t) => Dom.button(t.title, () => open(t), { class: "link" }) }),
        column("person", (t) => Data.label(t.person), { cell: link }),
        column("status", (t) => Words.text(t.status)),
        column("first", (t) => t.first),
        column("last", (t) => t.last),
        column("began", (t) => t.began),
        column("ended", (t) => t.ended),
        column("sightings", (t) => t.cited.length, { number: true }),
      ],
    });
    Charts.replace(Dom.at("posts-body"), make("div", {}, picture, make("figure", { id: "figure-tenures" }, table)));
  }

  function change(values) {
    Route.set(values);
    body();
  }

  function show(section) {
    const heading = make("h2", {}, Words.text("posts"));
    if (!all().length) {
      section.replaceChildren(heading, make("p", { class: "empty" }, Words.text("noPosts")));
      return;
    }
    const found = STATUSES.filter((s) => all().some((t) => t.status === s)).map((s) => [s, Words.text(s)]);
    const options = [["", Words.text("anyStatus")], ...found];
    section.replaceChildren(
      heading,
      make(
        "div",
        { class: "controls" },
        Controls.search("posts-filter", Words.text("filterPosts"), Route.get("posts"), (posts) => change({ posts })),
        Controls.select("status", Words.text("status"), options, Route.get("status"), (status) => change({ status })),
      ),
      make("p", { class: "facts", id: "posts-facts", role: "status" }),
      make("div", { id: "posts-body" }),
    );
    body();
  }

  return { show };
})();
