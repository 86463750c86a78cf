/* Paths: the shortest ways between two nodes over what is shown, set out in columns from one to the other. */
const Paths = (() => {
  const MOST = 60;

  /* Steps from `start` to every node within reach. */
  function distances(start) {
    const steps = new Map([[start, 0]]);
    let edge = [start];
    while (edge.length) {
      const next = [];
      for (const i of edge) {
        for (const e of Store.edgesAt(i)) {
          const j = Store.other(e, i);
          if (!Filters.edge[e] || steps.has(j)) continue;
          steps.set(j, steps.get(i) + 1);
          next.push(j);
        }
      }
      edge = next;
    }
    return steps;
  }

  /* {length, columns, way}: the nodes on any shortest path by their distance, and one path, its nodes well tied but
     not the hubs through which everything is near everything. null where there is none. */
  function find(a, b) {
    const there = distances(a);
    if (!there.has(b)) return null;
    const length = there.get(b);
    const columns = Array.from({ length: length + 1 }, () => []);
    const seen = new Set([b]);
    columns[length] = [b];
    for (let step = length; step > 0; step--) {
      for (const i of columns[step]) {
        for (const e of Store.edgesAt(i)) {
          const j = Store.other(e, i);
          if (!Filters.edge[e] || seen.has(j) || there.get(j) !== step - 1) continue;
          seen.add(j);
          columns[step - 1].push(j);
        }
      }
      columns[step - 1].sort((x, y) => Store.degree[x] - Store.degree[y] || x - y);
    }
    const total = seen.size;
    const way = walk(columns);
    const share = Math.max(1, Math.floor(MOST / (length + 1)));
    const cut = columns.map((column, k) => [...new Set([way[k], ...column])].slice(0, share));
    return { length, columns: cut, way, total, members: cut.flat() };
  }

  function walk(columns) {
    const way = [columns[0][0]];
    for (let step = 1; step < columns.length; step++) {
      const last = way[step - 1];
      const next = new Set(Filters.edgesAt(last).map((e) => Store.other(e, last)));
      way.push(columns[step].find((i) => next.has(i)));
    }
    return way;
  }

  /* [x, y] by node. */
  function place({ columns }) {
    const tall = Stage.holder.clientHeight > 1.2 * Stage.holder.clientWidth;
    const at = new Map();
    columns.forEach((column, k) =>
      column.forEach((i, row) => {
        const [along, across] = [k * 230, (row - (column.length - 1) / 2) * (tall ? 150 : 76)];
        at.set(i, tall ? [across, along * 0.6] : [along, across + ((k % 2) - 0.5) * 26]);
      }),
    );
    return at;
  }
  return { find, place };
})();
