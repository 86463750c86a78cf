/* Painter: the whole graph as one picture under vis-network, for graphs too large to be drawn at every frame.
   A picture covers half a screen beyond each edge and is painted in slices of a few milliseconds. */
const Painter = (() => {
  const PAD = 0.5,
    SLICE = 10;
  let picture = null,
    running = 0;

  /* Paints step by step; `area` is {x, y, scale, width, height} in graph units from the upper left corner. */
  function* paint(ctx, area, density) {
    const scale = area.scale * density,
      c = Shapes.colours;
    const px = (i) => (Store.x[i] - area.x) * scale,
      py = (i) => (Store.y[i] - area.y) * scale;
    yield* islands(ctx, area, scale, c);
    yield* lines(ctx, area, scale, density, px, py, c);
    yield* dots(ctx, area, density, px, py, c);
  }

  function* islands(ctx, area, scale, c) {
    if (Store.nodes < 400) return;
    ctx.fillStyle = c.island;
    ctx.globalAlpha = 0.07;
    for (const [, , x, y, r] of Store.islands) {
      if (r * area.scale > 900) continue; // it would only tint the screen
      ctx.beginPath();
      ctx.arc((x - area.x) * scale, (y - area.y) * scale, r * scale, 0, 6.2832);
      ctx.fill();
    }
    yield;
  }

  /* Long lines are fainter: they tie distant parts and would hide the near ones. */
  function* lines(ctx, area, scale, density, px, py, c) {
    const right = area.x + area.width,
      bottom = area.y + area.height,
      far = [260, 1400, Infinity];
    const alphas = Store.nodes > 3000 ? [0.5, 0.16, 0.055] : [0.6, 0.3, 0.16];
    ctx.strokeStyle = c.edge;
    ctx.lineWidth = Math.max(0.5, Math.min(1, area.scale * 2)) * density;
    for (let band = 2; band >= 0; band--) {
      ctx.globalAlpha = alphas[band];
      ctx.beginPath();
      let count = 0;
      for (let e = 0; e < Store.edges; e++) {
        if (!Filters.edge[e]) continue;
        const a = Store.from[e],
          b = Store.to[e],
          ax = Store.x[a],
          ay = Store.y[a],
          bx = Store.x[b],
          by = Store.y[b];
        const length = Math.abs(ax - bx) + Math.abs(ay - by);
        if (length > far[band] || (band && length <= far[band - 1])) continue;
        if (
          (ax < area.x && bx < area.x) ||
          (ax > right && bx > right) ||
          (ay < area.y && by < area.y) ||
          (ay > bottom && by > bottom)
        )
          continue;
        ctx.moveTo(px(a), py(a));
        ctx.lineTo(px(b), py(b));
        if (++count % 200 === 0) {
          ctx.stroke();
          yield;
          ctx.beginPath();
        }
      }
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
  }

  function* dots(ctx, area, density, px, py, c) {
    const margin = 30 / area.scale,
      shrink = Shapes.shrink(area.scale) * density;
    const right = area.x + area.width + margin,
      bottom = area.y + area.height + margin;
    for (const [number, kind] of [...Store.kinds.entries()].reverse()) {
      ctx.fillStyle = c[kind];
      ctx.beginPath();
      let count = 0;
      for (let i = 0; i < Store.nodes; i++) {
        if (Store.kind[i] !== number || !Filters.node[i]) continue;
        if (Store.x[i] < area.x - margin || Store.x[i] > right || Store.y[i] < area.y - margin || Store.y[i] > bottom)
          continue;
        const r = Shapes.radius(i) * shrink;
        if (r < 2 * density) ctx.rect(px(i) - r * 0.8, py(i) - r * 0.8, r * 1.6, r * 1.6);
        else Shapes.trace(ctx, kind, px(i), py(i), r);
        if (++count % 400 === 0) {
          ctx.fill();
          yield;
          ctx.beginPath();
        }
      }
      ctx.fill();
    }
  }

  /* Paints anew for a view {x, y, scale, width, height} (centre, pixels); `shown` is called as soon as there is
     something new to show, `done` when it is whole. */
  function start(view, shown, done) {
    const mine = ++running,
      spread = 1 + 2 * PAD,
      density = Store.nodes > 3000 && view.width * view.height > 5e5 ? 1 : Math.min(2, window.devicePixelRatio || 1);
    const width = (view.width / view.scale) * spread,
      height = (view.height / view.scale) * spread;
    const area = { x: view.x - width / 2, y: view.y - height / 2, scale: view.scale, width, height };
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(view.width * spread * density);
    canvas.height = Math.round(view.height * spread * density);
    const steps = paint(canvas.getContext("2d", { willReadFrequently: true }), area, density),
      first = !picture;
    const slice = () => {
      if (mine !== running) return;
      const begun = performance.now();
      let ended = false;
      while (!ended && performance.now() - begun < (first ? 60 : SLICE)) ended = steps.next().done;
      if (ended || first) {
        picture = { canvas, ...area };
        shown();
      }
      if (ended) done();
      else requestAnimationFrame(slice);
    };
    slice();
  }

  return {
    start,
    stop() {
      running++;
      picture = null;
    },
    draw(ctx, alpha) {
      if (!picture) return;
      ctx.save();
      ctx.globalAlpha = alpha;
      // while zooming, speed counts more than smoothness
      ctx.imageSmoothingEnabled = Math.abs(Stage.network.getScale() / picture.scale - 1) < 0.01;
      ctx.drawImage(picture.canvas, picture.x, picture.y, picture.width, picture.height);
      ctx.restore();
    },
  };
})();
