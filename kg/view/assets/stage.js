/* Stage: which nodes are on it, where each stands, and what the selection lights up. Draws nothing. */
const Stage = (() => {
  /* So many nodes are given to vis-network one by one; more are painted as one picture. */
  const LIVE = 320;
  const stage = { network: null, holder: null, live: false, members: [], total: 0, near: new Set(), path: null };
  let rings = new Map();

  /* Takes up the filters, and the neighbourhood or the paths. */
  stage.gather = () => {
    const around = State.now.near;
    stage.path = State.now.path && Paths.find(...State.now.path);
    if (State.now.path) {
      stage.members = stage.path ? stage.path.members : State.now.path;
      stage.total = stage.path ? stage.path.total : 2;
      rings = Paths.place(stage.path || { columns: State.now.path.map((i) => [i]) });
    } else if (around) {
      const found = Rings.collect(around.node, around.hops);
      stage.members = found.members;
      stage.total = found.total;
      rings = Rings.place(found);
    } else {
      stage.members = Array.from(Store.rank).filter((i) => Filters.node[i]);
      stage.total = stage.members.length;
      rings = new Map();
    }
    stage.live = stage.members.length <= LIVE;
  };

  /* Takes up the selection: the nodes that it ties. */
  stage.light = () => {
    const { node, pair } = State.now;
    if (node < 0 && !pair && stage.path) stage.near = new Set(stage.path.way);
    else if (pair) stage.near = new Set(pair.slice(0, 2));
    else if (node < 0) stage.near = new Set();
    else stage.near = new Set([node, ...Filters.edgesAt(node).map((e) => Store.other(e, node))]);
  };

  stage.isLit = (e) => {
    const { node, pair } = State.now;
    const a = Store.from[e];
    const b = Store.to[e];
    if (pair) return (a === pair[0] && b === pair[1]) || (a === pair[1] && b === pair[0]);
    if (node < 0 && stage.path) return stage.near.has(a) && stage.near.has(b);
    return node >= 0 && (a === node || b === node);
  };

  /* Around its own node a neighbourhood is not dimmed: all of it was asked for. */
  stage.dimming = () => {
    const { node, near, pair } = State.now;
    if (stage.path && node < 0 && !pair) return false;
    return stage.near.size > 0 && !(near && node === near.node);
  };
  stage.isDimmed = (i) => stage.dimming() && !stage.near.has(i);

  /* Where a node was put: on its ring, or where the layout has it. */
  stage.home = (i) => rings.get(i) || [Store.x[i], Store.y[i]];

  /* Where it is now: a reader may have dragged it. */
  stage.at = (i) => {
    const drawn = stage.live && stage.network.body.nodes[i];
    return drawn ? [drawn.x, drawn.y] : stage.home(i);
  };

  /* Its radius on the screen. */
  stage.size = (i) => Shapes.radius(i) * Shapes.shrink(stage.network.getScale(), stage.live);

  stage.window = () => ({ width: stage.holder.clientWidth, height: stage.holder.clientHeight });

  /* The centre in graph units, the scale, and the size in pixels. */
  stage.view = () => ({ ...stage.network.getViewPosition(), scale: stage.network.getScale(), ...stage.window() });
  return stage;
})();
