/* State: what the reader looks at. One node or one pair is selected, or neither; the stage shows all, a neighbourhood
   or the shortest paths between two. Whoever draws something listens here, so that no part needs to know another. */
const State = (() => {
  const now = { node: -1, pair: null, near: null, path: null };
  const listeners = [];
  const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
  return {
    now,
    listen: (call) => listeners.push(call),
    /* `how.reveal` asks the stage to bring the selection into sight. */
    set(change, how = {}) {
      const before = { ...now };
      Object.assign(now, change);
      if (!same(before, now) || how.reveal) listeners.forEach((call) => call(now, before, how));
    },
    select: (node, how) => State.set({ node, pair: null }, how),
    selectPair: (from, to, edge) => State.set({ node: -1, pair: [from, to, edge] }),
    around: (node, hops) => State.set({ node, pair: null, near: { node, hops }, path: null }),
    path: (from, to) => State.set({ node: -1, pair: null, near: null, path: [from, to] }),
    whole: () => State.set({ near: null, path: null }),
    clear: () => State.set({ node: -1, pair: null, near: null, path: null }),
  };
})();
