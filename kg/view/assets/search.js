/* Search: names by characters, other names, pinyin and initials; the closest match first, then the best tied. */
const Search = (() => {
  let index = null;
  const plain = (text) => text.toLowerCase().replace(/[\s'·・•]+/g, "");

  function build() {
    index = Store.label.map((label, i) => ({
      name: plain(label),
      also: Store.alsoOf(i).map(plain),
      readings: Store.pinyin[i]
        ? Store.pinyin[i].split("|").map((r) => {
            const syllables = r.split(" ");
            return { full: syllables.join(""), initials: syllables.map((s) => s[0]).join(""), syllables };
          })
        : [],
    }));
  }

  /* Lower is closer; -1 is no match. */
  function distance(entry, wanted, latin) {
    if (entry.name === wanted) return 0;
    if (entry.also.includes(wanted)) return 1;
    if (entry.name.startsWith(wanted)) return 2;
    if (latin) {
      for (const r of entry.readings) if (r.full === wanted || r.initials === wanted) return 3;
      for (const r of entry.readings) if (r.full.startsWith(wanted)) return 4;
      for (const r of entry.readings) if (r.initials.startsWith(wanted)) return 5;
    }
    if (entry.name.includes(wanted)) return 6;
    if (entry.also.some((a) => a.includes(wanted))) return 7;
    if (latin && wanted.length > 1) {
      for (const r of entry.readings) if (fromSyllable(r, wanted)) return 8;
      for (const r of entry.readings) if (r.initials.includes(wanted)) return 9;
    }
    return -1;
  }

  /* Pinyin from the start of any syllable, so that "an" does not find every "yuan". */
  function fromSyllable(reading, wanted) {
    let at = 0;
    for (const syllable of reading.syllables) {
      if (reading.full.startsWith(wanted, at)) return true;
      at += syllable.length;
    }
    return false;
  }

  return {
    find(text, most = 12) {
      const wanted = plain(text);
      if (!wanted) return [];
      if (!index) build();
      const latin = /^[a-z0-9]+$/.test(wanted),
        found = [];
      index.forEach((entry, i) => {
        const d = distance(entry, wanted, latin);
        if (d >= 0) found.push([d, i]);
      });
      found.sort((a, b) => a[0] - b[0] || Store.degree[b[1]] - Store.degree[a[1]] || a[1] - b[1]);
      return found.slice(0, most).map((f) => f[1]);
    },
  };
})();
