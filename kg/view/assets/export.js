/* Export: the stage as a PNG file, with the title and the numbers under it. */
const Export = (() => {
  function picture() {
    const from = Scene.canvas(),
      density = from.width / from.clientWidth,
      foot = Math.round(34 * density);
    const canvas = document.createElement("canvas"),
      ctx = canvas.getContext("2d");
    canvas.width = from.width;
    canvas.height = from.height + foot;
    ctx.fillStyle = Shapes.colours.paper;
    ctx.fillRect(0, 0, canvas.width, canvas.height);
    ctx.drawImage(from, 0, 0);
    ctx.fillStyle = Shapes.colours.muted;
    ctx.textBaseline = "middle";
    ctx.font = `${12 * density}px ${Labels.FACE}`;
    ctx.fillText(
      `${Dom.short(document.title, 40)} · ${Dom.at("status").textContent}`,
      14 * density,
      from.height + foot / 2,
      canvas.width - 28 * density,
    );
    return canvas;
  }

  return {
    save: () =>
      picture().toBlob((blob) => {
        const address = URL.createObjectURL(blob);
        const link = Dom.make("a", { href: address, download: "graph.png" });
        link.click();
        setTimeout(() => URL.revokeObjectURL(address), 10000);
      }),
  };
})();
