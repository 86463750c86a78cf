/* Sheet: the dialog with the sentences behind whatever was clicked. */
const Sheet = (() => {
  const { make } = Dom;
  let turn = 0;

  /* A link to where a node stands in the network; plain text for what is no node there. */
  const graphLink = (node, text) =>
    node
      ? make("a", { href: `graph.html#node=${encodeURIComponent(node)}`, class: "out" }, text || Words.text("inGraph"))
      : make("span", {}, text || "");

  /* A passage that is shorter than its sentence, inside it. */
  function inSentence(p, details) {
    const [before, told, after] = details.around(p);
    const { article, begin, end, rule } = details.passage(p);
    const where = Passages.source(details.article(article));
    const trace = Words.text("trace", details.article(article).page, begin, end, rule);
    where.append(make("span", { class: "trace" }, trace));
    return make("div", {}, make("blockquote", {}, before, make("mark", {}, told), after), where);
  }

  function sentences(passages, details, marked) {
    if (!passages.length) return [Dom.muted(Words.text("noPassage"))];
    const bare = passages.filter((p) => details.around(p));
    const others = passages.filter((p) => !details.around(p));
    return [...bare.map((p) => inSentence(p, details)), ...Passages.show(others, details, marked)];
  }

  /* `groups` are [heading or "", passages] pairs; `names` are marked in the sentences; `lines` stand above them. */
  async function open({ title, lines = [], groups, names = [], node = "" }) {
    const mine = ++turn;
    const details = await Data.details();
    if (mine !== turn) return;
    const sheet = Dom.at("sheet");
    const marked = [...new Set(names)].filter((n) => n.length > 1 && n.length < 80).sort((a, b) => b.length - a.length);
    const parts = groups.flatMap(([heading, passages]) => [
      heading ? make("h3", {}, heading) : "",
      ...sentences(passages, details, marked),
    ]);
    const close = Dom.button("×", () => sheet.close(), { class: "close", "aria-label": Words.text("close") });
    const bar = make("div", { class: "bar" }, make("h2", { id: "sheet-title" }, title), close);
    const body = make("div", { class: "body" }, ...lines, ...parts, node ? make("p", {}, graphLink(node)) : "");
    sheet.setAttribute("aria-labelledby", "sheet-title");
    sheet.replaceChildren(bar, body);
    if (!sheet.open) sheet.showModal();
    body.scrollTop = 0;
  }

  /* A click beside the sheet closes it. */
  function listen() {
    const sheet = Dom.at("sheet");
    sheet.addEventListener("click", (event) => {
      if (event.target === sheet) sheet.close();
    });
  }

  return { open, listen, graphLink, sentences };
})();
