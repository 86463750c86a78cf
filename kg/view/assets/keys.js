/* Keys: the whole page by keyboard. */
const Keys = (() => {
  const { at } = Dom;
  const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  /* From the selected node to the one tied to it that lies most nearly in that direction; else the view moves. */
  function arrow([dx, dy]) {
    const { node } = State.now;
    if (node < 0) {
      Camera.pan(dx, dy);
      return;
    }
    const [x, y] = Stage.at(node);
    let best = -1;
    let least = Infinity;
    for (const j of new Set(Filters.edgesAt(node).map((e) => Store.other(e, node)))) {
      if ((State.now.near || State.now.path) && !Stage.members.includes(j)) continue;
      const [a, b] = [Stage.at(j)[0] - x, Stage.at(j)[1] - y];
      const along = a * dx + b * dy;
      const aside = Math.abs(a * dy) + Math.abs(b * dx);
      if (j === node || along <= 0 || aside > along * 1.8) continue;
      if (along + aside * 2 < least) [least, best] = [along + aside * 2, j];
    }
    if (best >= 0) State.select(best, { reveal: true });
  }

  /* What is selected is shown with its surroundings; where nothing is, the best tied node in view is selected. */
  function enter() {
    const { node } = State.now;
    if (node >= 0) {
      State.around(node, 1);
      return;
    }
    const view = Stage.view();
    const seen = (i) => {
      const [x, y] = Stage.at(i);
      return Math.abs(x - view.x) * view.scale * 2 < view.width && Math.abs(y - view.y) * view.scale * 2 < view.height;
    };
    const first = Stage.members.filter(seen).sort((a, b) => Store.degree[b] - Store.degree[a])[0];
    if (first !== undefined) State.select(first, { reveal: true });
  }

  /* One step back: first the selection, then the neighbourhood. */
  function escape() {
    const { node, pair, near, path } = State.now;
    if (near && (node < 0 || node === near.node)) State.clear();
    else if (node >= 0 || pair) State.set({ node: -1, pair: null });
    else if (near || path) State.whole();
  }

  const plain = new Map([
    ["/", () => at("query").focus()],
    ["?", () => Help.open()],
    ["？", () => Help.open()],
    ["Escape", escape],
    ["+", () => Camera.zoom(1.4)],
    ["=", () => Camera.zoom(1.4)],
    ["-", () => Camera.zoom(1 / 1.4)],
    ["0", () => Camera.fit()],
    ["2", () => State.now.node >= 0 && State.around(State.now.node, 2)],
    ["h", () => State.now.node >= 0 && Panel.hide(State.now.node)],
    ["l", () => Listing.open()],
  ]);

  function press(event) {
    if (document.querySelector("dialog[open]") || event.target.matches("input, textarea, select")) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z" && !event.shiftKey) {
      event.preventDefault();
      Filters.undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const stage = event.target === at("network") || event.target === document.body;
    const move = ARROWS[event.key];
    const call = plain.get(event.key.length === 1 ? event.key.toLowerCase() : event.key);
    if (move && stage) arrow(move);
    else if (event.key === "Enter" && stage) enter();
    else if (call) call();
    else return;
    event.preventDefault();
  }

  return { open: () => addEventListener("keydown", press) };
})();
