/* Dom: small helpers. Text goes in as text only, never as markup. */
const Dom = (() => ({
  at: (id) => document.getElementById(id),
  make(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
      else if (name === "class") element.className = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((c) => c !== null && c !== undefined && c !== ""));
    return element;
  },
  /* A long name cut for places where it must be short; never inside a character. */
  short(text, most) {
    if (text.length <= most) return text.replace(/\s+/g, " ");
    const letters = Array.from(text.slice(0, most * 2 + 2));
    return (letters.length > most ? letters.slice(0, most - 1).join("") + "…" : text).replace(/\s+/g, " ");
  },
}))();
