/* Listing: the nodes now shown as a table that can be sorted and filtered: the graph for those who cannot see it. */
const Listing = (() => {
  const { make } = Dom;
  const FIRST = 200;
  const NEXT = 1000;
  const order = { column: "degree", up: false };
  let wanted = "";
  let many = FIRST;

  const columns = {
    name: (i) => Store.label[i],
    kind: (i) => `${Words.text(Store.kindOf(i))} ${Words.text(Store.sortOf(i))}`.trim(),
    hint: (i) => Facts.hint(i),
    degree: (i) => Store.degree[i],
    date: (i) => Store.startOf(i),
  };

  function members() {
    const all = wanted.trim() ? Search.find(wanted, Infinity) : Array.from(Store.rank);
    const found = all.filter((i) => Filters.node[i]);
    const keys = new Map(found.map((i) => [i, columns[order.column](i)]));
    const compare = (a, b) => (typeof a === "number" ? a - b : a.localeCompare(b, "zh"));
    const sign = order.up ? 1 : -1;
    return found.sort((a, b) => sign * compare(keys.get(a), keys.get(b)) || a - b);
  }

  function header(name) {
    const sorted = name === order.column;
    const arrow = sorted ? (order.up ? " ↑" : " ↓") : "";
    const sort = () => {
      order.up = sorted ? !order.up : name !== "degree" && name !== "date";
      order.column = name;
      fill();
    };
    const state = sorted ? (order.up ? "ascending" : "descending") : "none";
    return make("th", { scope: "col", "aria-sort": state }, Dom.button(Words.text(name) + arrow, sort));
  }

  function row(i) {
    const go = () => {
      Dom.at("listing").close();
      State.select(i, { reveal: true });
    };
    const name = make("td", {}, Shapes.icon(Store.kindOf(i)), " ", Dom.button(Store.label[i], go, { class: "link" }));
    const rest = Object.keys(columns).slice(1);
    return make("tr", {}, name, ...rest.map((column) => make("td", {}, String(columns[column](i)))));
  }

  function fill() {
    const all = members();
    const head = make("thead", {}, make("tr", {}, ...Object.keys(columns).map(header)));
    const parts = [make("table", {}, head, make("tbody", {}, ...all.slice(0, many).map(row)))];
    if (all.length > many) {
      const more = () => {
        many += NEXT;
        fill();
      };
      parts.push(Dom.button(Words.text("more", Math.min(NEXT, all.length - many)), more));
    }
    Dom.at("listing")
      .querySelector(".body")
      .replaceChildren(...parts);
  }

  function open() {
    const dialog = Dom.at("listing");
    const field = make("input", {
      type: "search",
      placeholder: Words.text("filter"),
      "aria-label": Words.text("filter"),
    });
    field.value = wanted;
    field.addEventListener("input", () => {
      wanted = field.value;
      many = FIRST;
      fill();
    });
    const heading = make("h2", {}, `${Words.text("nearList")} ${Filters.shownNodes}`);
    const bar = make(
      "div",
      { class: "bar" },
      heading,
      field,
      Dom.button(Words.text("close"), () => dialog.close()),
    );
    dialog.setAttribute("aria-label", Words.text("nearList"));
    dialog.replaceChildren(bar, make("div", { class: "body", tabindex: "0" }));
    many = FIRST;
    fill();
    dialog.showModal();
  }
  return { open };
})();
