/* Panel: the facts of the selection in words, each with the sentences that it was read from. */
const Panel = (() => {
  const { make, at } = Dom,
    FEW = 15,
    SENTENCES = 2;
  let turn = 0;

  async function show(now) {
    const mine = ++turn,
      panel = at("panel");
    const empty = now.node < 0 && !now.pair;
    const details = await Store.details();
    if (mine !== turn) return;
    panel.className = empty ? "overview" : "";
    panel.replaceChildren(
      ...(empty ? Overview.parts(details) : now.pair ? pair(now.pair, details) : node(now.node, details)),
    );
    panel.scrollTop = 0;
  }

  const closer = () =>
    make(
      "button",
      {
        class: "close",
        type: "button",
        "aria-label": Words.text("close"),
        title: Words.text("close"),
        onclick: () => State.set({ node: -1, pair: null }),
      },
      "×",
    );

  function link(i) {
    return make(
      "button",
      { class: "link", type: "button", onclick: () => State.select(i, { reveal: true }) },
      Store.label[i],
    );
  }

  /* --- one node -------------------------------------------------------------------------------------- */

  function node(i, details) {
    const kind = Store.kindOf(i),
      also = Store.alsoOf(i),
      act = (key, hops) =>
        make(
          "button",
          { type: "button", onclick: () => State.set({ near: hops ? { node: i, hops } : null }) },
          Words.text(key),
        );
    const about = [
      Words.text(kind),
      Words.text(Store.sortOf(i)),
      span(Store.startOf(i), Store.endOf(i)),
      Words.text("ties", Store.degree[i]),
    ];
    const names = Facts.names(i),
      [before, after] = remarks(i, details, names);
    return [
      make("div", { class: "top" }, Shapes.icon(kind), make("h2", {}, Store.label[i]), closer()),
      make("p", { class: "muted" }, about.filter(Boolean).join(" · ")),
      also.length ? make("p", { class: "muted also" }, Words.text("also") + also.join("、")) : "",
      make("div", { class: "actions" }, act("near1", 1), act("near2", 2), State.now.near ? act("whole", 0) : ""),
      ...before,
      ...Facts.ofNode(i).map((g) =>
        section(
          g.heading,
          together(g.facts, details),
          (same) => entry(same, details, Facts.names(i, ...same.map((f) => f.other))),
          g.facts.length,
        ),
      ),
      ...after,
      ...evidence(details.nodePassages(i), details, names),
      ...seen(i, details),
    ].filter(Boolean);
  }

  const span = (start, end) => (end && end !== start ? Words.text("until", start, end) : start);

  function section(heading, items, row, count = items.length, few = FEW) {
    const list = make("ol");
    const add = (from) => {
      list.append(...items.slice(from, from === 0 ? few : from + 60).map(row));
      const next = from === 0 ? few : from + 60;
      if (next < items.length) {
        const more = make(
          "button",
          {
            type: "button",
            onclick: () => {
              more.remove();
              add(next);
            },
          },
          Words.text("more", Math.min(60, items.length - next)),
        );
        list.append(make("li", {}, more));
      }
    };
    add(0);
    return make("section", {}, make("h3", {}, heading, make("span", {}, String(count))), list);
  }

  /* Facts that were read from the same passages stand together above them. */
  function together(facts, details) {
    const groups = [];
    let last = null;
    for (const f of facts) {
      const key = details.edgePassages(f.edge).join();
      if (key && key === last && groups[groups.length - 1].length < 40) groups[groups.length - 1].push(f);
      else groups.push([f]);
      last = key;
    }
    return groups;
  }

  /* Facts of the same passages: phrases with the other thing as a link, when, in what capacity; then the sentences. */
  function entry(same, details, names) {
    const lines = same.map((f) => {
      const own = f.out && f.date === Store.startOf(Store.from[f.edge]); // the heading says it
      const when = f.relation === "tenure" ? span(f.date, f.end) : own ? "" : f.date;
      const extra = [when, f.printed && Words.text("printed", f.printed)].filter(Boolean).join(" · ");
      return make("p", {}, ...phrase(f), extra ? make("small", {}, " " + extra) : "");
    });
    return make("li", { class: "fact" }, ...lines, ...sentences(details.edgePassages(same[0].edge), details, names));
  }

  function phrase(f) {
    const parts = f.phrase.split(/(\{\}|\{note\})/);
    return parts.map((p) => (p === "{}" ? link(f.other) : p === "{note}" ? f.title : p)).filter(Boolean);
  }

  /* --- what is said of the node alone: some before the relations, some after ------------------------------------------------------------------ */

  function remarks(i, details, names) {
    const all = details.remarks(i),
      parts = [],
      after = [];
    const plain = all.filter((r) => !["agenda", "quotation", "office", "count"].includes(r.what));
    if (plain.length)
      parts.push(make("p", { class: "muted" }, plain.map((r) => `${Words.text(r.what)} ${r.fields[0]}`).join(" · ")));
    const counts = all.filter((r) => r.what === "count");
    if (counts.length) parts.push(tally(counts, details, names));
    const lead = {
      office: ([title, status]) => [Words.text(status), title],
      agenda: ([label, treatment]) => [Words.text(treatment), label],
      quotation: ([text, act]) => [act, `“${text}”`],
    };
    for (const [what, words] of Object.entries(lead)) {
      const some = all.filter((r) => r.what === what);
      if (some.length)
        (what === "office" ? parts : after).push(
          section(Words.text(what), some, (r) =>
            make(
              "li",
              { class: "fact" },
              make(
                "p",
                {},
                words(r.fields)
                  .filter(Boolean)
                  .join(what === "quotation" ? "：" : " "),
              ),
              ...sentences(r.passages, details, names),
            ),
          ),
        );
    }
    return [parts, after];
  }

  /* Complaint counts as a table; the fields are count, coverage, area, pollution, channel, priority. */
  function tally(counts, details, names) {
    const rows = counts.map(({ fields: [count, coverage, area, pollution, channel, priority] }) =>
      make(
        "tr",
        {},
        make(
          "td",
          {},
          [Words.text(coverage), priority === "PriorityCases" ? Words.text(priority) : ""].filter(Boolean).join(" · "),
        ),
        make("td", {}, area),
        make("td", {}, pollution || Words.text("AllTypes")),
        make("td", {}, channel === "AllChannels" ? "" : Words.text(channel)),
        make("td", { class: "number" }, count),
      ),
    );
    const passages = [...new Set(counts.flatMap((c) => c.passages))];
    return make(
      "section",
      {},
      make("h3", {}, Words.text("counts")),
      make("table", {}, make("tbody", {}, ...rows)),
      ...sentences(passages, details, names),
    );
  }

  const evidence = (passages, details, names) =>
    passages.length
      ? [make("section", {}, make("h3", {}, Words.text("evidence")), ...sentences(passages, details, names))]
      : [];

  function seen(i, details) {
    const found = details.seen(i).map((s) => ({ ...details.article(s.article), role: s.role }));
    found.sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
    return found.length
      ? [
          section(
            Words.text("articles"),
            found,
            (a) => make("li", {}, source(a, a.role && Words.text("wrote", a.role))),
            found.length,
            8,
          ),
        ]
      : [];
  }

  /* --- two nodes --------------------------------------------------------------------------------------- */

  function pair([a, b, first], details) {
    return [
      make("div", { class: "top" }, make("h2", {}, link(a), " — ", link(b)), closer()),
      make(
        "ol",
        {},
        ...Facts.ofPair(a, b, first).map((f) => {
          const said = entry([f], details, Facts.names(a, b));
          said.prepend(
            make(
              "p",
              { class: "muted" },
              `${Dom.short(Store.label[Store.from[f.edge]], 24)} → ${Words.relation(f.relation)} → ${Dom.short(Store.label[Store.to[f.edge]], 24)}`,
            ),
          );
          return said;
        }),
      ),
    ];
  }

  /* --- sentences ------------------------------------------------------------------------------------------ */

  function sentences(passages, details, names) {
    const show = (p) => {
      const passage = details.passage(p),
        article = details.article(passage.article);
      const trace = make(
        "span",
        { class: "trace" },
        Words.text("trace", article.page, passage.begin, passage.end, passage.rule),
      );
      return make("div", {}, make("blockquote", {}, ...marked(passage.text, names)), source(article, "", trace));
    };
    const parts = Array.from(passages).slice(0, SENTENCES).map(show);
    if (passages.length > SENTENCES) {
      const more = make(
        "button",
        { type: "button", onclick: () => more.replaceWith(...Array.from(passages).slice(SENTENCES).map(show)) },
        Words.text("more", passages.length - SENTENCES),
      );
      parts.push(more);
    }
    return parts;
  }

  function marked(text, names) {
    const parts = [];
    let rest = text;
    while (rest && parts.length < 200) {
      let where = -1,
        hit = "";
      for (const name of names) {
        const p = rest.indexOf(name);
        if (p >= 0 && (where < 0 || p < where)) {
          where = p;
          hit = name;
        }
      }
      if (where < 0) break;
      if (where) parts.push(rest.slice(0, where));
      parts.push(make("mark", {}, hit));
      rest = rest.slice(where + hit.length);
    }
    return [...parts, rest].filter(Boolean);
  }

  function source(article, note, trace) {
    const date = make(
      "span",
      { class: "when" },
      article.date ? article.date + (article.inferred ? `（${Words.text("inferred")}）` : "") : Words.text("unknown"),
    );
    const headline = article.headline ? `《${article.headline}》` : Words.text("untitled");
    const web = /^https?:\/\//i.test(article.url)
      ? make("a", { href: article.url, target: "_blank", rel: "noopener noreferrer" }, Words.text("original"))
      : "";
    return make(
      "span",
      { class: "source" },
      headline,
      article.paper ? ` · ${article.paper} · ` : " · ",
      date,
      note ? ` · ${note}` : "",
      web ? " · " : "",
      web,
      trace ? make("br") : "",
      trace || "",
    );
  }

  return { show, link };
})();
