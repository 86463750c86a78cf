/* Main: puts the parts together, and answers the keyboard. */
const Main = (() => {
  const { at, make } = Dom;
  const root = document.documentElement,
    night = matchMedia("(prefers-color-scheme: dark)");

  function words() {
    const dark = root.dataset.theme === "dark",
      tools = { fit: "fit", list: "list", png: "png", theme: dark ? "light" : "dark", language: "language" };
    for (const [name, key] of Object.entries(tools)) at(`tool-${name}`).textContent = Words.text(key);
    at("network").setAttribute("aria-label", Words.text("stage"));
    Searchbox.words();
    Legend.show();
    status();
  }

  function status() {
    at("status").textContent = Words.text("status", Filters.shownNodes, Store.nodes, Filters.shownEdges, Store.edges);
    const { near } = State.now,
      box = at("near");
    box.hidden = !near;
    if (!near) return;
    const cut = Stage.total > Stage.members.length ? Words.text("cut", Stage.total) : "";
    box.replaceChildren(
      make(
        "span",
        {},
        `${Words.text("nearBy", Dom.short(Store.label[near.node], 20), near.hops)} · ${Stage.members.length} ${cut}`,
      ),
      make("button", { type: "button", onclick: () => State.set({ near: null }) }, Words.text("whole")),
    );
  }

  function theme(name) {
    root.dataset.theme = name;
    Shapes.readColours();
  }

  function changed(now, before, how) {
    const moved = JSON.stringify(now.near) !== JSON.stringify(before.near);
    if (how.reveal && now.node >= 0) Filters.reveal(now.node);
    if (!moved && now.near && now.node >= 0 && !Stage.members.includes(now.node)) {
      State.set({ near: null }, { reveal: true });
      return;
    }
    if (moved) Scene.build();
    else Scene.focus();
    if (how.reveal && now.node >= 0 && !now.near) Camera.reveal(now.node);
    Panel.show(now);
    Route.show(now);
    status();
  }

  function filtered() {
    Scene.build(true);
    Legend.show();
    status();
  }

  function key(event) {
    if (event.target.matches("input, textarea") || event.ctrlKey || event.metaKey || event.altKey || at("listing").open)
      return;
    const move = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (event.key === "/") {
      event.preventDefault();
      at("query").focus();
    } else if (event.key === "Escape") escape();
    else if (move && event.target === at("network")) {
      event.preventDefault();
      Camera.pan(...move);
    } else if (event.key === "+" || event.key === "=") Camera.zoom(1.4);
    else if (event.key === "-") Camera.zoom(1 / 1.4);
    else if (event.key === "0") Camera.fit();
  }

  /* One step back: first the selection, then the neighbourhood. */
  function escape() {
    const { node, pair, near } = State.now;
    if (near && (node < 0 || node === near.node)) State.clear();
    else if (node >= 0 || pair) State.set({ node: -1, pair: null });
    else if (near) State.set({ near: null });
  }

  function listen() {
    at("tool-fit").addEventListener("click", () =>
      State.now.node >= 0 || State.now.pair || State.now.near ? (State.clear(), Camera.fit()) : Camera.fit(),
    );
    at("tool-list").addEventListener("click", Listing.open);
    at("tool-png").addEventListener("click", Export.save);
    at("tool-theme").addEventListener("click", () => {
      theme(root.dataset.theme === "dark" ? "light" : "dark");
      words();
      Scene.repaint();
    });
    at("tool-language").addEventListener("click", () => {
      Words.language = Words.language === "zh" ? "en" : "zh";
      words();
      Panel.show(State.now);
      Scene.repaint();
    });
    night.addEventListener("change", (event) => {
      theme(event.matches ? "dark" : "light");
      words();
      Scene.repaint();
    });
    addEventListener("keydown", key);
    State.listen(changed);
    Filters.listen(filtered);
    Searchbox.open();
  }

  async function open() {
    theme(night.matches ? "dark" : "light");
    await Store.open();
    if (innerWidth <= 760) at("legend").open = false;
    Scene.open(JSON.parse(at("data-options").textContent));
    Camera.open();
    Pointer.open();
    Filters.apply();
    Scene.build();
    listen();
    words();
    at("opening").remove();
    Route.open();
    const idle = window.requestIdleCallback || ((call) => setTimeout(call, 50));
    idle(() => {
      if (State.now.node < 0 && !State.now.pair) Panel.show(State.now);
    });
  }

  /* For tests: numbers and state, and the ways to change it. */
  window.kgView = Object.freeze({
    get ready() {
      return Scene.ready;
    },
    counts: () => ({
      nodes: Store.nodes,
      edges: Store.edges,
      shownNodes: Filters.shownNodes,
      shownEdges: Filters.shownEdges,
    }),
    select: (id) => {
      const i = Store.number.get(id);
      if (i !== undefined) State.select(i, { reveal: true });
      return i !== undefined;
    },
    find: (text) => Search.find(text).map((i) => Store.id[i]),
    selected: () => (State.now.node < 0 ? null : Store.id[State.now.node]),
    stage: () => ({ live: Stage.live, members: Stage.members.length, labels: Scene.labels() }),
    where(id) {
      const [x, y] = Stage.at(Store.number.get(id));
      const spot = Stage.network.canvasToDOM({ x, y });
      return [spot.x, spot.y];
    },
  });

  open().catch((error) => {
    const notice = at("opening");
    if (notice) notice.replaceChildren(make("p", {}, Words.text("failed", error.message)));
    throw error;
  });
})();
