/* Styles: how vis-network shall draw the nodes and edges of a small stage. Sizes are divided by the scale, so that
   they stay the same on the screen. */
const Styles = (() => {
  /* Up to so many nodes around a selection, its edges carry their names. */
  const NAMED = 14;
  const FEW = 22;

  function node(i, scale, known) {
    const kind = Store.kindOf(i);
    const colours = Shapes.colours;
    const picked = i === State.now.node;
    const colour = { background: colours[kind], border: picked ? colours.ink : colours.paper };
    const style = {
      id: i,
      shape: Shapes.visNames[kind],
      size: (Stage.size(i) / scale) * (picked ? 1.25 : 1),
      color: { ...colour, highlight: colour, hover: { background: colours[kind], border: colours.ink } },
      borderWidth: picked ? 2.5 : 1, // vis-network divides by the scale itself
      opacity: Stage.isDimmed(i) ? 0.22 : 1,
      label: " ", // names are drawn by Labels
      font: { size: 1 },
      chosen: false,
    };
    if (!known) [style.x, style.y] = Stage.home(i);
    return style;
  }

  /* Parallel edges bend apart, so that each can be clicked. */
  function edges(lines, scale) {
    const seen = new Map();
    return lines.map((e) => {
      const ends = [Store.from[e], Store.to[e]];
      const key = Math.min(...ends) + " " + Math.max(...ends);
      const count = seen.get(key) || 0;
      seen.set(key, count + 1);
      const side = (count % 2 ? 1 : -1) * (ends[0] < ends[1] ? 1 : -1);
      return edge(e, scale, Math.ceil(count / 2) * 0.16 * side);
    });
  }

  function edge(e, scale, bend) {
    const colours = Shapes.colours;
    const lit = Stage.isLit(e);
    const faint = Stage.dimming() && !lit;
    const around = State.now.near && Stage.members.length <= FEW && !faint;
    return {
      id: e,
      from: Store.from[e],
      to: Store.to[e],
      width: (lit ? 1.6 : 1) / scale,
      hoverWidth: 0.6 / scale,
      color: {
        color: lit ? colours.ink : colours.edge,
        hover: colours.accent,
        opacity: faint ? 0.12 : lit ? 0.75 : 0.55,
      },
      smooth: bend ? { enabled: true, type: bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(bend) } : false,
      arrows: { to: { enabled: !faint, scaleFactor: 0.34 / Math.max(scale, 0.5) } },
      chosen: false,
      label: around || (lit && Stage.near.size <= NAMED) ? Facts.edgeName(e) : undefined,
      font: {
        face: Labels.FACE,
        size: 11 / scale,
        color: colours.muted,
        strokeWidth: 3 / scale,
        strokeColor: colours.paper,
        align: "middle",
      },
    };
  }
  return { node, edges };
})();
