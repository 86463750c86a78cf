/* Store: the data of the page, unpacked once, with the indexes that everything else looks things up in.
   Nodes and edges are numbers; columns are arrays by that number. */
const Store = (() => {
  async function unpack(id) {
    const holder = document.getElementById(id);
    const bytes = Uint8Array.from(atob(holder.textContent.trim()), (c) => c.charCodeAt(0));
    holder.textContent = "";
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  const store = { nodes: 0, edges: 0 };
  let details = null;

  store.open = async () => {
    const g = await unpack("data-graph");
    const n = g.id.length,
      m = g.edge.from.length;
    const date = (index) => (index < 0 ? "" : g.dates[index]);
    Object.assign(store, {
      nodes: n,
      edges: m,
      kinds: g.kinds,
      relations: g.relations,
      id: g.id,
      label: g.label,
      kind: g.kind,
      pinyin: g.pinyin,
      islands: g.islands,
      from: Int32Array.from(g.edge.from),
      to: Int32Array.from(g.edge.to),
      relation: g.edge.relation,
      x: Float64Array.from(g.x),
      y: Float64Array.from(g.y),
      byline: new Set(g.byline),
      number: new Map(g.id.map((id, i) => [id, i])),
      kindOf: (i) => g.kinds[g.kind[i]],
      sortOf: (i) => (g.sort[i] < 0 ? "" : g.sorts[g.sort[i]]),
      alsoOf: (i) => g.also[i] || [],
      startOf: (i) => date(g.start[i]),
      endOf: (i) => date(g.end[i]),
      relationOf: (e) => g.relations[g.edge.relation[e]],
      noteOf: (e) => (g.edge.note[e] < 0 ? "" : g.notes[g.edge.note[e]]),
      statusOf: (e) => (g.edge.status[e] < 0 ? "" : g.statuses[g.edge.status[e]]),
      edgeStart: (e) => date(g.edge.start[e]),
      edgeEnd: (e) => date(g.edge.end[e]),
      termOf: (e) => g.edge.term[e] || ["", ""],
      other: (e, i) => (store.from[e] === i ? store.to[e] : store.from[e]),
    });
    link(n, m);
  };

  /* Lays the picture on its side, for a screen that is higher than wide. */
  store.turn = () => {
    if (extent(store.y) > extent(store.x)) return;
    [store.x, store.y] = [store.y, store.x];
    store.islands = store.islands.map(([i, count, x, y, r]) => [i, count, y, x, r]);
  };
  const extent = (column) =>
    column.reduce((a, b) => Math.max(a, b), -Infinity) - column.reduce((a, b) => Math.min(a, b), Infinity);

  /* Which edges meet at a node: `edgesAt` of one list, cut by `offset`. */
  function link(n, m) {
    const degree = new Int32Array(n),
      offset = new Int32Array(n + 1),
      list = new Int32Array(2 * m);
    for (let e = 0; e < m; e++) {
      degree[store.from[e]]++;
      if (store.to[e] !== store.from[e]) degree[store.to[e]]++;
    }
    for (let i = 0; i < n; i++) offset[i + 1] = offset[i] + degree[i];
    const next = offset.slice(0, n);
    for (let e = 0; e < m; e++) {
      list[next[store.from[e]]++] = e;
      if (store.to[e] !== store.from[e]) list[next[store.to[e]]++] = e;
    }
    store.degree = degree;
    store.edgesAt = (i) => list.subarray(offset[i], offset[i + 1]);
    store.rank = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => degree[b] - degree[a] || a - b);
  }

  /* Passages, articles, remarks: unpacked at the first call. */
  store.details = () => (details = details || unpack("data-details").then(arrange));

  function arrange(d) {
    const remarksAt = new Map();
    const seenAt = new Map();
    const countsAt = new Map();
    const into = (map, key, value) => (map.has(key) ? map.get(key).push(value) : map.set(key, [value]));
    d.remark.node.forEach((node, r) => into(remarksAt, node, r));
    d.seen.forEach((nodes, a) => nodes.forEach((node) => into(seenAt, node, a)));
    const bylines = new Map(d.byline.map(([node, a, role]) => [`${node} ${a}`, role < 0 ? "" : d.roles[role]]));
    Object.entries(d.remark.area).forEach(([r, node]) => into(countsAt, node, +r));
    const inferred = new Set(d.article.inferred);
    const days = d.article.date.filter(Boolean).sort();
    const remark = (r) => ({
      node: d.remark.node[r],
      what: d.remark.what[r],
      fields: d.remark.fields[r],
      passages: d.remark.passages[r],
    });
    return {
      nodePassages: (i) => d.node[i],
      edgePassages: (e) => d.edge[e],
      remarks: (i) => (remarksAt.get(i) || []).map(remark),
      /* The complaint counts that speak of a region; `node` is their batch. */
      countsOf: (i) => (countsAt.get(i) || []).map(remark),
      seen: (i) =>
        (seenAt.get(i) || []).map((article) => ({ article, role: bylines.get(`${i} ${article}`) || "" })),
      article: (a) => ({
        headline: d.article.headline[a],
        date: d.article.date[a] || "",
        inferred: inferred.has(a),
        page: d.page.id[d.article.page[a]],
        paper: d.page.paper[d.article.page[a]] || "",
        url: d.page.url[d.article.page[a]] || "",
      }),
      passage: (p) => ({
        article: d.passage.article[p],
        begin: d.passage.begin[p],
        end: d.passage.begin[p] + d.passage.length[p],
        rule: d.passage.rule[p] < 0 ? "" : d.rules[d.passage.rule[p]],
        text: d.passage.text[p] < 0 ? "" : d.texts[d.passage.text[p]],
      }),
      articles: d.article.number.length,
      papers: new Set(d.page.paper.filter(Boolean)).size,
      period: [days[0], days[days.length - 1]],
      passages: d.passage.article.length,
    };
  }
  return store;
})();
