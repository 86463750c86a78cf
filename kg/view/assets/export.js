/* Export: what is in view as a PNG or SVG file, with the title and the numbers under it. */
const Export = (() => {
  const FOOT = 34;
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

  /* Lines, shapes and names as the screen has them, as a drawing that can be edited. */
  function svg() {
    const { svg: draw } = Dom;
    const view = Stage.view();
    const c = Shapes.colours;
    const [width, height] = [view.width, view.height];
    const spot = (i) => {
      const [x, y] = Stage.at(i);
      return [(x - view.x) * view.scale + width / 2, (y - view.y) * view.scale + height / 2];
    };
    const near = ([x, y]) => x > -30 && y > -30 && x < width + 30 && y < height + 30;
    const round = (value) => Math.round(value * 10) / 10;
    const members = new Set(Stage.members);
    const lines = [];
    for (let e = 0; e < Store.edges; e++) {
      if (!Filters.edge[e] || !members.has(Store.from[e]) || !members.has(Store.to[e])) continue;
      const [a, b] = [spot(Store.from[e]), spot(Store.to[e])];
      if (!near(a) && !near(b)) continue;
      const lit = Stage.isLit(e);
      const style = { stroke: lit ? c.ink : c.edge, "stroke-opacity": lit ? 0.8 : Stage.dimming() ? 0.15 : 0.5 };
      lines.push(draw("path", { d: `M${a.map(round).join()}L${b.map(round).join()}`, ...style }));
    }
    const dots = Stage.members.filter((i) => near(spot(i))).map((i) => {
      const outline = Shapes.outline(Store.kindOf(i), ...spot(i).map(round), Math.max(1, round(Stage.size(i))));
      outline.setAttribute("fill", c[Store.kindOf(i)]);
      if (Stage.isDimmed(i)) outline.setAttribute("fill-opacity", 0.25);
      outline.append(draw("title", {}, Store.label[i]));
      return outline;
    });
    const names = Scene.chosen().map((label) => {
      const [x, y] = label.spot ? label.spot : spot(label.i);
      const at = { x: round(x + label.dx), y: round(y + label.dy + label.size * 0.9) };
      return draw("text", { ...at, "font-size": label.size, "font-weight": label.bold ? 600 : 400 }, label.text);
    });
    const halo = { fill: c.ink, stroke: c.paper, "stroke-width": 3, "paint-order": "stroke", "text-anchor": "middle" };
    const picture = draw(
      "svg",
      { viewBox: `0 0 ${width} ${height + FOOT}`, width, height: height + FOOT },
      draw("title", {}, document.title),
      draw("rect", { width, height: height + FOOT, fill: c.paper }),
      draw("g", { fill: "none", "stroke-width": 1 }, ...lines),
      draw("g", { stroke: c.paper, "stroke-width": 0.8 }, ...dots),
      draw("g", { ...halo, "font-family": Labels.FACE }, ...names),
      draw("text", { x: 14, y: height + 21, fill: c.muted, "font-size": 12, "font-family": Labels.FACE }, caption()),
    );
    // control characters have no place in XML
    const text = new XMLSerializer().serializeToString(picture).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "\ufffd");
    Dom.save(new Blob([text], { type: "image/svg+xml" }), "graph.svg");
  }

  return { png, svg };
})();
