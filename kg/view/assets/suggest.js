/* Suggest: a field that offers nodes while one types, by keyboard or pointer; used wherever a node is asked for. */
const Suggest = (() => {
  const { make } = Dom;
  let fields = 0;

  /* `find(text)` gives nodes, `choose(node)` takes the one picked. Without `list` one is put after the field. */
  return function suggest(field, { find, choose, list }) {
    const number = ++fields;
    const box = list || make("ul", { class: "suggestions", role: "listbox", hidden: "" });
    const name = box.id || `suggestions-${number}`;
    let found = [];
    let active = -1;
    box.id = name;
    if (!list) field.after(box);
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": name };
    for (const [key, value] of Object.entries(roles)) field.setAttribute(key, value);

    function close() {
      box.hidden = true;
      field.setAttribute("aria-expanded", "false");
      field.removeAttribute("aria-activedescendant");
      active = -1;
    }

    function pick(i) {
      field.value = Dom.short(Store.label[i], 40);
      close();
      choose(i);
    }

    function mark() {
      [...box.children].forEach((item, k) => {
        item.setAttribute("aria-selected", String(k === active));
        if (k !== active) return;
        field.setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      });
    }

    function item(i, k) {
      const press = (event) => {
        event.preventDefault();
        pick(i);
      };
      const id = `${number > 1 ? number : ""}suggestion-${k}`;
      return make(
        "li",
        { id, role: "option", "aria-selected": "false", onmousedown: press },
        Shapes.icon(Store.kindOf(i)),
        make("span", { class: "name" }, Dom.short(Store.label[i], 40)),
        make("small", {}, Facts.hint(i)),
      );
    }

    function offer() {
      if (!field.value.trim()) {
        close();
        return;
      }
      found = find(field.value);
      const items = found.map(item);
      box.replaceChildren(...(items.length ? items : [make("li", { class: "muted" }, Words.text("none"))]));
      box.hidden = false;
      field.setAttribute("aria-expanded", "true");
      active = found.length ? 0 : -1;
      mark();
    }

    function key(event) {
      if (event.isComposing) return;
      const open = !box.hidden;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step && open && found.length) {
        event.preventDefault();
        active = (active + step + found.length) % found.length;
        mark();
      } else if (event.key === "Enter") {
        event.preventDefault();
        if (!open) offer();
        if (active >= 0) pick(found[active]);
      } else if (event.key === "Escape" && open) {
        event.stopPropagation();
        close();
      }
    }

    field.addEventListener("input", offer);
    field.addEventListener("focus", () => {
      if (field.value) offer();
      field.select();
    });
    field.addEventListener("keydown", key);
    field.addEventListener("blur", close);
  };
})();
