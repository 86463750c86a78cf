/* Route: selection and filters in the address (#node=person/…&hops=2&from=2026-03), so that it can be sent on, and
   back and forward work. `pair`/`with`: two nodes and what ties them; `path`/`end`: the shortest paths between two;
   `around`: the middle of the neighbourhood where another node is selected in it; the rest are filters. */
const Route = (() => {
  const id = (i) => encodeURIComponent(Store.id[i]).replace(/%2F/g, "/");
  const GROUPS = ["kinds", "relations", "levels"];

  function write(now, filters) {
    const parts = [];
    const add = (name, value) => value && parts.push(`${name}=${value}`);
    if (now.node >= 0) add("node", id(now.node));
    if (now.pair) parts.push(`pair=${id(now.pair[0])}`, `with=${id(now.pair[1])}`);
    if (now.path) parts.push(`path=${id(now.path[0])}`, `end=${id(now.path[1])}`);
    if (now.near) {
      if (now.near.node !== now.node) add("around", id(now.near.node));
      add("hops", now.near.hops);
    }
    add("from", filters.from);
    add("to", filters.to);
    if (filters.place >= 0) add("in", id(filters.place));
    const off = GROUPS.flatMap((group) => [...filters[group]].map((name) => `${group}.${encodeURIComponent(name)}`));
    add("off", off.join());
    add("extra", [...filters.extra].sort().join());
    return parts.join("&");
  }

  function fields() {
    const found = {};
    for (const part of location.hash.slice(1).split("&")) {
      const cut = part.indexOf("=");
      try {
        found[part.slice(0, cut)] = decodeURIComponent(part.slice(cut + 1));
      } catch {
        /* not ours */
      }
    }
    return found;
  }

  function read() {
    const found = fields();
    const number = (name) => (Store.number.has(found[name]) ? Store.number.get(found[name]) : -1);
    const two = (a, b) => (number(a) >= 0 && number(b) >= 0 ? [number(a), number(b)] : null);
    const node = number("node");
    const around = number("around") >= 0 ? number("around") : node;
    const hops = found.hops || found.steps;
    const pair = two("pair", "with") || two("from", "to");
    return {
      node,
      pair: pair && [...pair, -1],
      path: two("path", "end"),
      near: around >= 0 && hops ? { node: around, hops: hops === "2" ? 2 : 1 } : null,
      filters: filters(found, number("in")),
    };
  }

  function filters(found, place) {
    const date = (text) => (/^\d{4}(-\d\d){0,2}$/.test(text || "") ? text : "");
    const off = (found.off || "").split(",").map((name) => name.split("."));
    const group = (wanted) => new Set(off.filter(([name, value]) => name === wanted && value).map((pair) => pair[1]));
    return {
      kinds: group("kinds"),
      relations: group("relations"),
      levels: group("levels"),
      extra: new Set((found.extra || "").split(",").filter((name) => name === "bylines" || name === "alone")),
      place,
      from: date(found.from),
      to: date(found.to),
    };
  }

  function follow() {
    const { filters, ...wanted } = read();
    const before = write({ node: -1 }, Filters.now);
    if (before !== write({ node: -1 }, filters)) Filters.set(filters);
    if (write(wanted, filters) !== write(State.now, Filters.now)) State.set(wanted, { reveal: wanted.node >= 0 });
  }

  return {
    open() {
      addEventListener("hashchange", follow);
      follow();
    },
    show() {
      const { filters, ...wanted } = read();
      const text = write(State.now, Filters.now);
      if (text !== write(wanted, filters)) location.hash = text;
    },
    /* The address of one node in this file. */
    to: (i) => `${location.href.split("#")[0]}#node=${id(i)}`,
  };
})();
