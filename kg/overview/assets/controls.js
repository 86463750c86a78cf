/* Controls: choices whose values stand in the address. */
const Controls = (() => {
  const { make } = Dom;

  /* Buttons for the values of `name`, given as [value, word] pairs. */
  function choice(name, options, changed) {
    const one = ([value, key]) => {
      const pressed = { "aria-pressed": String(Route.get(name) === value) };
      return Dom.button(Words.text(key), () => changed({ [name]: value }), pressed);
    };
    return make("div", { class: "choice", role: "group" }, ...options.map(one));
  }

  /* A list of [value, text] pairs. */
  function select(id, label, options, chosen, changed) {
    const option = ([value, text]) => make("option", { value, ...(value === chosen ? { selected: "" } : {}) }, text);
    const properties = { id, "aria-label": label, onchange: (event) => changed(event.target.value) };
    return make("select", properties, ...options.map(option));
  }

  /* A field for words to look for; `changed` is called when the reader pauses. */
  function search(id, words, value, changed) {
    const label = `${Words.text("filter")}: ${words}`;
    const field = make("input", {
      id,
      type: "search",
      placeholder: words,
      "aria-label": label,
      maxlength: "80",
      value,
    });
    let waiting = 0;
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => changed(field.value.trim()), 200);
    });
    return field;
  }

  return { choice, select, search };
})();
