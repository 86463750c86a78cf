/* Charts: figures drawn by Vega-Lite when they come into sight, in the colours of the theme, each with its table. */
const Charts = (() => {
  const { make } = Dom;
  const drawn = new Map(); // the box of a chart -> its Vega view, or null while it waits
  const specs = new WeakMap();
  const seen = new IntersectionObserver(
    (entries) => entries.filter((e) => e.isIntersecting).forEach((e) => draw(e.target)),
    { rootMargin: "400px 0px" },
  );

  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const HUES = ["c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8"];

  function config() {
    const [ink, muted, line, card] = ["ink", "muted", "line", "card"].map(colour);
    const font = getComputedStyle(document.body).fontFamily;
    const words = { labelColor: ink, titleColor: muted, labelFontSize: 12, titleFontSize: 12, titleFontWeight: 400 };
    return {
      background: "transparent",
      font,
      view: { stroke: null },
      axis: { ...words, gridColor: line, domainColor: line, tickColor: line, labelLimit: 168, labelPadding: 5 },
      legend: { ...words, symbolType: "square", labelLimit: 200, orient: "bottom", columnPadding: 14 },
      range: {
        category: HUES.map(colour),
        heatmap: [colour("low"), colour("high")],
        ramp: [colour("low"), colour("high")],
      },
      rule: { color: muted },
      text: { color: ink, font },
      bar: { stroke: card, strokeWidth: 0.5 },
      point: { cursor: "pointer" },
      rect: { cursor: "pointer" },
    };
  }

  /* A figure: heading, explanation, controls, the chart, and the same as a table. `spec` gives the chart for a width in
     pixels, or is missing where there is nothing to draw; a click gives the datum to `click`. */
  function figure({ id, title, note = "", controls = [], spec, click, table }) {
    const box = make("div", { class: "chart", id: `chart-${id}` });
    if (spec) {
      specs.set(box, { spec, click, title });
      drawn.set(box, null);
      seen.observe(box);
    } else box.append(make("p", { class: "empty" }, Words.text("none")));
    return make(
      "figure",
      { id: `figure-${id}` },
      make("figcaption", {}, make("h3", {}, title), note ? Dom.muted(note) : ""),
      controls.some(Boolean) ? make("div", { class: "controls" }, ...controls) : "",
      box,
      table ? fold(table) : "",
    );
  }

  /* The table is made when it is first opened. */
  function fold(table) {
    const details = make("details", {}, make("summary", {}, Words.text("table")));
    details.addEventListener(
      "toggle",
      () => {
        if (details.children.length === 1) details.append(table());
      },
      { once: true },
    );
    return details;
  }

  async function draw(box) {
    seen.unobserve(box);
    if (!drawn.has(box) || !box.isConnected) return;
    const { spec, click, title } = specs.get(box);
    const width = box.clientWidth;
    const { theme } = document.documentElement.dataset;
    const options = {
      mode: "vega-lite",
      ast: true,
      actions: false,
      renderer: "svg",
      defaultStyle: false,
      config: config(),
      tooltip: { disableDefaultStyle: true },
    };
    const { view } = await vegaEmbed(
      box,
      {
        description: title,
        autosize: { type: "fit-x", contains: "padding" },
        width: Math.max(200, width),
        ...spec(width),
      },
      options,
    );
    if (!drawn.has(box)) {
      view.finalize();
      return;
    }
    drawn.get(box)?.finalize();
    drawn.set(box, view);
    box.dataset.drawn = width;
    if (click)
      view.addEventListener("click", (_, item) => {
        if (item && item.datum && item.mark.role === "mark") click(item.datum);
      });
    if (document.documentElement.dataset.theme !== theme) await draw(box);
  }

  /* Forgets the charts inside `part`, which is about to be replaced. */
  function forget(part) {
    for (const [box, view] of drawn) {
      if (!part.contains(box)) continue;
      seen.unobserve(box);
      view?.finalize();
      drawn.delete(box);
    }
  }

  /* Puts `content` into `holder`, in the place of what was there. */
  function replace(holder, content) {
    forget(holder);
    holder.replaceChildren(content);
  }

  /* Draws again whatever was drawn, after a change of theme or width. */
  const redraw = (which = () => true) =>
    Promise.all([...drawn].filter(([box, v]) => v && which(box)).map(([b]) => draw(b)));

  let waiting = 0;
  addEventListener("resize", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => redraw((box) => Math.abs(box.clientWidth - box.dataset.drawn) > 2), 150);
  });

  return {
    figure,
    fold,
    forget,
    replace,
    redraw,
    colour,
    hues: () => HUES.map(colour),
    waiting: () => [...drawn.values()].filter((view) => !view).length,
  };
})();
