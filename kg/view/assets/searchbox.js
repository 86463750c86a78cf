/* Searchbox: the field at the top of the page. */
const Searchbox = (() => {
  const { at } = Dom;
  const choose = (node) => State.set({ node, pair: null, near: null, path: null }, { reveal: true });
  return {
    open: () => Suggest(at("query"), { find: (text) => Search.find(text), choose, list: at("suggestions") }),
    words() {
      at("query").placeholder = Words.text("search");
      at("query").setAttribute("aria-label", Words.text("search"));
    },
  };
})();
