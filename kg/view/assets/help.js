/* Help: keys and gestures, in a window of its own. */
const Help = (() => {
  const { make, at } = Dom;
  const KEYS = ["/", "↑ ↓ ← →", "Enter", "2", "Esc", "H", "Ctrl+Z", "L", "+ −", "0", "?"];

  return {
    open() {
      const dialog = at("help");
      const cell = (...parts) => make("td", {}, ...parts);
      const rows = KEYS.map((key) => make("tr", {}, cell(make("kbd", {}, key)), cell(Words.text(`key ${key}`))));
      const close = Dom.button(Words.text("close"), () => dialog.close());
      const bar = make("div", { class: "bar" }, make("h2", {}, Words.text("help")), close);
      const texts = ["gestures", "about"].map((key) => make("p", {}, Words.text(key)));
      const table = make("table", {}, make("tbody", {}, ...rows));
      const body = make("div", { class: "body", tabindex: "0" }, table, ...texts);
      dialog.setAttribute("aria-label", Words.text("help"));
      dialog.replaceChildren(bar, body);
      dialog.showModal();
    },
  };
})();
