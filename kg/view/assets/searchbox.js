/* Searchbox: the field with its suggestions, by keyboard or pointer. */
const Searchbox = (() => {
  const { make, at } = Dom;
  let found = [],
    active = -1;

  function close() {
    at("suggestions").hidden = true;
    at("query").setAttribute("aria-expanded", "false");
    at("query").removeAttribute("aria-activedescendant");
    active = -1;
  }

  function choose(i) {
    at("query").value = Dom.short(Store.label[i], 40);
    close();
    State.set({ node: i, pair: null, near: null }, { reveal: true });
  }

  function mark() {
    [...at("suggestions").children].forEach((item, k) => {
      item.setAttribute("aria-selected", String(k === active));
      if (k === active) {
        at("query").setAttribute("aria-activedescendant", item.id);
        item.scrollIntoView({ block: "nearest" });
      }
    });
  }

  function suggest() {
    const query = at("query"),
      list = at("suggestions");
    found = Search.find(query.value);
    if (!query.value.trim()) {
      close();
      return;
    }
    const items = found.map((i, k) =>
      make(
        "li",
        {
          id: `suggestion-${k}`,
          role: "option",
          "aria-selected": "false",
          onmousedown: (event) => {
            event.preventDefault();
            choose(i);
          },
        },
        Shapes.icon(Store.kindOf(i)),
        make("span", { class: "name" }, Dom.short(Store.label[i], 40)),
        make("small", {}, Facts.hint(i)),
      ),
    );
    list.replaceChildren(...(items.length ? items : [make("li", { class: "muted" }, Words.text("none"))]));
    list.hidden = false;
    query.setAttribute("aria-expanded", "true");
    active = found.length ? 0 : -1;
    mark();
  }

  function key(event) {
    if (event.isComposing) return;
    const open = !at("suggestions").hidden,
      step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && open && found.length) {
      event.preventDefault();
      active = (active + step + found.length) % found.length;
      mark();
    } else if (event.key === "Enter") {
      if (!open) suggest();
      if (active >= 0) choose(found[active]);
    } else if (event.key === "Escape" && open) {
      event.stopPropagation();
      close();
    }
  }

  return {
    open() {
      const query = at("query");
      query.addEventListener("input", suggest);
      query.addEventListener("focus", () => {
        if (query.value) suggest();
        query.select();
      });
      query.addEventListener("keydown", key);
      query.addEventListener("blur", close);
    },
    words() {
      at("query").placeholder = Words.text("search");
      at("query").setAttribute("aria-label", Words.text("search"));
    },
  };
})();
