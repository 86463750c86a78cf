/* Histogram: how many dated relations there are in each year, month or day; a stretch of it is chosen with the pointer
   (a brush) or typed. */
const Histogram = (() => {
  const { make, svg } = Dom;
  const WIDTH = 180;
  const HEIGHT = 46;
  let cached = null;

  /* Bins of one length, so that there are not too many; what lies far off at either end goes into the outermost. */
  function bins() {
    if (cached) return cached;
    const dates = [];
    for (let e = 0; e < Store.edges; e++) if (Store.edgeStart(e)) dates.push(Store.edgeStart(e));
    dates.sort();
    if (!dates.length) return (cached = []);
    const edge = (share) => dates[Math.floor((dates.length - 1) * share)];
    const [first, last] = dates.length > 200 ? [edge(0.005), edge(0.995)] : [edge(0), edge(1)];
    const size = last.slice(0, 7) === first.slice(0, 7) ? 10 : last.slice(0, 4) - first.slice(0, 4) > 7 ? 4 : 7;
    cached = span(first, last, size).map((key) => ({ key, count: 0 }));
    const place = new Map(cached.map((bin, k) => [bin.key, k]));
    for (const date of dates) {
      const key = date.slice(0, size);
      const k = key < cached[0].key ? 0 : (place.get(key) ?? (key.length < size ? -1 : cached.length - 1));
      if (k >= 0) cached[k].count++;
    }
    return cached;
  }

  /* All keys of one length from the first date to the last. */
  function span(first, last, size) {
    const whole = (date) => (date + "-01-01").slice(0, 10);
    const day = new Date(whole(first) + "T00:00:00Z");
    const keys = [];
    for (let k = 0; k < 400; k++) {
      const key = day.toISOString().slice(0, size);
      if (key > whole(last).slice(0, size)) break;
      keys.push(key);
      if (size === 10) day.setUTCDate(day.getUTCDate() + 1);
      else if (size === 7) day.setUTCMonth(day.getUTCMonth() + 1, 1);
      else day.setUTCFullYear(day.getUTCFullYear() + 1);
    }
    return keys;
  }

  function chosen(all) {
    const { from, to } = Filters.now;
    const on = all.map((bin) => Facets.meets(bin.key, bin.key, from, to));
    return [on.indexOf(true), on.lastIndexOf(true)];
  }

  function chart(all) {
    const most = Math.sqrt(Math.max(...all.map((bin) => bin.count)));
    const wide = WIDTH / all.length;
    const [first, last] = chosen(all);
    const bars = all.map(({ key, count }, k) => {
      const high = count ? Math.max(2, (Math.sqrt(count) / most) * (HEIGHT - 2)) : 0;
      const on = k >= first && k <= last && first >= 0;
      const gap = wide > 3 ? 1 : 0;
      const box = { x: k * wide, y: HEIGHT - high, width: Math.max(0.5, wide - gap), height: high };
      return svg("rect", { ...box, class: on ? "on" : "off" }, svg("title", {}, `${key}: ${count}`));
    });
    const brush = svg("rect", { class: "brush", y: 0, height: HEIGHT, width: 0 });
    const box = { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "histogram", preserveAspectRatio: "none" };
    const picture = svg("svg", { ...box, "aria-hidden": "true" }, ...bars, brush);
    listen(picture, brush, all);
    return picture;
  }

  function listen(picture, brush, all) {
    let begun = -1;
    const at = (event) => {
      const box = picture.getBoundingClientRect();
      const k = Math.floor(((event.clientX - box.left) / box.width) * all.length);
      return Math.max(0, Math.min(all.length - 1, k));
    };
    const draw = (event) => {
      const [a, b] = [begun, at(event)].sort((x, y) => x - y);
      brush.setAttribute("x", (a / all.length) * WIDTH);
      brush.setAttribute("width", ((b - a + 1) / all.length) * WIDTH);
      return [a, b];
    };
    picture.addEventListener("pointerdown", (event) => {
      begun = at(event);
      picture.setPointerCapture(event.pointerId);
      draw(event);
      event.preventDefault();
    });
    picture.addEventListener("pointermove", (event) => begun >= 0 && draw(event));
    picture.addEventListener("pointercancel", () => {
      begun = -1;
    });
    picture.addEventListener("pointerup", (event) => {
      if (begun < 0) return;
      const [a, b] = draw(event);
      begun = -1;
      set(all[a].key, all[b].key);
    });
  }

  function set(from, to) {
    if (from !== Filters.now.from || to !== Filters.now.to) Filters.set({ from, to });
  }

  function field(name) {
    const input = make("input", { type: "text", inputmode: "numeric", maxlength: "10" });
    input.placeholder = Words.text("anyTime");
    input.setAttribute("aria-label", Words.text(name));
    input.value = Filters.now[name];
    input.addEventListener("change", () => {
      const wanted = input.value.trim();
      const good = wanted === "" || /^\d{4}(-\d\d){0,2}$/.test(wanted);
      input.setAttribute("aria-invalid", String(!good));
      if (good) Filters.set({ [name]: wanted });
    });
    return input;
  }

  return {
    bins,
    parts() {
      const all = bins();
      if (!all.length) return [];
      const fields = make("div", { class: "range" }, field("from"), "–", field("to"));
      return [make("div", { class: "time" }, chart(all), fields)];
    },
  };
})();
