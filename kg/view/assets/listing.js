/* Listing: the nodes now shown as a table that can be sorted and filtered: the graph for those who cannot see it. */
const Listing = (() => {
  const { make, at } = Dom,
    PAGE = 200;
  const order = { column: "degree", up: false };
  let wanted = "",
    many = PAGE;

  const columns = {
    name: (i) => Store.label[i],
    kind: (i) => `${Words.text(Store.kindOf(i))} ${Words.text(Store.sortOf(i))}`.trim(),
    hint: (i) => Facts.hint(i),
    degree: (i) => Store.degree[i],
    date: (i) => Store.startOf(i),
  };

  function members() {
    const found = wanted.trim()
      ? Search.find(wanted, Infinity).filter((i) => Filters.node[i])
      : Array.from(Store.rank).filter((i) => Filters.node[i]);
    const value = columns[order.column],
      sign = order.up ? 1 : -1;
    return found.sort((a, b) => {
      const x = value(a),
        y = value(b);
      return x === y ? a - b : (typeof x === "number" ? x - y : x.localeCompare(y, "zh")) * sign;
    });
  }

  function table() {
    const all = members();
    const head = Object.keys(columns).map((name) =>
      make(
        "th",
        { scope: "col", "aria-sort": name === order.column ? (order.up ? "ascending" : "descending") : "none" },
        make(
          "button",
          {
            type: "button",
            onclick: () => {
              order.up = name === order.column ? !order.up : name === "name";
              order.column = name;
              fill();
            },
          },
          Words.text(name) + (name === order.column ? (order.up ? " ↑" : " ↓") : ""),
        ),
      ),
    );
    const rows = all.slice(0, many).map((i) =>
      make(
        "tr",
        {},
        make(
          "td",
          {},
          Shapes.icon(Store.kindOf(i)),
          " ",
          make(
            "button",
            {
              type: "button",
              class: "link",
              onclick: () => {
                at("listing").close();
                State.select(i, { reveal: true });
              },
            },
            Store.label[i],
          ),
        ),
        make("td", {}, columns.kind(i)),
        make("td", {}, columns.hint(i)),
        make("td", { class: "number" }, String(columns.degree(i))),
        make("td", {}, columns.date(i)),
      ),
    );
    const more =
      all.length > many
        ? make(
            "button",
            {
              type: "button",
              onclick: () => {
                many += PAGE * 5;
                fill();
              },
            },
            Words.text("more", Math.min(PAGE * 5, all.length - many)),
          )
        : "";
    return [make("table", {}, make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows)), more].filter(
      Boolean,
    );
  }

  const fill = () =>
    at("listing")
      .querySelector(".body")
      .replaceChildren(...table());

  function open() {
    many = PAGE;
    const dialog = at("listing");
    dialog.setAttribute("aria-label", Words.text("nearList"));
    const field = make("input", {
      type: "search",
      placeholder: Words.text("filter"),
      "aria-label": Words.text("filter"),
      oninput: () => {
        wanted = field.value;
        many = PAGE;
        fill();
      },
    });
    field.value = wanted;
    dialog.replaceChildren(
      make(
        "div",
        { class: "bar" },
        make("h2", {}, `${Words.text("nearList")} ${Filters.shownNodes}`),
        field,
        make("button", { type: "button", onclick: () => dialog.close() }, Words.text("close")),
      ),
      make("div", { class: "body", tabindex: "0" }),
    );
    fill();
    dialog.showModal();
  }
  return { open };
})();
