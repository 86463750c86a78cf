/* Posts: who was reported in which post when; posts that changed hands come first. */
const Posts = (() => {
  const { make } = Dom;
  const PAGE = 20;
  let all = null;

  function build() {
    const p = Data.posts;
    all = p.person.map((person, n) => ({
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
    }));
    const holders = new Map();
    for (const t of all) {
      if (!holders.has(t.post)) holders.set(t.post, new Set());
      holders.get(t.post).add(t.person);
      t.text = `${Data.label(t.person)}\n${t.title}\n${Data.label(t.body)}`.toLowerCase();
    }
    const dated = new Set(all.filter((t) => t.began || t.ended).map((t) => t.post));
    const rank = (t) => (t.body < 0 ? 4 : dated.has(t.post) ? 0 : 2) + (holders.get(t.post).size > 1 ? 0 : 1);
    const day = (t) => t.began || t.first || "9";
    all.sort((a, b) => rank(a) - rank(b) || holders.get(b.post).size - holders.get(a.post).size || (a.post < b.post ? -1 : a.post > b.post ? 1 : 0) || (day(a) < day(b) ? -1 : day(a) > day(b) ? 1 : a.n - b.n));
  }

  function open(t) {
    const about = [
      Words.text(t.status),
      t.first && `${Words.text("seen")} ${t.last !== t.first ? Words.text("period", t.first, t.last) : t.first}`,
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

  /* The tenures of one page of the table on a time axis. */
  function chart(some) {
    const rows = some.filter((t) => t.first || t.began || t.ended);
    const full = (date, end) => (date.length === 10 ? date : date.length === 7 ? `${date}-${end ? "28" : "01"}` : `${date}-${end ? "12-31" : "01-01"}`);
    const spec = (width) => {
      const narrow = width < 500;
      const name = (t) => `${Dom.short(`${Data.label(t.body)}${t.title}`, narrow ? 10 : 24)} ${Dom.short(Data.label(t.person), narrow ? 5 : 12)}`;
      const values = rows.map((t, row) => {
        const dates = [t.began, t.first, t.last, t.ended].filter(Boolean).map((d) => full(d));
        return { row, n: t.n, from: dates.reduce((a, b) => (a < b ? a : b)), to: dates.reduce((a, b) => (a > b ? a : b)), person: Data.label(t.person), post: Data.label(t.body) + t.title, status: Words.text(t.status), kind: t.status, began: t.began && full(t.began), ended: t.ended && full(t.ended), seen: t.last !== t.first ? Words.text("period", t.first, t.last) : t.first };
      });
      const y = { field: "row", type: "ordinal", scale: { domain: rows.map((_, n) => n) }, axis: { title: null, labelExpr: "rows[datum.value]", grid: true, ticks: false, domain: false, labelLimit: narrow ? 150 : 360 } };
      const x = { field: "from", type: "temporal", scale: { type: "utc" }, axis: { title: null, format: "%Y-%m-%d", labelOverlap: true, labelFlush: true, tickCount: Math.max(2, Math.floor(width / 160)) } };
      const kinds = ["Current", "Appointed", "Proposed", "Former", "Removed"].filter((k) => values.some((v) => v.kind === k));
      const hue = { Current: "c1", Appointed: "c3", Proposed: "c4", Former: "muted", Removed: "c5" };
      const color = { field: "kind", type: "nominal", scale: { domain: kinds, range: kinds.map((k) => Charts.colour(hue[k])) }, legend: { title: null, labelExpr: "kinds[datum.value]", symbolType: "circle" } };
      const tooltip = [
        { field: "person", title: Words.text("person") },
        { field: "post", title: Words.text("post") },
        { field: "status", title: Words.text("status") },
        { field: "seen", title: Words.text("seen") },
      ];
      const marks = (field, shape) => ({ data: { values: values.filter((v) => v[field]) }, mark: { type: "point", filled: true, shape, size: 110 }, encoding: { x: { ...x, field }, y, color, tooltip } });
      return {
        height: 24 * rows.length,
        params: [
          { name: "rows", value: rows.map(name) },
          { name: "kinds", value: Object.fromEntries(kinds.map((k) => [k, Words.text(k)])) },
        ],
        layer: [
          { data: { values: values.filter((v) => v.from !== v.to) }, mark: { type: "rule", strokeWidth: 6, strokeCap: "round", opacity: 0.7, cursor: "pointer" }, encoding: { x, x2: { field: "to" }, y, color, tooltip } },
          { data: { values: values.filter((v) => v.from === v.to && !v.began && !v.ended) }, mark: { type: "point", filled: true, size: 80 }, encoding: { x, y, color, tooltip } },
          marks("began", "triangle-right"),
          marks("ended", "square"),
        ].filter((layer) => layer.data.values.length),
      };
    };
    const byNumber = new Map(rows.map((t) => [t.n, t]));
    if (!rows.length) return Dom.muted(Words.text("noDates"));
    return Charts.figure({ id: "posts", title: Words.text("postsChart"), note: Words.text("postsNote"), spec, click: (datum) => open(byNumber.get(datum.n)) });
  }

  function body() {
    const wanted = Route.get("posts").toLowerCase();
    const status = Route.get("status");
    const shown = all.filter((t) => (!wanted || t.text.includes(wanted)) && (!status || t.status === status));
    Dom.at("posts-facts").textContent = Words.text("shownPosts", shown.length, all.length);
    const picture = make("div");
    const table = Table.create({
      caption: Words.text("postsChart"),
      name: "posts.csv",
      rows: shown,
      page: PAGE,
      paged(some) {
        Charts.forget(picture);
        picture.replaceChildren(some.length ? chart(some) : "");
      },
      columns: [
        { heading: Words.text("body"), value: (t) => Data.label(t.body) },
        { heading: Words.text("post"), value: (t) => t.title, cell: (t) => Dom.button(t.title, () => open(t), { class: "link" }) },
        { heading: Words.text("person"), value: (t) => Data.label(t.person), cell: (t) => Sheet.graphLink(Data.node(t.person), Data.label(t.person)) },
        { heading: Words.text("status"), value: (t) => Words.text(t.status) },
        { heading: Words.text("first"), value: (t) => t.first },
        { heading: Words.text("last"), value: (t) => t.last },
        { heading: Words.text("began"), value: (t) => t.began },
        { heading: Words.text("ended"), value: (t) => t.ended },
        { heading: Words.text("sightings"), value: (t) => t.cited.length, number: true },
      ],
    });
    const holder = Dom.at("posts-body");
    Charts.forget(holder);
    holder.replaceChildren(picture, table);
  }

  function show(section) {
    if (!all) build();
    const heading = make("h2", {}, Words.text("posts"));
    if (!all.length) {
      section.replaceChildren(heading, make("p", { class: "empty" }, Words.text("noPosts")));
      return;
    }
    const field = make("input", { id: "posts-filter", type: "search", placeholder: Words.text("filterPosts"), "aria-label": `${Words.text("filter")}: ${Words.text("filterPosts")}`, maxlength: "80", value: Route.get("posts") });
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => (Route.set({ posts: field.value.trim() }), body()), 200);
    });
    const select = make("select", { id: "status", "aria-label": Words.text("status"), onchange: (event) => (Route.set({ status: event.target.value }), body()) });
    const found = ["Current", "Appointed", "Proposed", "Former", "Removed"].filter((s) => all.some((t) => t.status === s));
    select.append(make("option", { value: "" }, Words.text("anyStatus")), ...found.map((s) => make("option", { value: s, ...(Route.get("status") === s ? { selected: "" } : {}) }, Words.text(s))));
    section.replaceChildren(heading, make("div", { class: "controls" }, field, select), make("p", { class: "facts", id: "posts-facts", role: "status" }), make("div", { id: "posts-body" }));
    body();
  }

  return { show };
})();
