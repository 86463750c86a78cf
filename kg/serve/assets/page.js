/* The query page: pick a saved question or write SPARQL, see a table, follow a name into the graph. */
"use strict";
(() => {
  const at = (id) => document.getElementById(id);
  const made = (tag, text = "") => Object.assign(document.createElement(tag), { textContent: text });
  let questions = [];
  let prefixes = [];
  let asked = null; // what the shown answer came from, to download it in another form

  const picked = () => questions.find((q) => q.name === at("question").value);

  function told() {
    const given = new URLSearchParams();
    for (const input of at("told").elements) if (input.value.trim()) given.set(input.name, input.value.trim());
    return given;
  }

  function pick() {
    const question = picked();
    at("about").textContent = question ? `${question.about.zh} ${question.about.en}` : "";
    at("told").replaceChildren(...(question ? question.parameters.map(field) : []));
    if (question) at("sparql").value = question.sparql;
  }

  function field(parameter) {
    const label = made("label", `${parameter.zh} · ${parameter.en}${parameter.required ? " *" : ""}`);
    const input = made("input");
    input.name = parameter.name;
    input.required = parameter.required;
    if (parameter.kinds[0] === "date") input.placeholder = "2026-05-22";
    label.append(input);
    return label;
  }

  function say(text, wrong = false) {
    at("said").textContent = text;
    at("said").classList.toggle("wrong", wrong);
  }

  async function fill(question) {
    const reply = await fetch(`questions/${question.name}.rq?${told()}`);
    const text = await reply.text();
    if (!reply.ok) throw new Error(text.trim());
    at("sparql").value = text;
  }

  const ask = (sparql, media) =>
    fetch("query", {
      method: "POST",
      headers: { "Content-Type": "application/sparql-query", Accept: media },
      body: sparql,
    });

  async function run() {
    at("answer").replaceChildren();
    at("downloads").hidden = true;
    say("…");
    try {
      const question = picked();
      if (question && at("sparql").value === at("sparql").dataset.shown) await fill(question);
      at("sparql").dataset.shown = at("sparql").value;
      asked = at("sparql").value;
      const began = performance.now();
      const reply = await ask(asked, "application/sparql-results+json, application/n-triples;q=0.9");
      if (!reply.ok) throw new Error((await reply.text()).trim());
      const graph = reply.headers.get("Content-Type").startsWith("application/n-triples");
      if (graph) at("answer").append(made("pre", await reply.text()));
      const count = graph ? "" : show(await reply.json());
      const cut = reply.headers.get("X-Rows-Cut");
      say(`${count} ${Math.round(performance.now() - began)} ms${cut ? ` · 只取前 ${cut} 行 cut after ${cut} rows` : ""}`);
      for (const button of at("downloads").children) button.hidden = graph !== (button.dataset.ending === "ttl");
      at("downloads").hidden = false;
    } catch (error) {
      say(error.message, true);
    }
  }

  function show(found) {
    if ("boolean" in found) return found.boolean ? "是 yes" : "否 no";
    const table = made("table");
    const head = table.createTHead().insertRow();
    for (const name of found.head.vars) head.append(made("th", name));
    const body = table.createTBody();
    for (const row of found.results.bindings) {
      const line = body.insertRow();
      for (const name of found.head.vars) line.insertCell().append(cell(row[name]));
    }
    at("answer").append(table);
    return `${found.results.bindings.length} 行 rows`;
  }

  function cell(value) {
    if (!value) return "";
    if (value.type !== "uri") return value.value;
    const node = viewNode(value.value);
    if (!node) return short(value.value);
    const link = made("a", short(value.value));
    link.href = `graph.html#node=${encodeURIComponent(node)}`;
    return link;
  }

  function short(iri) {
    const [prefix, space] = prefixes.find(([, namespace]) => iri.startsWith(namespace)) || ["", ""];
    return prefix ? `${prefix}:${iri.slice(space.length)}` : iri;
  }

  /* What graph.html calls a node: places by their code, everything else as in the IRI; none for what it does not draw. */
  function viewNode(iri) {
    for (const kind of ["person", "body", "place", "event"]) {
      const space = (prefixes.find(([prefix]) => prefix === kind) || ["", "\n"])[1];
      if (!iri.startsWith(space)) continue;
      const local = iri.slice(space.length);
      if (/--[0-9a-f]{8}$/.test(local)) return "";
      if (kind !== "place") return `${kind}/${local}`;
      const site = /^(\d+)-(.+)$/.exec(local);
      const code = /-(\d+)$/.exec(local);
      return site ? `place/${site[2]}@${site[1]}` : code ? `place/${code[1]}` : `place/${local}`;
    }
    return "";
  }

  async function download(event) {
    const { media, ending } = event.target.dataset;
    if (!media) return;
    const reply = await ask(asked, media);
    if (!reply.ok) return say((await reply.text()).trim(), true);
    const link = made("a");
    link.href = URL.createObjectURL(await reply.blob());
    link.download = `answer.${ending}`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  async function open() {
    const known = await (await fetch("questions")).json();
    questions = known.questions;
    prefixes = Object.entries(known.prefixes).sort(([, a], [, b]) => b.length - a.length);
    for (const q of questions) {
      const option = made("option", `${q.title.zh} · ${q.title.en}`);
      option.value = q.name;
      at("question").append(option);
    }
    at("question").addEventListener("change", () => {
      pick();
      at("sparql").dataset.shown = at("sparql").value;
    });
    at("told").addEventListener("submit", (event) => event.preventDefault());
    at("told").addEventListener("input", () => {
      if (picked()) at("sparql").dataset.shown = at("sparql").value = picked().sparql;
    });
    at("run").addEventListener("click", run);
    at("downloads").addEventListener("click", download);
    document.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey || event.target.form === at("told"))) run();
    });
    document.body.dataset.ready = "true";
  }

  open();
})();
