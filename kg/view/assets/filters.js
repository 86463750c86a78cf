/* Filters: which nodes and edges are shown at all. Every change can be undone. */
const Filters = (() => {
  const fresh = () => ({
    kinds: new Set(), // these are off
    relations: new Set(),
    levels: new Set(),
    hidden: new Set(), // nodes put away by hand
    extra: new Set(), // these are on: bylines, alone
    place: -1,
    from: "",
    to: "",
  });
  const copy = (state) =>
    Object.fromEntries(Object.entries(state).map(([name, v]) => [name, v instanceof Set ? new Set(v) : v]));
  const filters = { now: fresh(), past: [], node: null, edge: null, shownNodes: 0, shownEdges: 0 };
  const listeners = [];
  let levels = null; // of each edge that is a tenure, its level; else -1
  const area = { place: -1, nodes: null };

  function prepare() {
    if (levels) return;
    const known = new Map();
    const tenure = Store.relations.indexOf("tenure");
    levels = Int8Array.from(Store.relation, (relation, e) => {
      const body = Store.to[e];
      if (relation !== tenure) return -1;
      if (!known.has(body)) known.set(body, Facets.LEVELS.indexOf(Facets.levelOf(body)));
      return known.get(body) < 0 ? Facets.LEVELS.length : known.get(body);
    });
  }

  /* A node by itself: its type, its place, its own date. */
  function wanted() {
    const { kinds, hidden, from, to, place } = filters.now;
    const on = Store.kinds.map((kind) => !kinds.has(kind));
    const dated = Store.kinds.map((kind) => kind === "event" || kind === "batch");
    if (place !== area.place) Object.assign(area, { place, nodes: place < 0 ? null : Facets.inside(place) });
    const node = new Uint8Array(Store.nodes);
    for (let i = 0; i < Store.nodes; i++) {
      const kind = Store.kind[i];
      if (!on[kind] || hidden.has(i) || (area.nodes && !area.nodes[i])) continue;
      if ((from || to) && dated[kind] && !Facets.meets(Store.startOf(i), Store.endOf(i), from, to)) continue;
      node[i] = 1;
    }
    return node;
  }

  /* People none of whose posts has a level that is on. */
  function dropLevels(node) {
    const off = filters.now.levels;
    if (!off.size) return;
    prepare();
    const names = [...Facets.LEVELS, "none"].map((name) => !off.has(name));
    const posts = new Int8Array(Store.nodes); // 1: some, all off; 2: one is on
    levels.forEach((level, e) => {
      if (level >= 0) posts[Store.from[e]] = names[level] ? 2 : Math.max(1, posts[Store.from[e]]);
    });
    posts.forEach((state, i) => {
      if (state === 1) node[i] = 0;
    });
  }

  /* An edge by itself: its relation, its date, its level, its ends. Undated ones wait: 2. */
  function ties(node) {
    const { relations, from, to, levels: off } = filters.now;
    const on = Store.relations.map((relation) => !relations.has(relation));
    const names = off.size ? [...Facets.LEVELS, "none"].map((name) => !off.has(name)) : null;
    const edge = new Uint8Array(Store.edges);
    for (let e = 0; e < Store.edges; e++) {
      if (!on[Store.relation[e]] || !node[Store.from[e]] || !node[Store.to[e]]) continue;
      if (names && levels[e] >= 0 && !names[levels[e]]) continue;
      if (!from && !to) edge[e] = 1;
      else if (!Store.edgeStart(e)) edge[e] = 2;
      else if (Facets.meets(Store.edgeStart(e), Store.edgeEnd(e), from, to)) edge[e] = 1;
    }
    return edge;
  }

  filters.apply = () => {
    const node = wanted();
    dropLevels(node);
    const edge = ties(node);
    const tied = new Uint8Array(Store.nodes);
    edge.forEach((state, e) => {
      if (state === 1) tied[Store.from[e]] = tied[Store.to[e]] = 1;
    });
    const { extra, from, to } = filters.now;
    const timed = from || to;
    let shown = 0;
    for (let i = 0; i < Store.nodes; i++) {
      const loose = !timed || Store.startOf(i) ? extra.has(Store.byline.has(i) ? "bylines" : "alone") : false;
      node[i] = node[i] && (tied[i] || loose) ? 1 : 0;
      shown += node[i];
    }
    filters.shownEdges = 0;
    for (let e = 0; e < Store.edges; e++) {
      // what has no date holds where both its ends are there anyway
      edge[e] = edge[e] && node[Store.from[e]] && node[Store.to[e]] ? 1 : 0;
      filters.shownEdges += edge[e];
    }
    Object.assign(filters, { node, edge, shownNodes: shown });
    listeners.forEach((call) => call());
  };

  /* Changes the state by a function, and remembers what it was. */
  filters.change = (edit) => {
    filters.past.push(copy(filters.now));
    if (filters.past.length > 100) filters.past.shift();
    edit(filters.now);
    filters.apply();
  };
  filters.undo = () => {
    if (!filters.past.length) return false;
    filters.now = filters.past.pop();
    filters.apply();
    return true;
  };
  filters.toggle = (group, name) =>
    filters.change((now) => {
      if (!now[group].delete(name)) now[group].add(name);
    });
  filters.only = (group, name, all) =>
    filters.change((now) => {
      now[group] = new Set(all.filter((other) => other !== name));
    });
  filters.clear = (group) => filters.change((now) => now[group].clear());
  filters.reset = () => filters.change((now) => Object.assign(now, fresh()));
  filters.hide = (i) => filters.change((now) => now.hidden.add(i));
  filters.set = (values) => filters.change((now) => Object.assign(now, values));
  filters.any = () => JSON.stringify(filters.plain()) !== JSON.stringify(plain(fresh()));
  const plain = (state) => Object.values(state).map((v) => (v instanceof Set ? [...v].sort() : v));
  filters.plain = () => plain(filters.now);
  filters.levelCounts = () => {
    prepare();
    const counts = new Array(Facets.LEVELS.length + 1).fill(0);
    levels.forEach((level) => level >= 0 && counts[level]++);
    return counts;
  };

  filters.listen = (call) => listeners.push(call);
  /* Shown edges at a node. */
  filters.edgesAt = (i) => Array.from(Store.edgesAt(i)).filter((e) => filters.edge[e]);
  /* Brings a hidden node back, giving up as few filters as will do: a search or a link may lead to anything. */
  filters.reveal = (i) => {
    if (filters.node[i]) return;
    filters.past.push(copy(filters.now));
    const steps = [
      (now) => now.hidden.delete(i),
      (now) => now.kinds.delete(Store.kindOf(i)),
      (now) => Store.degree[i] || now.extra.add(Store.byline.has(i) ? "bylines" : "alone"),
      (now) => Object.assign(now, { from: "", to: "" }),
      (now) => Object.assign(now, { place: -1 }),
      (now) => now.levels.clear(),
      (now) => now.relations.clear(),
      (now) => now.kinds.clear(),
      (now) => now.hidden.clear(),
    ];
    for (const step of steps) {
      step(filters.now);
      filters.apply();
      if (filters.node[i]) return;
    }
  };
  return filters;
})();
