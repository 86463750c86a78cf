/* Facts: what is known of a node or between two, as plain records for the panel, grouped by relation, latest first. */
const Facts = (() => {
  const later = (a, b) =>
    a.date === b.date ? a.edge - b.edge : a.date === "" ? 1 : b.date === "" ? -1 : a.date < b.date ? 1 : -1;

  /* One edge as seen from node `i`. */
  function fact(e, i) {
    const out = Store.from[e] === i;
    const relation = Store.relationOf(e);
    const tenure = relation === "tenure";
    return {
      edge: e,
      out,
      relation,
      other: Store.other(e, i),
      phrase: Words.phrase(relation, out),
      title: tenure ? held(e) : "",
      printed: tenure ? "" : Store.noteOf(e),
      date: Store.edgeStart(e),
      when: tenure ? term(e) : Store.edgeStart(e),
    };
  }

  /* How a post is held, and the post: 任局长, 曾任局长. */
  function held(e) {
    const status = Store.statusOf(e);
    const how = Words.text(status === "Current" ? "holds" : status);
    return how + (how && Words.language === "en" ? " " : "") + Store.noteOf(e);
  }

  /* Since when and until when, if the pages say so, and the days on which they speak of it. */
  function term(e) {
    const [began, ended] = Store.termOf(e);
    const [first, last] = [Store.edgeStart(e), Store.edgeEnd(e)];
    const seen = last && last !== first ? Words.text("until", first, last) : first;
    const parts = [began && Words.text("began", began), ended && Words.text("ended", ended)];
    return [...parts, seen && Words.text("seen", seen)].filter(Boolean).join("，");
  }

  function grouped(facts) {
    const groups = new Map();
    for (const f of facts) {
      const key = `${f.relation}/${f.out}`;
      if (!groups.has(key))
        groups.set(key, { relation: f.relation, heading: Words.heading(f.relation, f.out), facts: [] });
      groups.get(key).facts.push(f);
    }
    const place = (g) => {
      const p = Words.order.indexOf(g.relation);
      return p < 0 ? 99 : p;
    };
    const list = [...groups.values()].sort(
      (a, b) => (a.relation === "tenure" ? -1 : place(a)) - (b.relation === "tenure" ? -1 : place(b)),
    );
    list.forEach((g) => {
      if (!keepsOrder(g)) g.facts.sort(later);
    });
    return list;
  }

  /* People at an event stay in the printed order. */
  const keepsOrder = (group) =>
    group.facts[0].out && Store.kindOf(group.facts[0].other) !== "event" && group.relation !== "tenure";

  /* A whole fact in plain words: 张三 主持 某会议（2025-03-04）. */
  function sentence(fact) {
    const [from, to] = [Store.from[fact.edge], Store.to[fact.edge]].map((i) => Store.label[i]);
    const note = [fact.when, fact.printed && Words.text("printed", fact.printed)].filter(Boolean).join("，");
    return Words.sentence(fact.relation, from, to, fact.title) + (note && `（${note}）`);
  }

  /* A few words that tell namesakes apart: a post, the place around, a date. */
  function hint(i) {
    const kind = Store.kindOf(i);
    if (kind === "event" || kind === "batch") return Store.startOf(i) || Words.text(Store.sortOf(i) || kind);
    const telling = { person: "tenure", place: "containedInPlace", body: "jurisdiction" }[kind];
    const e = Array.from(Store.edgesAt(i)).find((x) => Store.from[x] === i && Store.relationOf(x) === telling);
    if (e === undefined) return Words.text(Store.sortOf(i) || kind);
    return Dom.short(Store.label[Store.to[e]], 14) + (kind === "person" ? Dom.short(Store.noteOf(e), 8) : "");
  }

  return {
    hint,
    sentence,
    /* What is written along an edge: a tenure's title, else the relation. */
    edgeName: (e) =>
      (Store.relationOf(e) === "tenure" && Dom.short(Store.noteOf(e), 10)) || Words.relation(Store.relationOf(e)),
    ofNode: (i) => grouped(Array.from(Store.edgesAt(i)).map((e) => fact(e, i))),
    ofPair(a, b, first) {
      const between = Array.from(Store.edgesAt(a)).filter((e) => Store.other(e, a) === b);
      between.sort((x, y) => (y === first) - (x === first) || x - y);
      return between.map((e) => fact(e, Store.from[e]));
    },
    /* Names to be marked in the sentences about these nodes, longest first. */
    names: (...nodes) =>
      [...new Set(nodes.flatMap((i) => [Store.label[i], ...Store.alsoOf(i)]))]
        .filter((n) => n.length > 1 && n.length < 80)
        .sort((a, b) => b.length - a.length),
  };
})();
