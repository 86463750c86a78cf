/* Remarks: what is said of one node alone: posts without a body, agenda, statements, complaint counts, codes. */
const Remarks = (() => {
  const { make } = Dom;
  const LISTED = {
    office: ([title, status]) => [Words.text(status), title].filter(Boolean).join(" "),
    agenda: ([label, treatment]) => `${Words.text(treatment)} ${label}`,
    quotation: ([text, act]) => `${act}：“${text}”`,
  };

  /* Parts of the panel that stand before the relations of node `i`. */
  function before(i, details, names) {
    const remarks = details.remarks(i);
    const plain = remarks.filter((r) => r.what !== "count" && !(r.what in LISTED));
    const counts = remarks.filter((r) => r.what === "count");
    return [
      plain.length ? Dom.muted(plain.map((r) => `${Words.text(r.what)} ${r.fields[0]}`).join(" · ")) : "",
      counts.length ? tally(counts, details, names) : "",
      listed("office", remarks, details, names),
    ];
  }

  /* And those after them. */
  function after(i, details, names) {
    return ["agenda", "quotation"].map((what) => listed(what, details.remarks(i), details, names));
  }

  function listed(what, remarks, details, names) {
    const some = remarks.filter((r) => r.what === what);
    const row = (r) =>
      make(
        "li",
        { class: "fact" },
        make("p", {}, LISTED[what](r.fields)),
        ...Passages.show(r.passages, details, names),
      );
    return some.length ? Dom.section(Words.text(what), some, row) : "";
  }

  /* The fields of a count: figure, coverage, area, pollution, channel, priority. */
  function tally(counts, details, names) {
    const rows = counts.map(({ fields: [figure, coverage, area, pollution, channel, priority] }) => {
      const scope = Words.text(coverage) + (priority === "PriorityCases" ? ` · ${Words.text(priority)}` : "");
      const kind = pollution || Words.text("AllTypes");
      const way = channel === "AllChannels" ? "" : Words.text(channel);
      const cells = [scope, area, kind, way].map((text) => make("td", {}, text));
      return make("tr", {}, ...cells, make("td", { class: "number" }, figure));
    });
    const passages = [...new Set(counts.flatMap((c) => c.passages))];
    const table = make("table", {}, make("tbody", {}, ...rows));
    const heading = make("h3", {}, Words.text("counts"));
    return make("section", {}, heading, table, ...Passages.show(passages, details, names));
  }

  return { before, after };
})();
