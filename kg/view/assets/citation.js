/* Citation: a fact as a line of text with its sentence and source, and the address of its node, for the clipboard. */
const Citation = (() => {
  /* What, when; the sentence; headline, paper, date, page and offsets; where to look it up. */
  function text(words, passages, details, node) {
    const lines = [words];
    for (const p of Array.from(passages).slice(0, 3)) {
      const passage = details.passage(p);
      const article = details.article(passage.article);
      const headline = article.headline ? `《${article.headline}》` : Words.text("untitled");
      const date = article.date + (article.date && article.inferred ? `（${Words.text("inferred")}）` : "");
      const trace = Words.text("trace", article.page, passage.begin, passage.end, passage.rule);
      const source = [headline, article.paper, date || Words.text("unknown"), trace, article.url];
      lines.push(`“${passage.text}”`, `—— ${source.filter(Boolean).join("，")}`);
    }
    return [...lines, Route.to(node)].join("\n");
  }

  async function copy(string) {
    try {
      await navigator.clipboard.writeText(string);
    } catch {
      const field = Dom.make("textarea", { class: "aside", "aria-hidden": "true" });
      field.value = string;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
  }

  /* `words` gives the fact in words when it is wanted. */
  function button(words, passages, details, node) {
    const press = async () => {
      await copy(text(words(), passages, details, node));
      own.textContent = Words.text("copied");
      setTimeout(() => {
        own.textContent = Words.text("copy");
      }, 1500);
    };
    const own = Dom.button(Words.text("copy"), press, { class: "copy", title: Words.text("copyTitle") });
    return own;
  }

  return { text, button };
})();
