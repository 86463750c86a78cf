/* Timeline: the posts of a person as bars and what the person took part in as marks, and under it the same as a list,
   year by year. For a body or a place: what happened there. */
const Timeline = (() => {
  const { svg } = Dom;
  const WIDTH = 340;
  const LEFT = 8;

  /* Everything dated at a node: {from, to, fact, post}, earliest first. */
  function entries(i) {
    const found = [];
    for (const group of Facts.ofNode(i)) {
      for (const fact of group.facts) {
        const post = fact.relation === "tenure";
        const [began, ended] = post ? Store.termOf(fact.edge) : ["", ""];
        const from = began || fact.date;
        if (from) found.push({ from, to: ended || Store.edgeEnd(fact.edge) || from, fact, post });
      }
    }
    return found.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : a.fact.edge - b.fact.edge));
  }

  const day = (date) => Date.parse((date + "-01-01").slice(0, 10)) / 864e5;

  /* At the ends and at each new year between, as far as there is room. */
  function ticks(first, last, x) {
    const years = [];
    for (let year = +first.slice(0, 4) + 1; year <= +last.slice(0, 4); year++) years.push(String(year));
    const step = Math.ceil(years.length / 7);
    const marks = years.filter((_, k) => k % step === 0).map((year) => [x(year), year]);
    const clear = marks.filter(([at]) => at > 74);
    const end = last === first ? [] : [[WIDTH - LEFT, last]];
    return [[LEFT, first], ...clear.filter(([at]) => at < WIDTH - 74), ...end];
  }

  /* `x` gives the place of a date; each post has a row of its own. */
  function bars(posts, x) {
    return posts.map(({ from, to, fact }, row) => {
      const [a, b] = [x(from), x(to)];
      const y = row * 20 + 2;
      const bar = { x: Math.min(a, WIDTH - LEFT - 4), y: y + 13, width: Math.max(4, b - a), height: 3, class: "post" };
      const text = Dom.short(fact.title + " · " + Store.label[fact.other], 26);
      const late = a + text.length * 11 > WIDTH;
      const at = { x: late ? WIDTH - 2 : a, y: y + 10, "text-anchor": late ? "end" : "start" };
      return svg("g", {}, svg("text", at, text), svg("rect", bar));
    });
  }

  /* What falls on one spot is stacked: {marks, high}. */
  function marks(events, x, base) {
    const stacks = new Map();
    const found = events.map(({ from, fact }) => {
      const spot = Math.round(x(from) / 7) * 7;
      const height = stacks.get(spot) || 0;
      stacks.set(spot, height + 1);
      const across = Math.max(LEFT, Math.min(WIDTH - LEFT, spot));
      const mark = Shapes.outline("event", across, base + Math.min(height, 5) * 8, 3.4);
      const name = Dom.short(Store.label[fact.other], 40);
      mark.append(svg("title", {}, `${from} ${Words.relation(fact.relation)} ${name}`));
      return mark;
    });
    return { marks: svg("g", { class: "marks" }, ...found), high: Math.min(6, Math.max(0, ...stacks.values())) * 8 };
  }

  function chart(all) {
    const posts = all.filter((entry) => entry.post).slice(0, 12);
    const events = all.filter((entry) => !entry.post);
    const first = all[0].from;
    const last = all.reduce((most, entry) => (entry.to > most ? entry.to : most), first);
    const span = Math.max(1, day(last) - day(first));
    const x = (date) => LEFT + ((day(date) - day(first)) / span) * (WIDTH - 2 * LEFT);
    const stacked = marks(events, x, posts.length * 20 + 16);
    const line = posts.length * 20 + stacked.high + 18;
    const axis = ticks(first, last, x).map(([at, text]) => {
      const anchor = at >= WIDTH - LEFT ? "end" : "start";
      return svg("text", { x: at, y: line + 13, class: "tick", "text-anchor": anchor }, text);
    });
    const ruler = svg("line", { x1: LEFT, x2: WIDTH - LEFT, y1: line, y2: line });
    const box = { viewBox: `0 0 ${WIDTH} ${line + 18}`, class: "timeline", role: "img" };
    const parts = [ruler, ...axis, ...bars(posts, x), stacked.marks];
    return svg("svg", { ...box, "aria-label": Words.text("timeline") }, ...parts);
  }

  /* The list repeats it in words, with the evidence behind each entry. */
  function list(all, row) {
    const years = new Map();
    for (const entry of all) {
      const year = entry.from.slice(0, 4);
      if (!years.has(year)) years.set(year, []);
      years.get(year).push(entry);
    }
    return [...years].map(([year, entries]) =>
      Dom.section(year, entries, (entry) => row(entry.fact, entry.from), { count: entries.length, first: 40 }),
    );
  }

  return {
    has: (i) => Array.from(Store.edgesAt(i)).some((e) => Store.edgeStart(e)),
    parts(i, row) {
      const all = entries(i);
      if (!all.length) return [Dom.muted(Words.text("none"))];
      return [chart(all), ...list(all, row)];
    },
  };
})();
