/* Route: what the reader chose, in the address (#lang=en&theme=dark&…), so that it can be sent on; nothing is stored. */
const Route = (() => {
  let chosen = new Map();

  function read() {
    chosen = new Map();
    for (const part of location.hash.slice(1).split("&")) {
      const cut = part.indexOf("=");
      if (cut < 1) continue;
      try {
        chosen.set(part.slice(0, cut), decodeURIComponent(part.slice(cut + 1)));
      } catch {
        /* not ours */
      }
    }
  }

  return {
    /* `changed` is called when the address changes by other hands. */
    open(changed) {
      read();
      addEventListener("hashchange", () => {
        read();
        changed();
      });
    },
    get: (name, usual = "") => (chosen.has(name) ? chosen.get(name) : usual),
    number(name, usual) {
      const found = Number.parseInt(chosen.get(name), 10);
      return Number.isSafeInteger(found) ? found : usual;
    },
    /* Remembers values; an empty one is forgotten. */
    set(values) {
      for (const [name, value] of Object.entries(values)) {
        if (value === "" || value === null) chosen.delete(name);
        else chosen.set(name, String(value));
      }
      const parts = [...chosen].map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
      history.replaceState(null, "", `#${parts.join("&")}`);
    },
  };
})();
