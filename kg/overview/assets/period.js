/* Period: the stretch of time that holds nearly all dates. A single date that was printed or read as 1950 or 2050 must
   not press the rest into one spot; what lies outside is counted beside the chart, and one button shows all. */
const Period = (() => {
  const { make } = Dom;
  const OUTSIDE = 0.03;
  const year = (day) => Number(day.slice(0, 4)) + Number(day.slice(5, 7) || 1) / 12;

  /* The first and last of ISO `days` to be drawn, and how many lie before and after. */
  function core(days) {
    const sorted = days.slice().sort();
    const whole = { first: sorted[0], last: sorted[sorted.length - 1], before: 0, after: 0, cut: false };
    if (sorted.length < 8) return whole;
    const skip = Math.max(1, Math.floor(sorted.length * OUTSIDE));
    const [first, last] = [sorted[skip], sorted[sorted.length - 1 - skip]];
    if (year(whole.last) - year(whole.first) < 4 * Math.max(0.75, year(last) - year(first))) return whole;
    if (Route.get("time") === "all") return { ...whole, cut: true };
    const before = sorted.findIndex((d) => d >= first);
    const after = sorted.filter((d) => d > last).length;
    return { first, last, before, after, cut: true };
  }

  /* Says what lies outside, with a button that gives `change` the new value; nothing where all is drawn anyway. */
  function control(period, change) {
    if (!period.cut) return "";
    const all = Route.get("time") === "all";
    const words = all
      ? ""
      : make("span", { class: "muted" }, Words.text("outside", period.first, period.last, period.before, period.after));
    const button = Dom.button(Words.text(all ? "mostTimes" : "allTimes"), () => change({ time: all ? "" : "all" }));
    return make("div", { class: "pager" }, words, button);
  }

  return { core, control };
})();
