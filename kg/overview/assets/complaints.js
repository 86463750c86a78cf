/* Complaints: one inspection, batch by batch. */
const Complaints = (() => {
  const { make } = Dom;
  const { now } = Inspection;

  const PARTS = {
    running: () => Running.figure(),
    regions: () =>
      Regions.figure((values) => {
        Route.set(values);
        redo("regions");
      }),
    types: () => Stacks.types(),
    channels: () => Stacks.channels(),
    share: () => Share.figure(),
    figures: () => Figures.figure(),
  };

  /* Some parts again, each in its place. */
  function redo(...names) {
    for (const name of names) Charts.replace(Dom.at(`part-${name}`), PARTS[name]());
  }

  /* Pages through the batches, where they do not fit side by side. */
  function pager() {
    return Table.pager({
      count: now.slots.length,
      size: now.size,
      from: now.from,
      words: (first, last) => Words.text("window", now.slots[first - 1].number, now.slots[last - 1].number, now.last),
      go(to) {
        Route.set({ from: to });
        Inspection.aim(Dom.at("complaints").clientWidth);
        Dom.at("window").replaceChildren(pager());
        redo("regions", "types", "channels", "share");
      },
      earlier: "earlier",
      later: "later",
    });
  }

  function chooser(inspections, chosen, again) {
    const options = inspections.map((i, n) => [String(n), Inspection.title(i)]);
    const change = (inspection) => {
      Route.set({ inspection, from: "", rows: "" });
      again();
    };
    const label = Words.text("inspection");
    const select = Controls.select("inspection", label, options, String(chosen), change);
    return make("div", { class: "controls" }, make("label", { for: "inspection" }, label), select);
  }

  function facts() {
    const gaps = now.missing.length
      ? Words.text("missingBatches", Cube.runs(now.missing))
      : Words.text(now.near ? "noMissing" : "farNumbers");
    const seen = Words.text("seenBatches", now.inspection.batches.length, now.last);
    return make("p", { class: "facts" }, Words.sentences(seen, gaps), ...odd());
  }

  /* How many findings speak of these batches, as a way to them. */
  function odd() {
    const mine = new Set(now.inspection.batches.map((b) => Data.complaints.batch.node[b]));
    const count = Data.findings.things.filter((things) => things.some(([node]) => mine.has(node))).length;
    if (!count) return [];
    const go = () => Dom.at("findings").scrollIntoView();
    return [" ", Dom.button(Words.text("oddBatches", count), go, { class: "link odd" })];
  }

  function show(section) {
    const { inspections } = Data.complaints;
    const heading = make("h2", {}, Words.text("complaints"));
    if (!inspections.length) {
      section.replaceChildren(heading, make("p", { class: "empty" }, Words.text("noComplaints")));
      return;
    }
    const chosen = Math.max(0, Math.min(Route.number("inspection", 0), inspections.length - 1));
    Inspection.choose(inspections[chosen], section.clientWidth);
    const again = () => {
      Charts.forget(section);
      show(section);
    };
    const part = (name) => make("div", { id: `part-${name}`, class: `part ${name}` });
    section.replaceChildren(
      heading,
      chooser(inspections, chosen, again),
      facts(),
      part("running"),
      make("div", { id: "window" }, pager()),
      part("regions"),
      make("div", { class: now.slots.length > 16 ? "pair" : "trio" }, part("types"), part("channels"), part("share")),
      part("figures"),
    );
    redo(...Object.keys(PARTS));
  }

  return { show };
})();
