/* Gatherings: the meetings as records, and the sheets that tell of them. */
const Gatherings = (() => {
  const { make } = Dom;
  let records = null;

  /* The meetings as records, each with its parts. */
  function all() {
    if (records) return records;
    const m = Data.meetings;
    const found = m.key.map((key, n) => ({
      n,
      node: `event/${key}`,
      name: m.name[n],
      start: m.start[n] || "",
      end: m.end[n] || "",
      told: m.told[n] || "",
      places: m.places[n],
      cited: m.cited[n],
      parts: [],
      agenda: [],
    }));
    m.part.meeting.forEach((meeting, p) => {
      found[meeting].parts.push({
        role: m.roles[m.part.role[p]],
        agent: m.part.agent[p],
        person: !!m.part.person[p],
        printed: m.part.printed[p] || "",
        cited: m.part.cited[p],
      });
    });
    m.item.meeting.forEach((meeting, i) => found[meeting].agenda.push([m.item.treatment[i], m.item.label[i]]));
    for (const meeting of found) {
      meeting.holders = agents(meeting, "heldBy", "organizedBy");
      meeting.chairs = agents(meeting, "chairedBy");
      meeting.people = meeting.parts.filter((p) => p.person);
      meeting.text = [meeting.name, ...meeting.parts.map((p) => Data.label(p.agent))].join("\n").toLowerCase();
    }
    return (records = found);
  }

  /* The things in the first of these roles that anybody has. */
  function agents(meeting, ...roles) {
    for (const role of roles) {
      const found = meeting.parts.filter((p) => p.role === role).map((p) => p.agent);
      if (found.length) return [...new Set(found)];
    }
    return [];
  }

  const names = (things) => Words.list(things.map(Data.label));
  const when = (meeting) =>
    meeting.start && meeting.end
      ? Words.text("period", meeting.start, meeting.end)
      : meeting.start || meeting.told || meeting.end;

  function open(meeting) {
    const roles = new Map();
    for (const part of meeting.parts) {
      if (!roles.has(part.role)) roles.set(part.role, []);
      roles.get(part.role).push(part);
    }
    const person = (part, n) => [
      n ? Words.list(["", ""]) : "",
      Sheet.graphLink(Data.node(part.agent), Data.label(part.agent)),
      part.printed ? make("small", {}, `（${part.printed}）`) : "",
    ];
    const lines = [...roles].map(([role, parts]) =>
      make("p", {}, make("b", {}, `${Words.text(role)} `), ...parts.flatMap(person)),
    );
    const agenda = meeting.agenda.map(([treatment, label]) => make("li", {}, `${Words.text(treatment)} ${label}`));
    const groups = [...roles].map(([role, parts]) => [Words.text(role), [...new Set(parts.flatMap((p) => p.cited))]]);
    Sheet.open({
      title: meeting.name,
      lines: [
        Dom.muted(
          [when(meeting) || Words.text("undated"), meeting.places.length && names(meeting.places)]
            .filter(Boolean)
            .join(" · "),
        ),
        ...lines,
        agenda.length ? make("div", {}, make("b", {}, Words.text("agenda")), make("ul", {}, ...agenda)) : "",
      ],
      groups: [["", meeting.cited], ...groups.filter(([, cited]) => cited.some((p) => !meeting.cited.includes(p)))],
      names: [meeting.name, ...meeting.parts.map((p) => Data.label(p.agent))],
      node: meeting.node,
    });
  }

  /* What one person did at one meeting. */
  function openPart(meeting, parts) {
    const name = Data.label(parts[0].agent);
    Sheet.open({
      title: `${name} · ${parts.map((p) => Words.text(p.role)).join(" · ")}`,
      lines: [
        make(
          "p",
          {},
          Dom.button(meeting.name, () => open(meeting), { class: "link" }),
        ),
        Dom.muted(
          [when(meeting) || Words.text("undated"), ...new Set(parts.map((p) => p.printed))].filter(Boolean).join(" · "),
        ),
      ],
      groups: [["", [...new Set(parts.flatMap((p) => p.cited))]]],
      names: [name],
      node: Data.node(parts[0].agent),
    });
  }

  return { all, names, when, open, openPart };
})();
