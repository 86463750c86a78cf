/* Facets: what the filters need to know of nodes and edges beyond their columns: the level of a post, what lies in a
   place, and when. Dates are compared as text; one without day or month stands for the whole of it. */
const Facets = (() => {
  const LEVELS = ["country", "province", "prefecture", "county", "township", "village"];
  const HERE = ["location", "heldBy", "organizedBy", "undertakenBy", "recipient"];
  let above = null; // of a place: what contains it; of a body: its place, or the body over it
  let within = null; // the reverse

  function index() {
    if (above) return;
    above = new Int32Array(Store.nodes).fill(-1);
    within = new Map();
    const names = ["containedInPlace", "jurisdiction", "subOrganizationOf"];
    const ranks = names.map((name) => Store.relations.indexOf(name));
    for (const rank of ranks) {
      for (let e = 0; rank >= 0 && e < Store.edges; e++) {
        const i = Store.from[e];
        if (Store.relation[e] === rank && above[i] < 0 && Store.to[e] !== i) above[i] = Store.to[e];
      }
    }
    above.forEach((j, i) => j >= 0 && (within.has(j) ? within.get(j).push(i) : within.set(j, [i])));
  }

  /* The level of the place that a body belongs to: of a post there, its level. "" where none is known. */
  function levelOf(i) {
    index();
    for (let steps = 0; i >= 0 && steps < 20; steps++, i = above[i]) {
      if (Store.kindOf(i) === "place" && LEVELS.includes(Store.sortOf(i))) return Store.sortOf(i);
    }
    return "";
  }

  /* For each node whether it lies in the place: the places and bodies in it, what happened in it or was held by
     those bodies, who has a post there, and who took part. */
  function inside(place) {
    index();
    const found = new Uint8Array(Store.nodes);
    const open = [place];
    while (open.length) {
      const i = open.pop();
      if (found[i]) continue;
      found[i] = 1;
      open.push(...(within.get(i) || []));
    }
    const kind = (i) => Store.kindOf(i);
    for (let e = 0; e < Store.edges; e++) {
      const happens = kind(Store.from[e]) === "event" || kind(Store.from[e]) === "batch";
      if (happens && found[Store.to[e]] && HERE.includes(Store.relationOf(e))) found[Store.from[e]] = 1;
    }
    for (let e = 0; e < Store.edges; e++) {
      const [a, b] = [Store.from[e], Store.to[e]];
      if (kind(a) === "person" && found[b]) found[a] = 1;
      if (kind(b) === "person" && found[a] && kind(a) === "event") found[b] = 1;
    }
    return found;
  }

  /* Whether a stretch of time meets another; an open end is "". */
  const meets = (start, end, from, to) => (!to || start <= to + "~") && (!from || (end || start) + "~" >= from);

  return { LEVELS, levelOf, inside, meets };
})();
