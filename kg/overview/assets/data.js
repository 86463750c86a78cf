/* Data: what the page draws, unpacked once; the passages are unpacked when the first is asked for. */
const Data = (() => {
  async function unpack(id) {
    const holder = document.getElementById(id);
    const bytes = Uint8Array.from(atob(holder.textContent.trim()), (c) => c.charCodeAt(0));
    holder.textContent = "";
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  /* The passages as `Passages` wants them. */
  function arranged(d) {
    const inferred = new Set(d.article.inferred);
    return {
      passage: (p) => ({
        article: d.passage.article[p],
        begin: d.passage.begin[p],
        end: d.passage.begin[p] + d.passage.length[p],
        rule: d.passage.rule[p] < 0 ? "" : d.rules[d.passage.rule[p]],
        text: d.passage.text[p] < 0 ? "" : d.texts[d.passage.text[p]],
      }),
      /* The sentence around a passage in three pieces, the middle one the passage itself; or nothing. */
      around(p) {
        if (!d.around[p]) return null;
        const [text, start, length] = d.around[p];
        const letters = Array.from(d.texts[text]);
        const cut = (from, to) => letters.slice(from, to).join("");
        return [cut(0, start), cut(start, start + length), cut(start + length)];
      },
      article: (a) => ({
        headline: d.article.headline[a],
        date: d.article.date[a] || "",
        inferred: inferred.has(a),
        page: d.article.page[a] < 0 ? "" : d.page.id[d.article.page[a]],
        paper: (d.article.page[a] >= 0 && d.page.paper[d.article.page[a]]) || "",
        url: (d.article.page[a] >= 0 && d.page.url[d.article.page[a]]) || "",
      }),
    };
  }

  let details = null;
  const data = {
    async open() {
      Object.assign(data, await unpack("data-drawn"));
    },
    details: () => (details ||= unpack("data-passages").then(arranged)),
    label: (thing) => (thing < 0 ? "" : data.things.label[thing]),
    node: (thing) => (thing < 0 ? "" : data.things.node[thing]),
  };
  return data;
})();
