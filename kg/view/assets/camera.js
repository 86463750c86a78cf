/* Camera: what part of the stage is in view. A view that nobody has moved goes on showing what it was brought to. */
const Camera = (() => {
  const camera = { dragging: false };
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const gently = () => (calm.matches ? false : { duration: 280, easingFunction: "easeInOutQuad" });
  let moved = false; // by hand
  let named = 0; // when names were last chosen in a movement
  let anchor = -1; // the node that was brought into sight

  camera.open = () => {
    const { network } = Stage;
    network.on("dragStart", () => {
      camera.dragging = moved = true;
      anchor = -1;
    });
    network.on("dragEnd", () => {
      camera.dragging = false;
      network.unselectAll();
      Scene.settle(0);
    });
    network.on("zoom", () => {
      moved = true;
      anchor = -1;
      if (performance.now() - named > 200) {
        Scene.name();
        named = performance.now();
      }
      Scene.settle(120);
    });
    network.on("resize", () => {
      if (anchor >= 0) camera.reveal(anchor);
      else if (moved) Scene.settle(80);
      else camera.fit(false);
    });
  };

  /* Everything on the stage, as large as it goes. */
  camera.fit = (glide = true) => {
    moved = false;
    anchor = -1;
    if (!Stage.members.length) return;
    const { width, height } = Stage.window();
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    for (const i of Stage.members) {
      const [x, y] = glide ? Stage.at(i) : Stage.home(i);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    const edge = Math.min(90, width * 0.14);
    const scale = Math.min(1.6, (width - edge) / (right - left + 1), (height - edge) / (bottom - top + 1));
    const position = { x: (left + right) / 2, y: (top + bottom) / 2 };
    const animation = glide && gently();
    Stage.network.moveTo({ position, scale: Math.max(scale, 0.004), animation });
    if (!animation) Scene.settle(0);
  };

  camera.zoom = (factor) => {
    moved = true;
    const animation = gently();
    Stage.network.moveTo({ scale: Stage.network.getScale() * factor, animation });
    if (!animation) Scene.settle(0);
  };

  camera.pan = (dx, dy) => {
    moved = true;
    const { x, y, scale } = Stage.view();
    Stage.network.moveTo({ position: { x: x + (dx * 90) / scale, y: y + (dy * 90) / scale } });
    Scene.settle(120);
  };

  /* A node with most of what it is tied to, but never so far away that names cannot be read. */
  camera.reveal = (i) => {
    moved = true;
    anchor = i;
    const [x, y] = Stage.at(i);
    const { width, height } = Stage.window();
    const reaches = [...Stage.near].map((j) => {
      const [a, b] = Stage.at(j);
      return Math.max(Math.abs(a - x), Math.abs(b - y));
    });
    reaches.sort((a, b) => a - b);
    const reach = Math.max(160, reaches[Math.floor(reaches.length * 0.8)] || 0);
    const least = Stage.live ? 0.4 : 0.25;
    const scale = Math.min(1.3, Math.max(least, (Math.min(width, height) / 2 - 40) / reach));
    const animation = gently();
    Stage.network.moveTo({ position: { x, y }, scale, animation });
    if (!animation) Scene.settle(0);
  };
  return camera;
})();
