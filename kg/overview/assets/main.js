/* Main: puts the sections together; language and theme are in the address. */
const Main = (() => {
  const { at, make } = Dom;
  const root = document.documentElement;
  const night = matchMedia("(prefers-color-scheme: dark)");
  const SECTIONS = { glance: Glance, complaints: Complaints, meetings: Meetings, posts: Posts, findings: Findings };

  const theme = () =>
    Route.get("theme") === "dark" || (Route.get("theme") !== "light" && night.matches) ? "dark" : "light";

  function frame() {
    Words.language = Route.get("lang", "zh");
    root.dataset.theme = theme();
    document.title = Words.text("title");
    document.querySelector("h1").textContent = Words.text("title");
    at("skip").textContent = Words.text("skip");
    at("tool-graph").textContent = Words.text("graph");
    at("tool-language").textContent = Words.text("language");
    at("tool-theme").textContent = Words.text(theme() === "dark" ? "light" : "dark");
    at("sections").replaceChildren(
      ...Object.keys(SECTIONS).map((name) => Dom.button(Words.text(name), () => at(name).scrollIntoView())),
    );
    at("sections").setAttribute("aria-label", Words.text("title"));
    document.querySelector("footer").textContent = Words.text("footer");
  }

  function show() {
    frame();
    for (const [name, part] of Object.entries(SECTIONS)) {
      Charts.forget(at(name));
      part.show(at(name));
    }
  }

  function recolour() {
    frame();
    return Charts.redraw();
  }

  function listen() {
    at("tool-theme").addEventListener("click", () => {
      Route.set({ theme: theme() === "dark" ? "light" : "dark" });
      recolour();
    });
    at("tool-language").addEventListener("click", () => {
      Route.set({ lang: Words.language === "zh" ? "en" : "" });
      show();
    });
    at("skip").addEventListener("click", (event) => {
      event.preventDefault();
      at("main").focus();
      at("main").scrollIntoView();
    });
    night.addEventListener("change", recolour);
    Sheet.listen();
  }

  let ready = false;
  async function open() {
    await Data.open();
    Route.open(show);
    listen();
    show();
    at("opening").remove();
    ready = true;
  }

  /* For tests. */
  window.kgOverview = Object.freeze({
    get ready() {
      return ready;
    },
    waiting: Charts.waiting,
  });

  open().catch((error) => {
    const notice = at("opening");
    if (notice) notice.replaceChildren(make("p", {}, Words.text("failed", error.message)));
    throw error;
  });
})();
