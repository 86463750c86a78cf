/* Labels: names at one size on the screen, as many as fit without touching, the best tied first. */
const Labels = (() => {
  const FACE = '"Noto Sans CJK SC","Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif';
  const wide = /[\u1100-\u11ff\u2e80-\uffef]|[\ud800-\udbff]/;
  const widths = new Map();

  /* Width in ems: a Chinese character is one, others a little over half. */
  function ems(text) {
    if (!widths.has(text)) {
      let total = 0;
      for (const letter of text) total += wide.test(letter) ? 1 : 0.58;
      widths.set(text, total);
    }
    return widths.get(text);
  }

  /* Boxes by the squares that they lie in, to find those that touch another. */
  function grid() {
    const cells = new Map();
    const SIDE = 64;
    const some = (box, call) => {
      for (let cx = Math.floor(box[0] / SIDE); cx <= Math.floor(box[2] / SIDE); cx++) {
        for (let cy = Math.floor(box[1] / SIDE); cy <= Math.floor(box[3] / SIDE); cy++)
          if (call(`${cx},${cy}`)) return true;
      }
      return false;
    };
    const put = (box) => {
      some(box, (key) => {
        if (!cells.has(key)) cells.set(key, []);
        cells.get(key).push(box);
      });
    };
    const meet = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];
    const touches = (box) => some(box, (key) => (cells.get(key) || []).some((other) => meet(box, other)));
    return { put, touches };
  }

  /* Labels for `wanted` (in order of importance: {i, text, size, bold, over, forced, spot}); `place(i)` gives [x, y,
     radius] on the screen, a label's own `spot` takes its place; `obstacles` are nodes that only a label `over` them
     may cover. No label covers another. */
  function choose(wanted, place, { width, height, most, obstacles }) {
    const names = grid();
    const dots = grid();
    const chosen = [];
    const done = new Set();
    names.put([0, height - 34, 340, height]); // the status line
    for (const i of obstacles) {
      const [x, y, r] = place(i);
      dots.put([x - r, y - r, x + r, y + r]);
    }
    for (const label of wanted) {
      if (chosen.length >= most) break;
      if (done.has(label.i)) continue;
      const at = label.spot || place(label.i);
      if (at[0] < -9 || at[1] < -9 || at[0] > width + 9 || at[1] > height + 9) continue;
      const half = (ems(label.text) * label.size) / 2 + 3,
        high = label.size * 1.3 + 2,
        r = at[2];
      /* below, above, right, left of the node: how far the middle of the text and its top are from the node */
      const spots = label.spot
        ? [[0, -high / 2]]
        : [
            [0, r + 1],
            [0, -r - high - 1],
            [r + half + 1, -high / 2],
            [-r - half - 1, -high / 2],
          ];
      const around = ([dx, dy]) => [at[0] + dx - half, at[1] + dy, at[0] + dx + half, at[1] + dy + high];
      const spot = spots.find((s, k) => {
        const box = around(s);
        if (label.forced && k === 0) return true;
        if (box[0] <= 2 || box[2] >= width - 2 || box[1] <= 0 || box[3] >= height) return false;
        return !names.touches(box) && (label.over || !dots.touches(box));
      });
      if (!spot) continue;
      names.put(around(spot));
      chosen.push({ ...label, dx: spot[0], dy: spot[1] + 1, box: around(spot) });
      done.add(label.i);
    }
    return chosen;
  }

  /* Draws in the coordinates of the graph, so that they follow it while it is dragged. */
  function draw(ctx, chosen, place, scale, colours, faded) {
    ctx.textAlign = "center";
    ctx.textBaseline = "top";
    ctx.lineJoin = "round";
    for (const label of chosen) {
      const [x, y] = label.home || place(label.i),
        middle = x + label.dx / scale,
        top = y + label.dy / scale;
      ctx.font = `${label.bold ? "600 " : ""}${label.size / scale}px ${FACE}`;
      ctx.globalAlpha = faded(label.i) ? 0.3 : 1;
      ctx.lineWidth = (label.bold ? 4 : 3) / scale;
      ctx.strokeStyle = colours.paper;
      ctx.fillStyle = colours.ink;
      ctx.strokeText(label.text, middle, top);
      ctx.fillText(label.text, middle, top);
    }
    ctx.globalAlpha = 1;
  }
  return { choose, draw, FACE };
})();
