/* Sheet: the dialog with the sentences behind whatever was clicked. */
const Sheet = (() => {
  const { make } = Dom;
  let turn = 0;

  /* Where a node stands in the graph. */
  const graphLink = (node, text) =>
    make("a", { href: `graph.html#node=${encodeURIComponent(node)}`, class: "out" }, text || Words.text("inGraph"));

  /* `groups` are [heading or "", passages] pairs; `names` are marked in the sentences; `lines` stand above them. */
  async function open({ title, lines = [], groups, names = [], node = "" }) {
    const mine = ++turn;
    const details = await Data.details();
    if (mine !== turn) return;
    const sheet = Dom.at("sheet");
    const marked = [...new Set(names)].filter((n) => n.length > 1 && n.length < 80).sort((a, b) => b.length - a.length);
    const parts = groups.flatMap(([heading, passages]) => [
      heading ? make("h3", {}, heading) : "",
      ...(passages.length ? Passages.show(passages, details, marked) : [Dom.muted(Words.text("noPassage"))]),
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

  return { open, listen, graphLink };
})();
