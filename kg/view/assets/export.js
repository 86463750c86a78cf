/* Export: what is in view as a PNG or SVG file, with the title and the numbers under it. */
const Export = (() => {
  const FOOT = 34;
  /* Characters that XML cannot hold. */
  const NO_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  const caption = () => `${Dom.short(document.title, 40)} · ${Dom.at("status").textContent}`;

  function png() {
    const from = Scene.canvas();
    const density = from.width / from.clientWidth;
    const foot = Math.round(FOOT * density);
    const canvas = document.createElement("canvas");
    const ctx = canvas.getContext("2d");
    canvas.width = from.width;
    canvas.height = from.height + foot;
    ctx.fillStyle = Shapes.colours.paper;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(from, 0, 0);
    ctx.fillStyle = Shapes.colours.muted;
    ctx.textBaseline = "middle";
    ctx.font = `${12 * density}px ${Labels.FACE}`;
    ctx.fillText(caption(), 14 * density, from.height + foot / 2, canvas.width - 28 * density);
    canvas.toBlob((blob) => Dom.save(blob, "graph.png"));
  }

  const round = (value) => Math.round(value * 10) / 10;

  /* Where a node is on the screen, and whether that is in view. */
  function screen() {
    const { x, y, scale, width, height } = Stage.view();
    const spot = (i) => {
      const [a, b] = Stage.at(i);
      return [(a - x) * scale + width / 2, (b - y) * scale + height / 2].map(round);
    };
    const seen = ([a, b]) => a > -30 && b > -30 && a < width + 30 && b < height + 30;
    return { width, height, spot, seen };
  }

  function lines({ spot, seen }) {
    const c = Shapes.colours;
    const members = new Set(Stage.members);
    const found = [];
    for (let e = 0; e < Store.edges; e++) {
      if (!Filters.edge[e] || !members.has(Store.from[e]) || !members.has(Store.to[e])) continue;
      const [a, b] = [spot(Store.from[e]), spot(Store.to[e])];
      if (!seen(a) && !seen(b)) continue;
      const lit = Stage.isLit(e);
      const style = { stroke: lit ? c.ink : c.edge, "stroke-opacity": lit ? 0.8 : Stage.dimming() ? 0.15 : 0.5 };
      found.push(Dom.svg("path", { d: `M${a.join()}L${b.join()}`, ...style }));
    }
    return found;
  }

  function dots({ spot, seen }) {
    const members = Stage.members.filter((i) => seen(spot(i)));
    return members.map((i) => {
      const kind = Store.kindOf(i);
      const outline = Shapes.outline(kind, ...spot(i), Math.max(1, round(Stage.size(i))));
      outline.setAttribute("fill", Shapes.colours[kind]);
      if (Stage.isDimmed(i)) outline.setAttribute("fill-opacity", 0.25);
      outline.append(Dom.svg("title", {}, Store.label[i]));
      return outline;
    });
  }

  function names({ spot }) {
    return Scene.chosen().map((label) => {
      const [x, y] = label.spot || spot(label.i);
      const at = { x: round(x + label.dx), y: round(y + label.dy + label.size * 0.9) };
      return Dom.svg("text", { ...at, "font-size": label.size, "font-weight": label.bold ? 600 : 400 }, label.text);
    });
  }

  /* Lines, shapes and names as the screen has them, as a drawing that can be edited. */
  function svg() {
    const draw = Dom.svg;
    const c = Shapes.colours;
    const view = screen();
    const [width, height] = [view.width, view.height + FOOT];
    const halo = { fill: c.ink, stroke: c.paper, "stroke-width": 3, "paint-order": "stroke", "text-anchor": "middle" };
    const foot = { x: 14, y: height - 13, fill: c.muted, "font-size": 12, "font-family": Labels.FACE };
    const picture = draw(
      "svg",
      { viewBox: `0 0 ${width} ${height}`, width, height },
      draw("title", {}, document.title),
      draw("rect", { width, height, fill: c.paper }),
      draw("g", { fill: "none", "stroke-width": 1 }, ...lines(view)),
      draw("g", { stroke: c.paper, "stroke-width": 0.8 }, ...dots(view)),
      draw("g", { ...halo, "font-family": Labels.FACE }, ...names(view)),
      draw("text", foot, caption()),
    );
    const text = new XMLSerializer().serializeToString(picture).replace(NO_XML, "\ufffd");
    Dom.save(new Blob([text], { type: "image/svg+xml" }), "graph.svg");
  }

  return { png, svg };
})();
