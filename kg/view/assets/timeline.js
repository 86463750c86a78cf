/* Timeline: the posts of a person as bars and what the person took part in as marks, and under it the same as a list,
   year by year. For a body or a place: what happened there. */
const Timeline = (() => {
  const { make, svg } = Dom;
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

  function chart(i, all) {
    const posts = all.filter((entry) => entry.post).slice(0, 12);
    const events = all.filter((entry) => !entry.post);
    const first = all[0].from;
    const last = all.reduce((most, entry) => (entry.to > most ? entry.to : most), first);
    const span = Math.max(1, day(last) - day(first));
    const x = (date) => LEFT + ((day(date) - day(first)) / span) * (WIDTH - 2 * LEFT);
    const base = posts.length * 20 + 8;
    const rows = posts.map(({ from, to, fact }, row) => {
      const [a, b] = [x(from), x(to)];
      const y = row * 20 + 2;
      const bar = { x: Math.min(a, WIDTH - LEFT - 4), y: y + 13, width: Math.max(4, b - a), height: 3, class: "post" };
      const text = Dom.short(fact.title + " · " + Store.label[fact.other], 26);
      const late = a + text.length * 11 > WIDTH;
      const at = { x: late ? WIDTH - 2 : a, y: y + 10, "text-anchor": late ? "end" : "start" };
      return svg("g", {}, svg("text", at, text), svg("rect", bar));
    });
    const stacks = new Map();
    const marks = events.map(({ from, fact }) => {
      const at = Math.round(x(from) / 7) * 7;
      const height = stacks.get(at) || 0;
      stacks.set(at, height + 1);
      const mark = Shapes.outline("event", Math.max(LEFT, Math.min(WIDTH - LEFT, at)), base + 8 + Math.min(height, 5) * 8, 3.4);
      mark.append(svg("title", {}, `${from} ${Words.relation(fact.relation)} ${Dom.short(Store.label[fact.other], 40)}`));
      return mark;
    });
    const high = Math.min(6, Math.max(1, ...stacks.values())) * 8;
    const line = base + 6 + (events.length ? high : 0) + 4;
    const tick = ([at, text]) => {
      const anchor = at >= WIDTH - LEFT ? "end" : "start";
      return svg("text", { x: at, y: line + 13, class: "tick", "text-anchor": anchor }, text);
    };
    const axis = ticks(first, last, x).map(tick);
    const ruler = svg("line", { x1: LEFT, x2: WIDTH - LEFT, y1: line, y2: line });
    const box = { viewBox: `0 0 ${WIDTH} ${line + 18}`, class: "timeline", role: "img" };
    return svg("svg", { ...box, "aria-label": Words.text("timeline") }, ruler, ...axis, ...rows, svg("g", { class: "marks" }, ...marks));
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
      return [chart(i, all), ...list(all, row)];
    },
  };
})();
