/* Shapes: one shape and colour a type, on the canvas and in the page; sizes on the screen. */
const Shapes = (() => {
  const corners = {
    body: [
      [-0.88, -0.88],
      [0.88, -0.88],
      [0.88, 0.88],
      [-0.88, 0.88],
    ],
    place: [
      [0, -1.15],
      [1.05, 0.8],
      [-1.05, 0.8],
    ],
    event: [
      [0, -1.22],
      [1.22, 0],
      [0, 1.22],
      [-1.22, 0],
    ],
    batch: [
      [-0.55, -0.95],
      [0.55, -0.95],
      [1.1, 0],
      [0.55, 0.95],
      [-0.55, 0.95],
      [-1.1, 0],
    ],
  };
  const visNames = { person: "dot", body: "square", place: "triangle", event: "diamond", batch: "hexagon" };
  const names = ["paper", "ink", "muted", "edge", "island", "accent", "person", "body", "place", "event", "batch"];
  const shapes = { colours: {}, visNames };

  shapes.readColours = () => {
    const style = getComputedStyle(document.documentElement);
    for (const name of names) shapes.colours[name] = style.getPropertyValue("--" + name).trim();
  };

  /* Radius in pixels at scale 1. */
  shapes.radius = (i) => Math.min(17, 4 + 1.25 * Math.sqrt(Store.degree[i]));
  /* How much smaller everything is when zoomed out: slower than the distances, so that dots stay visible, and less
     so where there are few. */
  shapes.shrink = (scale, few) => {
    const usual = Math.sqrt(scale) * (scale < 0.2 ? 0.45 + scale * 2.75 : 1);
    return Math.min(1.5, few ? Math.max(0.6, usual) : Math.max(0.16, usual));
  };

  shapes.trace = (ctx, kind, x, y, r) => {
    const points = corners[kind];
    if (!points) {
      ctx.moveTo(x + r, y);
      ctx.arc(x, y, r, 0, 6.2832);
      return;
    }
    points.forEach(([dx, dy], k) => (k ? ctx.lineTo(x + dx * r, y + dy * r) : ctx.moveTo(x + dx * r, y + dy * r)));
    ctx.closePath();
  };

  /* The same as an element of a drawing. */
  shapes.outline = (kind, x, y, r) => {
    const points = corners[kind];
    if (!points) return Dom.svg("circle", { cx: x, cy: y, r });
    const round = (value) => Math.round(value * 100) / 100;
    const spots = points.map(([dx, dy]) => `${round(x + dx * r)},${round(y + dy * r)}`);
    return Dom.svg("polygon", { points: spots.join(" ") });
  };

  /* And for the legend and the panel. */
  shapes.icon = (kind) => {
    const shape = shapes.outline(kind, 0, 0, 1);
    shape.style.fill = `var(--${kind})`;
    const svg = Dom.svg("svg", { viewBox: "-1.4 -1.4 2.8 2.8", class: "icon", "aria-hidden": "true" }, shape);
    return svg;
  };
  return shapes;
})();
