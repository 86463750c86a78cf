/* Findings: what does not add up, with the sentences that show it. */
const Findings = (() => {
  const { make } = Dom;
  const [PAGE, SENTENCES] = [10, 6];

  const sure = (certainty) => Words.text(`sure_${certainty}`);
  const inWords = (column) => Data.findings[column][Words.language];

  /* One finding: what, the things it concerns as links, and the sentences. */
  function card(n, details) {
    const { certainty, things, cited } = Data.findings;
    const badge = make("span", { class: `badge ${certainty[n]}` }, sure(certainty[n]));
    const links = things[n].flatMap(([node, name], k) => [
      k ? " · " : "",
      node ? Sheet.graphLink(node, name) : make("span", {}, name),
    ]);
    return make(
      "li",
      { class: "finding" },
      make("h4", {}, badge, ` ${inWords("title")[n]}`),
      make("p", {}, inWords("message")[n]),
      make("p", { class: "muted" }, ...links),
      ...cited[n].slice(0, SENTENCES).flatMap((p) => Sheet.sentences([p], details, [])),
      ...(cited[n].length > SENTENCES ? Sheet.sentences(cited[n].slice(SENTENCES), details, []) : []),
    );
  }

  function table(some) {
    const column = (key, value, more = {}) => ({ heading: Words.text(key), value, ...more });
    return Table.create({
      caption: Words.text("findings"),
      name: "findings.csv",
      rows: some,
      columns: [
        column("certainty", (n) => sure(Data.findings.certainty[n])),
        column("check", (n) => inWords("title")[n]),
        column("finding", (n) => inWords("message")[n]),
        column("concerns", (n) => Words.list(Data.findings.things[n].map(([, name]) => name))),
      ],
    });
  }

  async function list(holder, some, from) {
    const details = await Data.details();
    if (!holder.isConnected) return;
    const go = (to) => list(holder, some, to);
    const words = (...figures) => Words.text("pageOf", ...figures);
    holder.replaceChildren(
      make("ol", { class: "findings" }, ...some.slice(from, from + PAGE).map((n) => card(n, details))),
      Table.pager({ count: some.length, size: PAGE, from, words, go }),
    );
  }

  function show(section) {
    const { certainty } = Data.findings;
    const heading = make("h2", {}, Words.text("findings"));
    if (!certainty.length) {
      section.replaceChildren(heading, make("p", { class: "empty" }, Words.text("noFindings")));
      return;
    }
    const titles = inWords("title");
    const chosen = Route.get("finding");
    const some = [...certainty.keys()].filter((n) => !chosen || certainty[n] === chosen);
    const found = [...new Set(certainty)];
    const count = (c) => certainty.filter((one) => one === c).length;
    const options = [
      ["", Words.text("allFindings", certainty.length)],
      ...found.map((c) => [c, `${sure(c)} (${count(c)})`]),
    ];
    const change = (finding) => {
      Route.set({ finding });
      show(section);
    };
    const counts = new Map();
    for (const n of some) counts.set(titles[n], (counts.get(titles[n]) || 0) + 1);
    const told = Words.list([...counts].map(([title, n]) => `${title} ${n}`));
    const holder = make("div", { id: "findings-list" });
    const fold = Charts.fold(() => table(some));
    const select = Controls.select("finding", Words.text("certainty"), options, chosen, change);
    section.replaceChildren(
      heading,
      make("div", { class: "controls" }, select),
      make("p", { class: "facts" }, told),
      make("figure", { id: "figure-findings" }, holder, fold),
    );
    list(holder, some, 0);
  }

  return { show };
})();
