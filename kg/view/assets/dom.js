/* Dom: small helpers. Text goes in as text only, never as markup. */
const Dom = (() => {
  const dom = { at: (id) => document.getElementById(id) };

  /* An element with properties ("onclick" and the like are listeners) and children; empty children are left out. */
  dom.make = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return element;
  };

  /* The same for drawings. */
  dom.svg = (tag, attributes = {}, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  /* Gives the reader a file. */
  dom.save = (blob, name) => {
    const address = URL.createObjectURL(blob);
    dom.make("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  };

  dom.button = (text, onclick, properties = {}) => dom.make("button", { type: "button", onclick, ...properties }, text);
  dom.muted = (...children) => dom.make("p", { class: "muted" }, ...children);

  /* A name that leads to its node. */
  dom.link = (i) => dom.button(Store.label[i], () => State.select(i, { reveal: true }), { class: "link" });

  /* A heading with its number and a list under it, of which a part is shown first. */
  dom.section = (heading, items, row, { count = items.length, first = 15 } = {}) => {
    const NEXT = 60;
    const list = dom.make("ol");
    const add = (from, until) => {
      list.append(...items.slice(from, until).map(row));
      if (until >= items.length) return;
      const more = dom.button(Words.text("more", Math.min(NEXT, items.length - until)), () => {
        more.parentElement.remove();
        add(until, until + NEXT);
      });
      list.append(dom.make("li", {}, more));
    };
    add(0, first);
    return dom.make("section", {}, dom.make("h3", {}, heading, dom.make("span", {}, String(count))), list);
  };

  /* A long name cut for places where it must be short; never inside a character. */
  dom.short = (text, most) => {
    const letters = text.length <= most ? null : Array.from(text.slice(0, most * 2 + 2));
    const cut = letters && letters.length > most ? letters.slice(0, most - 1).join("") + "…" : text;
    return cut.replace(/\s+/g, " ");
  };
  return dom;
})();
