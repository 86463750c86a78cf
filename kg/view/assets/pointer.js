/* Pointer: what lies under the mouse or the finger, and what a click on it does. */
const Pointer = (() => {
  const NEAR = 6; // pixels beyond the edge of a node

  function open() {
    const { network, holder } = Stage;
    network.on("click", (event) => {
      network.unselectAll();
      click(event.pointer.DOM);
    });
    network.on("doubleClick", (event) => {
      const i = nodeAt(event.pointer.DOM);
      if (i >= 0) State.around(i, 1);
    });
    holder.addEventListener("mousemove", hover);
    holder.addEventListener("mouseleave", () => {
      Dom.at("tip").hidden = true;
    });
  }

  function nodeAt(pointer) {
    const spot = Stage.network.DOMtoCanvas(pointer);
    const scale = Stage.network.getScale();
    let best = -1;
    let least = NEAR;
    for (const i of Stage.members) {
      const [x, y] = Stage.at(i);
      const distance = Math.hypot(x - spot.x, y - spot.y) * scale - Stage.size(i);
      if (distance < least) {
        least = distance;
        best = i;
      }
    }
    return best;
  }

  /* Edges of a large stage can be hit when they are selected, or near enough to be told apart. */
  function edgeAt(pointer) {
    if (Stage.live) {
      const e = Stage.network.getEdgeAt(pointer);
      return e === undefined ? -1 : e;
    }
    const spot = Stage.network.DOMtoCanvas(pointer);
    const scale = Stage.network.getScale();
    const any = !Stage.near.size && scale > 0.35;
    let best = -1;
    let least = 5 / scale;
    for (let e = 0; e < Store.edges; e++) {
      if (!Filters.edge[e] || !(any || Stage.isLit(e))) continue;
      const distance = toSegment(spot, Stage.at(Store.from[e]), Stage.at(Store.to[e]));
      if (distance < least) {
        least = distance;
        best = e;
      }
    }
    return best;
  }

  function toSegment(point, [ax, ay], [bx, by]) {
    const dx = bx - ax;
    const dy = by - ay;
    const along = ((point.x - ax) * dx + (point.y - ay) * dy) / (dx * dx + dy * dy || 1);
    const t = Math.max(0, Math.min(1, along));
    return Math.hypot(point.x - ax - t * dx, point.y - ay - t * dy);
  }

  function click(pointer) {
    const i = nodeAt(pointer);
    const e = i < 0 ? edgeAt(pointer) : -1;
    if (i >= 0) State.select(i);
    else if (e >= 0) State.selectPair(Store.from[e], Store.to[e], e);
    else State.set({ node: -1, pair: null });
  }

  function hover(event) {
    const tip = Dom.at("tip");
    const box = Stage.holder.getBoundingClientRect();
    const pointer = { x: event.clientX - box.left, y: event.clientY - box.top };
    const i = event.buttons ? -1 : nodeAt(pointer);
    Stage.holder.classList.toggle("pointing", i >= 0);
    tip.hidden = i < 0;
    if (i < 0) return;
    tip.textContent = [Dom.short(Store.label[i], 60), Facts.hint(i), Words.text("ties", Store.degree[i])]
      .filter(Boolean)
      .join(" · ");
    tip.style.left = `${Math.min(pointer.x + 14, box.width - 200)}px`;
    tip.style.top = `${pointer.y + 16}px`;
  }

  return { open };
})();
