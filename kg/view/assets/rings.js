/* Rings: the neighbourhood of one node, and its places on rings around it; no physics, so the same every time. */
const Rings = (() => {
  const MOST = 240;

  /* The nodes within `hops`, best tied first where there are too many: {members, parent, total}. */
  function collect(centre, hops) {
    const parent = new Map([[centre, -1]]),
      levels = [[centre]];
    let total = 1;
    for (let hop = 1; hop <= hops; hop++) {
      const found = new Map();
      for (const i of levels[hop - 1]) {
        for (const e of Filters.edgesAt(i)) {
          const j = Store.other(e, i);
          if (!parent.has(j) && !found.has(j)) found.set(j, i);
        }
      }
      total += found.size;
      const best = [...found.keys()]
        .sort((a, b) => Store.degree[b] - Store.degree[a] || a - b)
        .slice(0, MOST - parent.size);
      best.forEach((j) => parent.set(j, found.get(j)));
      levels.push(best);
    }
    return { members: [...parent.keys()], parent, levels, total };
  }

  const edgesWithin = (members) => {
    const inside = new Set(members),
      edges = [];
    for (const i of members)
      for (const e of Filters.edgesAt(i)) if (Store.from[e] === i && inside.has(Store.to[e])) edges.push(e);
    return edges;
  };

  /* [x, y] by node. */
  function place(found) {
    const { levels, parent } = found,
      at = new Map([[levels[0][0], [0, 0]]]);
    const order = (a, b) => Store.kind[a] - Store.kind[b] || (Store.startOf(a) < Store.startOf(b) ? -1 : 1);
    const first = levels[1] ? [...levels[1]].sort(order) : [];
    if (levels.length < 3 || !levels[2].length) {
      circles(at, first);
      return at;
    }
    const children = new Map(first.map((i) => [i, []]));
    levels[2].forEach((j) => children.get(parent.get(j)).push(j));
    const weights = first.map((i) => 1.2 + children.get(i).length);
    const sum = weights.reduce((a, b) => a + b, 0);
    const inner = Math.max(190, (first.length * 46) / 6.2832),
      outer = Math.max(inner + 170, (sum * 40) / 6.2832);
    let angle = -Math.PI / 2;
    first.forEach((i, k) => {
      const wedge = (weights[k] / sum) * 2 * Math.PI;
      at.set(i, polar(inner, angle + wedge / 2));
      children
        .get(i)
        .sort(order)
        .forEach((j, c, all) =>
          at.set(j, polar(outer + (c % 2) * 70, angle + (wedge * (c + 0.8)) / (all.length + 0.6))),
        );
      angle += wedge;
    });
    return at;
  }

  const polar = (radius, angle) => [Math.cos(angle) * radius * 1.3, Math.sin(angle) * radius];

  /* As many rings as give every name room. */
  function circles(at, nodes) {
    let done = 0;
    for (let ring = 0; done < nodes.length; ring++) {
      const radius = (nodes.length < 9 ? 150 : 180) + ring * 120,
        room = Math.floor((6.2832 * radius * 1.15) / 74);
      const here = Math.min(room, nodes.length - done);
      for (let k = 0; k < here; k++)
        at.set(nodes[done + k], polar(radius, ((k + (ring % 2) / 2) / here) * 2 * Math.PI - Math.PI / 2));
      done += here;
    }
  }
  return { collect, edgesWithin, place };
})();
