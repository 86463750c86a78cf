/* Filters: which nodes and edges are shown at all, by type, relation, and whether anything ties them. */
const Filters = (() => {
  const off = { kinds: new Set(), relations: new Set() };
  const extra = { bylines: false, alone: false };
  const filters = { off, extra, node: null, edge: null, shownNodes: 0, shownEdges: 0 };
  const listeners = [];

  filters.apply = () => {
    const { nodes, edges, from, to, relation, kind, byline } = Store;
    const node = new Uint8Array(nodes),
      edge = new Uint8Array(edges),
      tied = new Uint8Array(nodes);
    const kindOn = Store.kinds.map((k) => !off.kinds.has(k)),
      relationOn = Store.relations.map((r) => !off.relations.has(r));
    for (let e = 0; e < edges; e++) {
      if (relationOn[relation[e]]) tied[from[e]] = tied[to[e]] = edge[e] = 1;
    }
    let shown = 0;
    for (let i = 0; i < nodes; i++) {
      const wanted = tied[i] || (byline.has(i) ? extra.bylines : extra.alone);
      if (kindOn[kind[i]] && wanted) {
        node[i] = 1;
        shown++;
      }
    }
    filters.shownEdges = 0;
    for (let e = 0; e < edges; e++) {
      if (!node[from[e]] || !node[to[e]]) edge[e] = 0;
      filters.shownEdges += edge[e];
    }
    Object.assign(filters, { node, edge, shownNodes: shown });
    listeners.forEach((call) => call());
  };

  filters.toggle = (group, name) => {
    if (!off[group].delete(name)) off[group].add(name);
    filters.apply();
  };
  filters.toggleExtra = (name) => {
    extra[name] = !extra[name];
    filters.apply();
  };
  filters.clear = (group) => {
    off[group].clear();
    filters.apply();
  };
  filters.listen = (call) => listeners.push(call);
  /* Shown edges at a node. */
  filters.edgesAt = (i) => Array.from(Store.edgesAt(i)).filter((e) => filters.edge[e]);
  /* Brings a hidden node back: a search or a link may lead to anything. */
  filters.reveal = (i) => {
    if (filters.node[i]) return;
    if (!Store.degree[i]) extra[Store.byline.has(i) ? "bylines" : "alone"] = true;
    off.kinds.delete(Store.kindOf(i));
    if (Store.degree[i] && !Array.from(Store.edgesAt(i)).some((e) => !off.relations.has(Store.relationOf(e))))
      off.relations.clear();
    filters.apply();
  };
  return filters;
})();
