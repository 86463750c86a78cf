/* Cube: the complaint figures, looked up by their dimensions, and the batches of an inspection in slots, missing ones
   included. */
const Cube = (() => {
  let index = null;
  const key = (...dimensions) => dimensions.join(" ");

  function build() {
    const c = Data.complaints.cell;
    index = new Map();
    c.batch.forEach((batch, n) => {
      const name = key(batch, c.cumulative[n], c.area[n], c.type[n], c.channel[n], c.priority[n]);
      if (index.has(name)) index.get(name).push(n);
      else index.set(name, [n]);
    });
  }

  const all = () => Data.complaints.channels.indexOf("AllChannels");

  /* The cells of a place in the cube, usually one; several where sources differ. */
  function cells(batch, { cumulative = 0, area = null, type = -1, channel = all(), priority = 0 } = {}) {
    if (!index) build();
    const where = area === null ? Data.complaints.batch.recipient[batch] : area;
    return index.get(key(batch, cumulative, where, type, channel, priority)) || [];
  }

  /* Its figure, the first where sources differ, or null. */
  function figure(batch, dimensions) {
    const found = cells(batch, dimensions);
    return found.length ? Data.complaints.cell.count[found[0]] : null;
  }

  /* One slot for each batch number from 1 to the last: its batch, or -1 for one that is missing. Numbers that lie so
     far apart that the gaps would drown the rest get no slots of their own. */
  function slots(inspection) {
    const numbers = Data.complaints.batch.number;
    const last = Math.max(...inspection.batches.map((b) => numbers[b]));
    const near = last <= 3 * inspection.batches.length + 40;
    const found = [];
    const missing = [];
    let next = 1;
    for (const batch of inspection.batches) {
      for (; next < numbers[batch] && near; next++) {
        missing.push(next);
        found.push({ number: next, batch: -1 });
      }
      found.push({ number: numbers[batch], batch });
      next = numbers[batch] + 1;
    }
    return { slots: found, missing, last, near };
  }

  /* 1, 2, 5, 6, 7 as 1–2、5–7. */
  function runs(numbers) {
    const found = [];
    for (const n of numbers) {
      const run = found[found.length - 1];
      if (run && run[1] === n - 1) run[1] = n;
      else found.push([n, n]);
    }
    return Words.list(found.map(([a, b]) => (a === b ? String(a) : `${a}–${b}`)));
  }

  /* The values of one dimension among the inspection's cells that pass `test`, those with most cases first. */
  function values(inspection, dimension, test) {
    const c = Data.complaints.cell;
    const mine = new Set(inspection.batches);
    const sums = new Map();
    c.batch.forEach((batch, n) => {
      if (!mine.has(batch) || !test(n, c.area[n] === Data.complaints.batch.recipient[batch])) return;
      sums.set(c[dimension][n], (sums.get(c[dimension][n]) || 0) + c.count[n]);
    });
    return [...sums].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([value]) => value);
  }

  function areas(inspection) {
    const { type, channel } = Data.complaints.cell;
    return values(inspection, "area", (n, whole) => !whole && type[n] < 0 && channel[n] === all());
  }

  /* Of what the whole area's cases of single batches are told by. */
  function types(inspection) {
    const { type, cumulative, priority } = Data.complaints.cell;
    return values(inspection, "type", (n, whole) => whole && type[n] >= 0 && !cumulative[n] && !priority[n]);
  }

  function channels(inspection) {
    const { channel, cumulative, priority } = Data.complaints.cell;
    return values(inspection, "channel", (n, whole) => whole && channel[n] !== all() && !cumulative[n] && !priority[n]);
  }

  return { cells, figure, slots, runs, areas, types, channels };
})();
