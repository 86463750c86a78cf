/* Main: puts the parts together. */
const Main = (() => {
  const { at, make } = Dom;
  const root = document.documentElement,
    night = matchMedia("(prefers-color-scheme: dark)");

  function words() {
    for (const key of ["fit", "list", "png", "svg", "language", "report"])
      at(`tool-${key}`).textContent = Words.text(key);
    const theme = Words.text(root.dataset.theme === "dark" ? "light" : "dark");
    for (const [key, text] of [["theme", theme], ["help", Words.text("help")]]) {
      at(`tool-${key}`).title = text;
      at(`tool-${key}`).setAttribute("aria-label", text);
    }
    at("network").setAttribute("aria-label", Words.text("stage"));
    Searchbox.words();
    Legend.show();
    status();
  }

  function status() {
    at("status").textContent = Words.text("status", Filters.shownNodes, Store.nodes, Filters.shownEdges, Store.edges);
    const { near, path } = State.now;
    const box = at("near");
    box.hidden = !near && !path;
    if (box.hidden) return;
    const cut = Stage.total > Stage.members.length ? Words.text("cut", Stage.total) : "";
    const name = (i) => Dom.short(Store.label[i], 20);
    const what = near ? Words.text("nearBy", name(near.node), near.hops) : path.map(name).join(" ⇢ ");
    box.replaceChildren(
      make("span", {}, `${what} · ${Stage.members.length} ${cut}`),
      Dom.button(Words.text("whole"), State.whole),
    );
  }

  function theme(name) {
    root.dataset.theme = name;
    Shapes.readColours();
  }

  /* Paper is light. */
  let before = "";
  function printing(begins) {
    if (begins) before = root.dataset.theme;
    theme(begins ? "light" : before);
    Scene.recolour();
  }

  function changed(now, before, how) {
    const about = (state) => JSON.stringify([state.near, state.path]);
    const moved = about(now) !== about(before);
    if (how.reveal && now.node >= 0) Filters.reveal(now.node);
    if (!moved && (now.near || now.path) && now.node >= 0 && !Stage.members.includes(now.node)) {
      State.set({ near: null, path: null }, { reveal: true });
      return;
    }
    if (moved) Scene.build();
    else Scene.focus();
    if (how.reveal && now.node >= 0 && !now.near && !now.path) Camera.reveal(now.node);
    Panel.show(now);
    Route.show();
    status();
  }

  /* Whether another place or time was chosen since this was last asked. */
  let scope = "";
  function narrowed() {
    const { place, from, to } = Filters.now;
    const before = scope;
    scope = `${place} ${from} ${to}`;
    return before !== "" && before !== scope;
  }

  function filtered() {
    const { node, pair } = State.now;
    const gone = [node, ...(pair || [])].some((i) => i >= 0 && i < Store.nodes && !Filters.node[i]);
    Scene.build(true);
    if (narrowed() && !State.now.near && !State.now.path && node < 0) Camera.fit();
    Legend.show();
    if (gone && pair) State.set({ pair: null });
    else if (State.now.path) Panel.show(State.now);
    Route.show();
    status();
  }

  function listen() {
    at("tool-fit").addEventListener("click", () =>
      (State.clear(), Camera.fit()),
    );
    at("tool-list").addEventListener("click", Listing.open);
    at("tool-png").addEventListener("click", Export.png);
    at("tool-svg").addEventListener("click", Export.svg);
    at("tool-help").addEventListener("click", Help.open);
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
    addEventListener("beforeprint", () => printing(true));
    addEventListener("afterprint", () => printing(false));
    Keys.open();
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
    narrowed();
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
    shown: () => Array.from(Store.rank, (i) => (Filters.node[i] ? Store.id[i] : "")).filter(Boolean),
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
