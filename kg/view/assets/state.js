/* State: what the reader looks at. One node or one pair is selected, or neither; the stage shows all or a neighbourhood.
   Whoever draws something listens here, so that no part of the page needs to know another. */
const State = (() => {
  const now = { node: -1, pair: null, near: null };
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
    clear: () => State.set({ node: -1, pair: null, near: null }),
  };
})();
