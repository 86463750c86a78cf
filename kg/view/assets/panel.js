/* Panel: the facts of the selection in words, each with the sentences that it was read from. */
const Panel = (() => {
  const { make, link } = Dom;
  let turn = 0;
  let byTime = false;

  async function show(now) {
    const mine = ++turn;
    const details = await Store.details();
    if (mine !== turn) return;
    const panel = Dom.at("panel");
    const empty = now.node < 0 && !now.pair && !now.path;
    panel.className = empty ? "overview" : "";
    panel.replaceChildren(...parts(now, details).filter(Boolean));
    panel.scrollTop = 0;
  }

  function parts(now, details) {
    if (now.pair) return pair(now.pair, details);
    if (now.node >= 0) return node(now.node, details);
    return now.path ? path(now.path, details) : Overview.parts(details);
  }

  const span = (start, end) => (end && end !== start ? Words.text("until", start, end) : start);

  function closer(change = { node: -1, pair: null }) {
    const words = { class: "close", "aria-label": Words.text("close"), title: Words.text("close") };
    return Dom.button("×", () => State.set(change), words);
  }

  /* --- one node ---------------------------------------------------------------------------------- */

  function node(i, details) {
    const kind = Store.kindOf(i);
    const also = Store.alsoOf(i);
    const names = Facts.names(i);
    const when = span(Store.startOf(i), Store.endOf(i));
    const about = [Words.text(kind), Words.text(Store.sortOf(i)), when, Words.text("ties", Store.degree[i])];
    const timed = byTime && Timeline.has(i);
    return [
      make("div", { class: "top" }, Shapes.icon(kind), make("h2", {}, Store.label[i]), closer()),
      Dom.muted(about.filter(Boolean).join(" · ")),
      also.length ? make("p", { class: "muted also" }, Words.text("also") + also.join("、")) : "",
      actions(i),
      tabs(i),
      ...(timed ? Timeline.parts(i, (fact, date) => dated(i, fact, date, details)) : relations(i, details, names)),
    ];
  }

  function relations(i, details, names) {
    return [
      ...Remarks.before(i, details, names),
      Complaints.region(i, details, names),
      ...Facts.ofNode(i).map((group) => relation(i, group, details)),
      ...Remarks.after(i, details, names),
      evidence(details.nodePassages(i), details, names),
      articles(i, details),
    ];
  }

  function actions(i) {
    const around = (hops) => () => State.around(i, hops);
    const inside = () => Filters.set({ place: i });
    const whole = State.now.near || State.now.path;
    return make(
      "div",
      { class: "actions" },
      Dom.button(Words.text("near1"), around(1)),
      Dom.button(Words.text("near2"), around(2)),
      Dom.button(Words.text("pathTo"), (event) => target(i, event.target)),
      Store.kindOf(i) === "place" && Filters.now.place !== i ? Dom.button(Words.text("inside"), inside) : "",
      Dom.button(Words.text("hide"), () => hide(i)),
      whole ? Dom.button(Words.text("whole"), State.whole) : "",
    );
  }

  /* Asks where the path shall lead. */
  function target(i, button) {
    const field = make("input", { type: "search", autocomplete: "off", spellcheck: "false" });
    field.placeholder = Words.text("pathEnd");
    field.setAttribute("aria-label", Words.text("pathEnd"));
    const find = (text) => Search.find(text).filter((j) => j !== i);
    button.replaceWith(make("span", { class: "field" }, field));
    Suggest(field, { find, choose: (j) => State.path(i, j) });
    field.focus();
  }

  function hide(i) {
    State.set({ node: -1, pair: null });
    Filters.hide(i);
  }

  /* Facts by relation, or in the order of time. */
  function tabs(i) {
    if (!Timeline.has(i)) return "";
    const tab = (timed, key) => {
      const press = () => {
        byTime = timed;
        show(State.now);
      };
      return Dom.button(Words.text(key), press, { "aria-pressed": String(byTime === timed) });
    };
    return make("div", { class: "tabs" }, tab(false, "byRelation"), tab(true, "timeline"));
  }

  function relation(i, group, details) {
    const row = (same) => entry(i, same, details, Facts.names(i, ...same.map((f) => f.other)));
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

  function entry(i, same, details, names) {
    const passages = details.edgePassages(same[0].edge);
    const words = () => same.map((fact) => Facts.sentence(fact)).join("；");
    const item = make("li", { class: "fact" }, ...same.map(line), ...Passages.show(passages, details, names));
    if (passages.length) item.append(Citation.button(words, passages, details, i));
    return item;
  }

  function dated(i, fact, date, details) {
    const item = entry(i, [fact], details, Facts.names(i, fact.other));
    const how = fact.relation === "tenure" ? "" : Words.relation(fact.relation);
    item.prepend(Dom.muted(make("span", { class: "when" }, date), how && ` · ${how}`));
    return item;
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

  function between(a, b, first, details) {
    const names = Facts.names(a, b);
    return Facts.ofPair(a, b, first).map((fact) => {
      const name = (i) => Dom.short(Store.label[i], 24);
      const [from, to] = [Store.from[fact.edge], Store.to[fact.edge]];
      const item = entry(from, [fact], details, names);
      item.prepend(Dom.muted(`${name(from)} → ${Words.relation(fact.relation)} → ${name(to)}`));
      return item;
    });
  }

  function pair([a, b, first], details) {
    const title = make("h2", {}, link(a), " — ", link(b));
    return [make("div", { class: "top" }, title, closer()), make("ol", {}, ...between(a, b, first, details))];
  }

  /* The shortest path step by step, each step with its facts. */
  function path([a, b], details) {
    const found = Stage.path;
    const title = make("h2", {}, link(a), " ⇢ ", link(b));
    const top = make("div", { class: "top" }, title, closer({ path: null }));
    if (!found) return [top, Dom.muted(Words.text("noPath"))];
    const others = found.total > found.way.length ? Words.text("otherPaths", found.total - found.way.length) : "";
    const steps = found.way.slice(1).map((i, k) => {
      const facts = between(found.way[k], i, -1, details).slice(0, 6);
      return make("section", {}, make("h3", {}, Words.text("step", k + 1)), make("ol", {}, ...facts));
    });
    return [top, Dom.muted(Words.text("pathLength", found.length), others), ...steps];
  }

  return { show, hide };
})();
