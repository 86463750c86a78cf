/* Remarks: what is said of one node alone: posts without a body, agenda, statements, codes, complaint counts. */
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
      counts.length ? Complaints.batch(counts, details, names) : "",
      listed("office", i, remarks, details, names),
    ];
  }

  /* And those after them. */
  function after(i, details, names) {
    return ["agenda", "quotation"].map((what) => listed(what, i, details.remarks(i), details, names));
  }

  function listed(what, i, remarks, details, names) {
    const some = remarks.filter((r) => r.what === what);
    const row = (r) => {
      const text = LISTED[what](r.fields);
      const item = make("li", { class: "fact" }, make("p", {}, text), ...Passages.show(r.passages, details, names));
      const whole = () => `${Store.label[i]}：${text}`;
      if (r.passages.length) item.append(Citation.button(whole, r.passages, details, i));
      return item;
    };
    return some.length ? Dom.section(Words.text(what), some, row) : "";
  }

  return { before, after };
})();
