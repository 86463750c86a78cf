/* Help: keys and gestures, in a window of its own. */
const Help = (() => {
  const { make, at } = Dom;
  const KEYS = ["/", "↑ ↓ ← →", "Enter", "2", "Esc", "H", "Ctrl+Z", "L", "+ −", "0", "?"];

  return {
    open() {
      const dialog = at("help");
      const rows = KEYS.map((key) => make("tr", {}, make("td", {}, make("kbd", {}, key)), make("td", {}, Words.text(`key ${key}`))));
      const bar = make("div", { class: "bar" }, make("h2", {}, Words.text("help")), Dom.button(Words.text("close"), () => dialog.close()));
      const table = make("table", {}, make("tbody", {}, ...rows));
      const body = make("div", { class: "body", tabindex: "0" }, table, make("p", {}, Words.text("gestures")), make("p", {}, Words.text("about")));
      dialog.setAttribute("aria-label", Words.text("help"));
      dialog.replaceChildren(bar, body);
      dialog.showModal();
    },
  };
})();
