/* Table: rows that can be sorted, paged and downloaded. A column has a heading, a `value` of a row (what is sorted and
   downloaded) and, where something else is to be shown, a `cell`. */
const Table = (() => {
  const { make } = Dom;
  const PAGE = 50;
  let order = null; // of names in Chinese: the browser's, made once

  function compare(a, b) {
    if (a === b) return 0;
    if (a === "" || a === null) return 1;
    if (b === "" || b === null) return -1;
    if (typeof a === "number" && typeof b === "number") return a - b;
    order ||= new Intl.Collator("zh-CN", { numeric: true });
    return order.compare(String(a), String(b));
  }

  /* A text that a spreadsheet would run as a formula is quoted. */
  function field(value) {
    const text = typeof value === "string" && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value ?? "");
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  const csv = (columns, rows) =>
    `\ufeff${[columns.map((c) => field(c.heading)), ...rows.map((r) => columns.map((c) => field(c.value(r))))]
      .map((line) => line.join(","))
      .join("\r\n")}\r\n`;

  function download(name, text) {
    const address = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
    const link = make("a", { href: address, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
  }

  /* Buttons to page through `count` things, `size` at a time; `words` names what is shown. */
  function pager({ count, size, from, words, go, earlier = "previous", later = "next" }) {
    if (count <= size) return "";
    const step = (key, to, able) =>
      Dom.button(Words.text(key), () => go(Math.max(0, Math.min(to, count - 1))), able ? {} : { disabled: "" });
    return make(
      "div",
      { class: "pager", role: "group" },
      step(earlier, from - size, from > 0),
      make("span", {}, words(from + 1, Math.min(count, from + size), count)),
      step(later, from + size, from + size < count),
    );
  }

  function create({ columns, rows, name, caption, sort = null, page = PAGE, paged = () => {} }) {
    const state = { column: sort, down: false, from: 0 };
    const box = make("div", { class: "table" });
    let sorted = rows;

    function arrange() {
      const column = columns[state.column];
      if (!column) return;
      const sign = state.down ? -1 : 1;
      const keyed = rows.map((row, n) => [column.value(row), n]);
      keyed.sort((a, b) => {
        const blank = (v) => v === "" || v === null;
        const by = compare(a[0], b[0]);
        return (blank(a[0]) || blank(b[0]) ? by : sign * by) || a[1] - b[1];
      });
      sorted = keyed.map(([, n]) => rows[n]);
    }

    function heading(column, number) {
      const active = state.column === number;
      const arrow = active ? (state.down ? " ↓" : " ↑") : "";
      const click = () => {
        Object.assign(state, { column: number, down: active && !state.down, from: 0 });
        arrange();
        show();
        box.querySelectorAll("th button")[number].focus();
      };
      const words = { title: Words.text("sortBy", column.heading) };
      const properties = { scope: "col", class: column.number ? "number" : "" };
      if (active) properties["aria-sort"] = state.down ? "descending" : "ascending";
      return make("th", properties, Dom.button(column.heading + arrow, click, words));
    }

    const line = (row) =>
      make(
        "tr",
        {},
        ...columns.map((c) => make("td", { class: c.number ? "number" : "" }, (c.cell || c.value)(row) ?? "")),
      );

    function show() {
      const some = sorted.slice(state.from, state.from + page);
      const head = make("thead", {}, make("tr", {}, ...columns.map(heading)));
      const table = make("table", {}, make("caption", {}, caption), head, make("tbody", {}, ...some.map(line)));
      const pages = pager({
        count: sorted.length,
        size: page,
        from: state.from,
        words: (...figures) => Words.text("pageOf", ...figures),
        go: (to) => {
          state.from = to;
          show();
        },
      });
      const save = Dom.button(Words.text("csv"), () => download(name, csv(columns, sorted)), { class: "csv" });
      const empty = rows.length ? "" : Dom.muted(Words.text("none"));
      box.replaceChildren(
        make("div", { class: "wide", tabindex: "0", role: "region", "aria-label": caption }, table),
        empty,
        make("div", { class: "under" }, pages, save),
      );
      paged(some);
    }

    arrange();
    show();
    return box;
  }

  return { create, pager };
})();
