/* Scene: draws the stage. vis-network holds the view and, on a small stage, the nodes and edges themselves; under a
   large one lies the painter's picture, and the selection is drawn on top. */
const Scene = (() => {
  const MOST_LINES = 500;
  const nodes = new vis.DataSet();
  const edges = new vis.DataSet();
  const scene = { ready: false };
  let network = null;
  let labels = [];
  let timer = 0;

  scene.open = (options) => {
    Stage.holder = Dom.at("network");
    if (Stage.holder.clientHeight > 1.3 * Stage.holder.clientWidth) Store.turn();
    network = Stage.network = new vis.Network(Stage.holder, { nodes, edges }, options);
    network.on("beforeDrawing", (ctx) => {
      if (!Stage.live) Painter.draw(ctx, Stage.near.size ? 0.25 : 1);
    });
    network.on("afterDrawing", over);
    network.on("animationFinished", () => scene.settle(0));
  };

  /* Everything anew: after a filter, or when the neighbourhood changes. */
  scene.build = (keepView) => {
    Stage.gather();
    Painter.stop();
    if (!keepView) {
      nodes.clear(); // dragged nodes go home
      Camera.fit(false);
    }
    scene.focus();
  };

  /* The selection changed. */
  scene.focus = () => {
    Stage.light();
    fill();
    scene.settle(0);
  };

  /* Colours or words changed. */
  scene.repaint = () => {
    Painter.stop();
    fill();
    scene.settle(0);
  };

  /* The same at once, for paper, as far as it is not painted beforehand. */
  scene.recolour = () => {
    fill();
    network.redraw();
  };

  /* Gives vis-network the nodes and edges of a small stage; of a large one none. */
  function fill() {
    edges.clear();
    if (!Stage.live) {
      nodes.clear();
      return;
    }
    const keep = new Set(Stage.members);
    nodes.remove(nodes.getIds().filter((i) => !keep.has(i)));
    restyle();
  }

  function restyle() {
    const scale = network.getScale();
    nodes.update(Stage.members.map((i) => Styles.node(i, scale, nodes.get(i))));
    edges.update(Styles.edges(Rings.edgesWithin(Stage.members), scale));
  }

  /* After a movement has ended: the picture, the sizes and the names for the new view. */
  scene.settle = (delay) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (Camera.dragging) return;
      if (Stage.live) {
        restyle();
        finished();
      } else {
        Painter.start(Stage.view(), () => network.redraw(), finished);
      }
      scene.name();
      network.redraw();
    }, delay);
  };

  function finished() {
    scene.ready = true;
    network.redraw();
  }

  /* Chooses the names to show: those of the selection first, then of the islands, then by ties. */
  scene.name = () => {
    const view = Stage.view();
    const far = !Stage.live && view.scale < 0.4 && Store.nodes > 400;
    const wanted = Stage.near.size ? nearNames() : far ? islandNames(view) : [];
    const first = wanted.length;
    // the hubs have no room around them, and must be named all the same
    const hubs = Stage.near.size || State.now.near ? 0 : Math.min(10, Math.ceil(Stage.members.length / 30));
    Stage.members.forEach((i, k) => {
      const hub = k < hubs && Store.degree[i] > 4;
      wanted.push({ i, text: Dom.short(Store.label[i], 14), size: hub ? 13 : 12, bold: hub, over: hub });
    });
    let most = 140;
    if (Stage.near.size) most = far ? Math.min(first, 60) : first + 25;
    else if (far) most = Math.min(first, 70) + (Store.nodes > 3000 ? 30 : 70);
    const place = onScreen(view);
    const obstacles = seen(place, view);
    labels = Labels.choose(wanted, place, { ...view, most, obstacles });
  };

  /* The nodes in view, unless they are so many that no name would find room between them. */
  function seen(place, { width, height }) {
    const found = [];
    for (const i of Stage.members) {
      const [x, y] = place(i);
      if (x > 0 && y > 0 && x < width && y < height) found.push(i);
      if (found.length > 640) return [];
    }
    return found;
  }

  const onScreen = (view) => (i) => {
    const [x, y] = Stage.at(i);
    return [(x - view.x) * view.scale + view.width / 2, (y - view.y) * view.scale + view.height / 2, Stage.size(i)];
  };

  function nearNames() {
    const chosen = State.now.node;
    return [...Stage.near].map((i) => {
      const picked = i === chosen;
      return {
        i,
        text: Dom.short(Store.label[i], picked ? 26 : 16),
        size: picked ? 14 : 12,
        bold: picked,
        forced: picked,
      };
    });
  }

  /* An island has its name in the middle, a wide one at its upper end; what fills the screen needs none. */
  function islandNames(view) {
    const names = [];
    for (const [i, , x, y, radius] of Store.islands) {
      const wide = radius * view.scale;
      if (wide < 15 || wide > 260 || !Filters.node[i]) continue;
      const home = [x, y - (wide > 60 ? radius * 0.8 : 0)];
      const spot = [(x - view.x) * view.scale + view.width / 2, (home[1] - view.y) * view.scale + view.height / 2, 0];
      names.push({ i, text: Dom.short(Store.label[i], 12), size: wide > 45 ? 15 : 13, bold: true, home, spot });
    }
    return names;
  }

  function over(ctx) {
    const scale = network.getScale();
    ctx.save();
    if (!Stage.live && Stage.near.size) highlight(ctx, scale);
    Labels.draw(ctx, labels, Stage.at, scale, Shapes.colours, Stage.isDimmed);
    ctx.restore();
  }

  /* The selection of a large stage, drawn over its dimmed picture. */
  function highlight(ctx, scale) {
    const { node, pair } = State.now;
    const colours = Shapes.colours;
    const lines = Filters.edgesAt(pair ? pair[0] : Math.max(0, node))
      .filter(Stage.isLit)
      .slice(0, MOST_LINES);
    ctx.strokeStyle = colours.ink;
    ctx.lineWidth = 1.1 / scale;
    ctx.globalAlpha = lines.length > 60 ? 0.3 : 0.6;
    ctx.beginPath();
    for (const e of lines) {
      ctx.moveTo(...Stage.at(Store.from[e]));
      ctx.lineTo(...Stage.at(Store.to[e]));
    }
    ctx.stroke();
    ctx.globalAlpha = 1;
    for (const i of Stage.near) {
      const picked = i === node;
      ctx.beginPath();
      Shapes.trace(ctx, Store.kindOf(i), ...Stage.at(i), ((Stage.size(i) + 1) / scale) * (picked ? 1.3 : 1));
      ctx.fillStyle = colours[Store.kindOf(i)];
      ctx.fill();
      ctx.strokeStyle = picked ? colours.ink : colours.paper;
      ctx.lineWidth = (picked ? 2.5 : 1) / scale;
      ctx.stroke();
    }
  }

  scene.canvas = () => Stage.holder.querySelector("canvas");
  scene.chosen = () => labels;
  scene.labels = () => labels.map(({ text, box }) => ({ text, box }));
  return scene;
})();
