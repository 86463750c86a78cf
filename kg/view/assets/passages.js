/* Passages: the sentences behind a fact, with the names marked, and where each stands: headline, paper, date, page,
   offsets and the rule that read it. */
const Passages = (() => {
  const { make } = Dom;
  const FIRST = 2;

  function show(passages, details, names) {
    const all = Array.from(passages);
    const parts = all.slice(0, FIRST).map((p) => one(p, details, names));
    if (all.length > FIRST) {
      const rest = () => all.slice(FIRST).map((p) => one(p, details, names));
      const more = Dom.button(Words.text("more", all.length - FIRST), () => more.replaceWith(...rest()));
      parts.push(more);
    }
    return parts;
  }

  function one(p, details, names) {
    const passage = details.passage(p);
    const article = details.article(passage.article);
    const trace = Words.text("trace", article.page, passage.begin, passage.end, passage.rule);
    const where = source(article);
    where.append(make("span", { class: "trace" }, trace));
    return make("div", {}, make("blockquote", {}, ...marked(passage.text, names)), where);
  }

  /* The text in pieces, each of `names` (longest first) as a <mark>. */
  function marked(text, names) {
    const parts = [];
    let rest = text;
    while (rest && parts.length < 200) {
      let where = -1;
      let hit = "";
      for (const name of names) {
        const found = rest.indexOf(name);
        if (found >= 0 && (where < 0 || found < where)) [where, hit] = [found, name];
      }
      if (where < 0) break;
      parts.push(rest.slice(0, where), make("mark", {}, hit));
      rest = rest.slice(where + hit.length);
    }
    return [...parts, rest].filter(Boolean);
  }

  /* One line on an article. */
  function source(article, note = "") {
    const headline = article.headline ? `《${article.headline}》` : Words.text("untitled");
    const day = article.date ? article.date + (article.inferred ? `（${Words.text("inferred")}）` : "") : "";
    const date = make("span", { class: "when" }, day || Words.text("unknown"));
    const parts = [headline, article.paper, date, note, original(article.url)].filter(Boolean);
    return make("span", { class: "source" }, ...parts.flatMap((part, k) => (k ? [" · ", part] : [part])));
  }

  /* The page on the web, where the address is one; nothing is fetched until the reader follows it. */
  function original(url) {
    if (!/^https?:\/\//i.test(url)) return "";
    return make("a", { href: url, target: "_blank", rel: "noopener noreferrer" }, Words.text("original"));
  }

  return { show, source };
})();
