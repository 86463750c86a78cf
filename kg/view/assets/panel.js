/* Panel: the facts of the selection in words, each with the sentences that it was read from. */
const Panel = (() => {
  const { make, link } = Dom;
  let turn = 0;

  async function show(now) {
    const mine = ++turn;
    const details = await Store.details();
    if (mine !== turn) return;
    const panel = Dom.at("panel");
    const empty = now.node < 0 && !now.pair;
    const parts = empty ? Overview.parts(details) : now.pair ? pair(now.pair, details) : node(now.node, details);
    panel.className = empty ? "overview" : "";
    panel.replaceChildren(...parts.filter(Boolean));
    panel.scrollTop = 0;
  }

  const span = (start, end) => (end && end !== start ? Words.text("until", start, end) : start);

  function closer() {
    const words = { class: "close", "aria-label": Words.text("close"), title: Words.text("close") };
    return Dom.button("×", () => State.set({ node: -1, pair: null }), words);
  }

  /* --- one node ---------------------------------------------------------------------------------- */

  function node(i, details) {
    const kind = Store.kindOf(i);
    const also = Store.alsoOf(i);
    const names = Facts.names(i);
    const when = span(Store.startOf(i), Store.endOf(i));
    const about = [Words.text(kind), Words.text(Store.sortOf(i)), when, Words.text("ties", Store.degree[i])];
    return [
      make("div", { class: "top" }, Shapes.icon(kind), make("h2", {}, Store.label[i]), closer()),
      Dom.muted(about.filter(Boolean).join(" · ")),
      also.length ? make("p", { class: "muted also" }, Words.text("also") + also.join("、")) : "",
      actions(i),
      ...Remarks.before(i, details, names),
      ...Facts.ofNode(i).map((group) => relation(i, group, details)),
      ...Remarks.after(i, details, names),
      evidence(details.nodePassages(i), details, names),
      articles(i, details),
    ];
  }

  function actions(i) {
    const around = (hops) => () => State.set({ near: { node: i, hops } });
    return make(
      "div",
      { class: "actions" },
      Dom.button(Words.text("near1"), around(1)),
      Dom.button(Words.text("near2"), around(2)),
      State.now.near ? Dom.button(Words.text("whole"), () => State.set({ near: null })) : "",
    );
  }

  function relation(i, group, details) {
    const row = (same) => entry(same, details, Facts.names(i, ...same.map((f) => f.other)));
    return Dom.section(group.heading, together(group.facts, details), row, { count: group.facts.length });
  }

  /* Facts that were read from the same passages stand together above them. */
  function together(facts, details) {
    const groups = [];
    let last = null;
    for (const fact of facts) {
      const key = details.edgePassages(fact.edge).join();
      const group = groups[groups.length - 1];
      if (key && key === last && group.length < 40) group.push(fact);
      else groups.push([fact]);
      last = key;
    }
    return groups;
  }

  function entry(same, details, names) {
    const passages = details.edgePassages(same[0].edge);
    return make("li", { class: "fact" }, ...same.map(line), ...Passages.show(passages, details, names));
  }

  /* A fact in words: its phrase with the other thing as a link, when, and in what capacity. */
  function line(fact) {
    const told = fact.out && fact.date === Store.startOf(Store.from[fact.edge]); // in the heading
    const when = told && fact.relation !== "tenure" ? "" : fact.when;
    const printed = fact.printed && Words.text("printed", fact.printed);
    const extra = [when && make("span", { class: "when" }, when), when && printed && " · ", printed].filter(Boolean);
    const words = fact.phrase.split(/(\{\}|\{note\})/).map((part) => {
      if (part === "{}") return link(fact.other);
      return part === "{note}" ? fact.title : part;
    });
    return make("p", {}, ...words, extra.length ? make("small", {}, " ", ...extra) : "");
  }

  function evidence(passages, details, names) {
    if (!passages.length) return "";
    return make("section", {}, make("h3", {}, Words.text("evidence")), ...Passages.show(passages, details, names));
  }

  function articles(i, details) {
    const found = details.seen(i).map(({ article, role }) => ({ ...details.article(article), role }));
    found.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    const row = (article) =>
      make("li", {}, Passages.source(article, article.role && Words.text("wrote", article.role)));
    return found.length ? Dom.section(Words.text("articles"), found, row, { first: 8 }) : "";
  }

  /* --- two nodes ---------------------------------------------------------------------------------- */

  function pair([a, b, first], details) {
    const names = Facts.names(a, b);
    const rows = Facts.ofPair(a, b, first).map((fact) => {
      const name = (i) => Dom.short(Store.label[i], 24);
      const [from, to] = [Store.from[fact.edge], Store.to[fact.edge]];
      const item = entry([fact], details, names);
      item.prepend(Dom.muted(`${name(from)} → ${Words.relation(fact.relation)} → ${name(to)}`));
      return item;
    });
    return [make("div", { class: "top" }, make("h2", {}, link(a), " — ", link(b)), closer()), make("ol", {}, ...rows)];
  }

  return { show };
})();
