/* Glance: the size of the corpus, and its events over time. */
const Glance = (() => {
  const { make } = Dom;
  const [MOST_MONTHS, MOST_TYPES] = [48, 7];

  function tile(count, key, target) {
    const parts = [make("b", {}, count.toLocaleString("en")), make("span", {}, Words.text(key))];
    return target
      ? make("button", { type: "button", class: "tile", onclick: () => Dom.at(target).scrollIntoView() }, ...parts)
      : make("div", { class: "tile" }, ...parts);
  }

  /* Every month (or year) from the first to the last, so that quiet ones are seen. */
  function periods(months) {
    const known = months.filter(Boolean);
    if (!known.length) return { name: () => "", all: [] };
    const at = (month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
    const first = at(known[0]);
    const last = at(known[known.length - 1]);
    if (last - first >= MOST_MONTHS) {
      const years = Array.from({ length: Math.floor(last / 12) - Math.floor(first / 12) + 1 }, (_, n) =>
        String(Math.floor(first / 12) + n).padStart(4, "0"),
      );
      return { years: true, name: (month) => month.slice(0, 4), all: years };
    }
    const name = (n) => `${String(Math.floor(n / 12)).padStart(4, "0")}-${String((n % 12) + 1).padStart(2, "0")}`;
    return { name: (month) => month, all: Array.from({ length: last - first + 1 }, (_, n) => name(first + n)) };
  }

  /* The types drawn in colours of their own; the rest share one. */
  function leading(type, count) {
    const sums = new Map();
    type.forEach((t, n) => sums.set(t, (sums.get(t) || 0) + count[n]));
    const order = [...sums].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([t]) => t);
    return order.length > MOST_TYPES + 1 ? order.slice(0, MOST_TYPES) : order;
  }

  /* One bar a period and colour. */
  function stacked(rows, kinds, rest) {
    const bars = new Map();
    for (const { when, type, n } of rows) {
      const kind = kinds.includes(type) ? type : rest;
      const bar = bars.get(`${when} ${kind}`) || { when, kind, order: kinds.indexOf(kind), n: 0 };
      bars.set(`${when} ${kind}`, { ...bar, n: bar.n + n });
    }
    return [...bars.values()];
  }

  function chart(change) {
    const { month, type, count } = Data.events;
    const period = Period.core(month.flatMap((m, n) => (m ? Array(count[n]).fill(m) : [])));
    const inside = (m) => m && m >= period.first && m <= period.last;
    const { years, name, all } = periods(month.filter(inside));
    if (!all.length) return "";
    const lead = leading(type, count);
    const rest = Words.text("rest", new Set(type).size - lead.length);
    const kinds = [...lead.map((t) => Words.text(t)), ...(lead.length < new Set(type).size ? [rest] : [])];
    const counts = new Map();
    month.forEach((m, n) => {
      const key = `${m && name(m)} ${type[n]}`;
      counts.set(key, (counts.get(key) || 0) + count[n]);
    });
    const rows = [...counts].map(([key, n]) => ({ when: key.split(" ")[0], type: Words.text(key.split(" ")[1]), n }));
    const drawn = stacked(
      rows.filter((r) => all.includes(r.when)),
      kinds,
      rest,
    );
    const sum = (list) => list.reduce((total, r) => total + r.n, 0);
    const every = Math.ceil(all.length / 24);
    return Charts.figure({
      id: "events",
      title: Words.text(years ? "eventsChartYears" : "eventsChart"),
      controls: [Period.control(period, change)],
      note: Words.text("eventsNote", sum(drawn), sum(rows.filter((r) => !r.when))),
      spec: (width) => ({
        height: 170,
        data: { values: drawn },
        mark: { type: "bar" },
        encoding: {
          x: {
            field: "when",
            type: "ordinal",
            scale: { domain: all },
            axis: {
              title: null,
              labelAngle: all.length * 52 > width ? -45 : 0,
              values: all.filter((_, n) => n % every === 0),
            },
          },
          y: { field: "n", type: "quantitative", axis: { title: Words.text("count"), tickMinStep: 1 } },
          color: {
            field: "kind",
            type: "nominal",
            scale: {
              domain: kinds,
              range: kinds.map((k, n) => (k === rest ? Charts.colour("muted") : Charts.hues()[n % 8])),
            },
            legend: { title: null, columns: width < 500 ? 3 : 8 },
          },
          order: { field: "order", type: "quantitative" },
          tooltip: [
            { field: "when", title: Words.text(years ? "year" : "month") },
            { field: "kind", title: Words.text("type") },
            { field: "n", title: Words.text("count") },
          ],
        },
      }),
      table: () =>
        Table.create({
          caption: Words.text(years ? "eventsChartYears" : "eventsChart"),
          name: "events.csv",
          rows,
          sort: 0,
          columns: [
            { heading: Words.text(years ? "year" : "month"), value: (r) => r.when },
            { heading: Words.text("type"), value: (r) => r.type },
            { heading: Words.text("count"), value: (r) => r.n, number: true },
          ],
        }),
    });
  }

  function show(section) {
    const c = Data.corpus;
    const period = c.first ? Words.text("period", c.first, c.last) : "";
    section.replaceChildren(
      make("h2", {}, Words.text("glance")),
      Dom.muted([period, c.papers && Words.text("papers", c.papers)].filter(Boolean).join(" · ")),
      make(
        "div",
        { class: "tiles" },
        tile(c.pages, "pages"),
        tile(c.articles, "articles"),
        tile(c.persons, "persons"),
        tile(c.bodies, "bodies"),
        tile(c.events, "events"),
        tile(Data.meetings.key.length, "meetings", "meetings"),
        tile(Data.posts.person.length, "posts", "posts"),
        tile(Data.complaints.batch.number.length, "batches", "complaints"),
        tile(Data.findings.certainty.length, "findings", "findings"),
      ),
      chart((values) => {
        Route.set(values);
        Charts.forget(section);
        show(section);
      }),
    );
  }

  return { show };
})();
