/* Scene: the stage. vis-network holds the view and, up to LIVE nodes, the nodes and edges themselves;
   beyond that the painter's picture lies under it and the selection is drawn on top. */
const Scene = (() => {
  const LIVE = 320, MOST_LINES = 500;
  const nodes = new vis.DataSet(), edges = new vis.DataSet();
  const stage = { live: false, ready: false, members: [], total: 0 };
  let network, holder, place = new Map(), chosen = [], timer = 0, near = new Set(), dragging = false, moved = false, anchor = -1;

  stage.open = (options) => {
    holder = Dom.at("network");
    if (holder.clientHeight > 1.3 * holder.clientWidth) Store.turn();
    network = new vis.Network(holder, { nodes, edges }, options);
    network.on("beforeDrawing", (ctx) => { if (!stage.live) under(ctx); });
    network.on("afterDrawing", over);
    network.on("dragStart", () => { dragging = moved = true; anchor = -1; });
    network.on("dragEnd", () => { dragging = false; network.unselectAll(); settle(0); });
    network.on("zoom", () => { moved = true; anchor = -1; pick(); settle(120); });
    network.on("animationFinished", () => settle(0));
    network.on("resize", resized);
    network.on("click", (event) => { network.unselectAll(); click(event.pointer.DOM); });
    network.on("doubleClick", (event) => {
      const i = nodeAt(event.pointer.DOM);
      if (i >= 0) State.set({ node: i, pair: null, near: { node: i, hops: 1 } });
    });
    holder.addEventListener("mousemove", hover);
    holder.addEventListener("mouseleave", () => { Dom.at("tip").hidden = true; });
  };

  /* A view that nobody has moved yet goes on showing everything, or the node that it was brought to. */
  function resized() {
    if (anchor >= 0) stage.reveal(anchor);
    else if (moved) settle(80);
    else fitNow(false);
  }

  /* --- what is on the stage ------------------------------------------------------------------- */

  /* Builds the stage anew: after a filter, or when the neighbourhood changes. */
  stage.build = (keepView = false) => {
    const around = State.now.near;
    if (around) {
      const found = Rings.collect(around.node, around.hops);
      stage.members = found.members;
      stage.total = found.total;
      place = Rings.place(found);
    } else {
      stage.members = Array.from(Store.rank).filter((i) => Filters.node[i]);
      stage.total = stage.members.length;
      place = new Map();
    }
    stage.live = stage.members.length <= LIVE;
    Painter.stop();
    if (!keepView) { moved = false; anchor = -1; fitNow(false); }
    focus();
  };

  const at = (i) => {
    if (!stage.live) return [Store.x[i], Store.y[i]];
    const p = network.body.nodes[i];
    return p ? [p.x, p.y] : place.get(i) || [Store.x[i], Store.y[i]];
  };
  const size = (i) => Shapes.radius(i) * Shapes.shrink(network.getScale());

  /* The selection changed: styles, dimming, labels. */
  function focus() {
    const { node, pair } = State.now;
    near = new Set(pair ? pair.slice(0, 2) : node < 0 ? [] : [node, ...Filters.edgesAt(node).map((e) => Store.other(e, node))]);
    fill();
    settle(0);
  }

  /* Gives vis-network the nodes and edges of a small stage; of a large one none. */
  function fill() {
    const scale = network.getScale();
    if (!stage.live) { nodes.clear(); edges.clear(); return; }
    const wanted = stage.members.map((i) => nodeStyle(i, scale)), lines = Rings.edgesWithin(stage.members);
    const styles = edgeStyles(lines, scale), keep = new Set(stage.members);
    edges.clear();
    nodes.remove(nodes.getIds().filter((i) => !keep.has(i)));
    nodes.update(wanted);
    edges.add(styles);
  }

  /* Around its own node a neighbourhood is not dimmed: all of it was asked for. */
  const dimming = () => near.size > 0 && !(State.now.near && State.now.node === State.now.near.node);
  const dimmed = (i) => dimming() && !near.has(i);

  function nodeStyle(i, scale) {
    const kind = Store.kindOf(i), c = Shapes.colours, picked = i === State.now.node, known = nodes.get(i);
    const [x, y] = place.get(i) || [Store.x[i], Store.y[i]];
    const colour = { background: c[kind], border: picked ? c.ink : c.paper };
    return {
      id: i, shape: Shapes.visNames[kind], size: (size(i) / scale) * (picked ? 1.25 : 1), color: { ...colour, highlight: colour, hover: { background: c[kind], border: c.ink } },
      borderWidth: (picked ? 2.5 : 1) / scale, opacity: dimmed(i) ? 0.22 : 1, label: " ", font: { size: 1 }, chosen: false, ...(known ? {} : { x, y }),
    };
  }

  /* Parallel edges bend apart, so that each can be clicked. */
  function edgeStyles(lines, scale) {
    const seen = new Map(), c = Shapes.colours, few = stage.members.length <= 40;
    return lines.map((e) => {
      const from = Store.from[e], to = Store.to[e], key = from < to ? `${from} ${to}` : `${to} ${from}`;
      const count = seen.get(key) || 0;
      seen.set(key, count + 1);
      const bend = (Math.ceil(count / 2) * 0.16) * (count % 2 ? 1 : -1) * (from < to ? 1 : -1);
      const lit = isLit(e), faint = dimming() && !lit;
      return {
        id: e, from, to, width: (lit ? 1.6 : 1) / scale, color: { color: lit ? c.ink : c.edge, hover: c.accent, opacity: faint ? 0.12 : lit ? 0.75 : 0.55 },
        smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
        arrows: { to: { enabled: !faint, scaleFactor: 0.42 / Math.max(scale, 0.5) } }, hoverWidth: 0.6 / scale, chosen: false,
        label: (State.now.near && few && !faint) || (lit && near.size <= 14) ? Words.relation(Store.relationOf(e)) : undefined,
        font: { face: Labels.FACE, size: 11 / scale, color: c.muted, strokeWidth: 3 / scale, strokeColor: c.paper, align: "middle" },
      };
    });
  }

  function isLit(e) {
    const { node, pair } = State.now, a = Store.from[e], b = Store.to[e];
    return pair ? (a === pair[0] && b === pair[1]) || (a === pair[1] && b === pair[0]) : node >= 0 && (a === node || b === node);
  }

  /* --- drawing ---------------------------------------------------------------------------------- */

  const size2d = () => ({ width: holder.clientWidth, height: holder.clientHeight });
  const view = () => ({ ...network.getViewPosition(), scale: network.getScale(), ...size2d() });
  const screen = (v) => (i) => { const [x, y] = at(i); return [(x - v.x) * v.scale + v.width / 2, (y - v.y) * v.scale + v.height / 2, size(i)]; };

  /* After a movement has ended: the picture and the sizes for the new scale. */
  function settle(delay) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (dragging) return;
      if (stage.live) {
        const scale = network.getScale();
        nodes.update(stage.members.map((i) => nodeStyle(i, scale)));
        edges.update(edgeStyles(Rings.edgesWithin(stage.members), scale));
        finished();
      } else Painter.start(view(), () => network.redraw(), finished);
      pick();
      network.redraw();
    }, delay);
  }

  function finished() { stage.ready = true; network.redraw(); }

  /* Which names to show: those of the selection first, then of the islands, then by ties. */
  function pick() {
    const v = view(), small = { size: 12, bold: false }, wanted = [], { node } = State.now;
    const text = (i, most) => Dom.short(Store.label[i], most);
    for (const i of near) wanted.push({ i, text: text(i, i === node ? 26 : 16), ...small, bold: i === node, size: i === node ? 14 : 12, forced: i === node });
    const far = !stage.live && v.scale < 0.4 && Store.nodes > 400;
    if (far && !near.size) {
      for (const [i, , x, y, r] of Store.islands) {
        const wide = r * v.scale;
        if (wide > 15 && wide < 260 && Filters.node[i]) {
          const spot = [(x - v.x) * v.scale + v.width / 2, (y - v.y) * v.scale + v.height / 2 - (wide > 60 ? wide * 0.8 : 0), 0];
          const home = [x, y - (wide > 60 ? r * 0.8 : 0)];
          wanted.push({ i, text: text(i, 12), size: wide > 45 ? 15 : 13, bold: true, spot, home });
        }
      }
    }
    const heads = wanted.length;
    for (const i of stage.members) if (!near.has(i)) wanted.push({ i, text: text(i, 14), ...small });
    const most = far ? (near.size ? Math.min(heads, 60) : Math.min(heads, 70) + (Store.nodes > 3000 ? 30 : 70)) : near.size ? near.size + 25 : 140;
    const obstacles = stage.members.length <= 2 * LIVE ? stage.members : [];
    chosen = Labels.choose(wanted, screen(v), { ...v, most, obstacles });
  }

  function under(ctx) { Painter.draw(ctx, near.size ? 0.25 : 1); }

  function over(ctx) {
    const scale = network.getScale();
    ctx.save();
    if (!stage.live && near.size) highlight(ctx, scale);
    Labels.draw(ctx, chosen, at, scale, Shapes.colours, dimmed);
    ctx.restore();
  }

  /* The selection of a large stage, drawn over its dimmed picture. */
  function highlight(ctx, scale) {
    const { node, pair } = State.now, c = Shapes.colours;
    const lines = (pair ? Filters.edgesAt(pair[0]) : Filters.edgesAt(node)).filter(isLit).slice(0, MOST_LINES);
    ctx.strokeStyle = c.ink;
    ctx.lineWidth = 1.1 / scale;
    ctx.globalAlpha = lines.length > 60 ? 0.3 : 0.6;
    ctx.beginPath();
    for (const e of lines) { ctx.moveTo(...at(Store.from[e])); ctx.lineTo(...at(Store.to[e])); }
    ctx.stroke();
    ctx.globalAlpha = 1;
    for (const i of near) {
      ctx.beginPath();
      Shapes.trace(ctx, Store.kindOf(i), ...at(i), ((size(i) + 1) / scale) * (i === node ? 1.3 : 1));
      ctx.fillStyle = c[Store.kindOf(i)];
      ctx.fill();
      ctx.strokeStyle = i === node ? c.ink : c.paper;
      ctx.lineWidth = (i === node ? 2.5 : 1) / scale;
      ctx.stroke();
    }
  }

  /* --- the pointer ------------------------------------------------------------------------------- */

  function nodeAt(pointer) {
    const spot = network.DOMtoCanvas(pointer), scale = network.getScale();
    let best = -1, least = Infinity;
    for (const i of stage.members) {
      const [x, y] = at(i), distance = Math.hypot(x - spot.x, y - spot.y) * scale - size(i);
      if (distance < least && distance < 6) { least = distance; best = i; }
    }
    return best;
  }

  /* Edges of a large stage can be hit when they are selected or near enough to be told apart. */
  function edgeAt(pointer) {
    if (stage.live) { const e = network.getEdgeAt(pointer); return e === undefined ? -1 : e; }
    const spot = network.DOMtoCanvas(pointer), reach = 5 / network.getScale(), any = !near.size && network.getScale() > 0.35;
    let best = -1, least = reach;
    for (let e = 0; e < Store.edges; e++) {
      if (!Filters.edge[e] || !(any || isLit(e))) continue;
      const distance = toSegment(spot, at(Store.from[e]), at(Store.to[e]));
      if (distance < least) { least = distance; best = e; }
    }
    return best;
  }

  function toSegment(p, [ax, ay], [bx, by]) {
    const dx = bx - ax, dy = by - ay, square = dx * dx + dy * dy || 1;
    const t = Math.max(0, Math.min(1, ((p.x - ax) * dx + (p.y - ay) * dy) / square));
    return Math.hypot(p.x - ax - t * dx, p.y - ay - t * dy);
  }

  function click(pointer) {
    const i = nodeAt(pointer);
    if (i >= 0) { State.select(i); return; }
    const e = edgeAt(pointer);
    if (e >= 0) State.selectPair(Store.from[e], Store.to[e], e);
    else State.set({ node: -1, pair: null });
  }

  function hover(event) {
    const tip = Dom.at("tip"), box = holder.getBoundingClientRect(), pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
    const i = event.buttons ? -1 : nodeAt(pointer);
    holder.classList.toggle("pointing", i >= 0);
    tip.hidden = i < 0;
    if (i < 0) return;
    tip.textContent = `${Dom.short(Store.label[i], 60)} · ${Words.text(Store.kindOf(i))} · ${Words.text("ties", Store.degree[i])}`;
    tip.style.left = `${Math.min(pointer.x + 14, box.width - 200)}px`;
    tip.style.top = `${pointer.y + 16}px`;
  }

  /* --- the camera --------------------------------------------------------------------------------- */

  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const gently = () => (calm.matches ? false : { duration: 280, easingFunction: "easeInOutQuad" });

  function boxOf(members) {
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (const i of members) {
      const [x, y] = place.get(i) || at(i);
      left = Math.min(left, x); right = Math.max(right, x); top = Math.min(top, y); bottom = Math.max(bottom, y);
    }
    return { left, top, right, bottom };
  }

  function fitNow(animation, members = stage.members, largest = 1.6) {
    if (!members.length) return;
    const b = boxOf(members), { width, height } = size2d();
    const scale = Math.min(largest, (width - 90) / (b.right - b.left + 1), (height - 90) / (b.bottom - b.top + 1));
    network.moveTo({ position: { x: (b.left + b.right) / 2, y: (b.top + b.bottom) / 2 }, scale: Math.max(scale, 0.004), animation });
    if (!animation) settle(0);
  }

  stage.fit = () => { moved = false; anchor = -1; fitNow(gently()); };
  stage.zoom = (factor) => { network.moveTo({ scale: network.getScale() * factor, animation: gently() }); settle(320); };
  stage.pan = (dx, dy) => {
    const v = view();
    network.moveTo({ position: { x: v.x + (dx * 90) / v.scale, y: v.y + (dy * 90) / v.scale } });
    settle(120);
  };

  /* Brings a node and what it is tied to into sight, but never so far away that names cannot be read. */
  stage.reveal = (i) => {
    moved = true;
    anchor = i;
    const [x, y] = at(i), { width, height } = size2d();
    const reaches = [...near].map((j) => { const [a, b] = at(j); return Math.max(Math.abs(a - x), Math.abs(b - y)); }).sort((a, b) => a - b);
    const most = Math.max(160, reaches[Math.floor(reaches.length * 0.8)] || 0);
    const scale = Math.min(1.3, Math.max(stage.live ? 0.4 : 0.25, (Math.min(width, height) / 2 - 40) / most));
    network.moveTo({ position: { x, y }, scale, animation: gently() });
    if (calm.matches) settle(0);
  };

  stage.focus = focus;
  stage.canvas = () => holder.querySelector("canvas");
  stage.where = (i) => { const [x, y] = at(i), spot = network.canvasToDOM({ x, y }); return [spot.x, spot.y]; };
  stage.labels = () => chosen.map(({ text, box }) => ({ text, box }));
  stage.repaint = () => { Painter.stop(); fill(); settle(0); };
  return stage;
})();
