/* Route: the selection in the address (#node=person/…&near=1), so that it can be sent on, and back and forward work. */
const Route = (() => {
  const write = (now) => {
    const parts = [];
    if (now.node >= 0) parts.push(`node=${encodeURIComponent(Store.id[now.node])}`);
    if (now.pair)
      parts.push(
        `from=${encodeURIComponent(Store.id[now.pair[0]])}`,
        `to=${encodeURIComponent(Store.id[now.pair[1]])}`,
      );
    if (now.near) parts.push(`around=${encodeURIComponent(Store.id[now.near.node])}`, `steps=${now.near.hops}`);
    return parts.join("&");
  };

  function read() {
    const found = {};
    for (const part of location.hash.slice(1).split("&")) {
      const cut = part.indexOf("=");
      try {
        found[part.slice(0, cut)] = decodeURIComponent(part.slice(cut + 1));
      } catch {
        /* not ours */
      }
    }
    const number = (name) => (Store.number.has(found[name]) ? Store.number.get(found[name]) : -1);
    const node = number("node"),
      from = number("from"),
      to = number("to"),
      around = number("around");
    return {
      node,
      pair: from >= 0 && to >= 0 ? [from, to, -1] : null,
      near: around >= 0 ? { node: around, hops: found.steps === "2" ? 2 : 1 } : null,
    };
  }

  function follow() {
    const wanted = read();
    if (write(wanted) === write(State.now)) return;
    State.set(wanted, { reveal: wanted.node >= 0 });
  }

  return {
    open() {
      addEventListener("hashchange", follow);
      follow();
    },
    show(now) {
      if (write(now) !== write(read())) location.hash = write(now);
    },
  };
})();
