"use strict";
(function () {
  const run = JSON.parse(document.getElementById("run").textContent);
  const all = run.translations;
  const byId = id => document.getElementById(id);
  const symbols = {
    "device directory": "DDT", "device context": "DC", "process directory": "PDT", "process context": "PC",
    "first stage": "S1", "second stage": "S2", "MSI page table": "MSI"
  };
  let chosen = null;
  let step = -1;
  let steps = [];

  function element(parent, name, attributes, text) {
    const isSvg = parent.namespaceURI.endsWith("svg");
    const made = isSvg ? document.createElementNS(parent.namespaceURI, name) : document.createElement(name);
    for (const key in attributes || {}) made.setAttribute(key, attributes[key]);
    if (text !== undefined) made.textContent = text;
    parent.append(made);
    return made;
  }

  function title(it) {
    return it.kind + " of " + it.bytes + " bytes at " + it.iova;
  }

  function who(it) {
    return "device " + it.device + (it.pasid === undefined ? "" : ", PASID " + it.pasid);
  }

  function outcome(it) {
    if (it.left !== undefined) return "to " + it.result;
    return (it.cause === undefined ? "" : "cause " + it.cause + ", ") + it.result;
  }

  const texts = all.map(it => [title(it), who(it), it.scenario, it.cache, outcome(it), it.firstStage,
    it.secondStage === "Bare" ? "" : it.secondStage + "x4", it.disagreement ? "disagrees mismatch" : ""].join(" ").toLowerCase());

  function fill() {
    const words = byId("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const list = byId("list");
    list.replaceChildren();
    let shown = 0;
    all.forEach((it, number) => {
      if (!words.every(word => texts[number].includes(word))) return;
      shown++;
      const entry = element(list, "li", {role: "option", id: "t" + number, "data-walk": number,
        "aria-selected": number === chosen}, title(it));
      element(entry, "small", {}, who(it) + " · " + it.scenario);
      element(entry, "small", {}, (it.left !== undefined ? "" : it.cause === undefined ? "refused, " : "cause " + it.cause + ", ") + it.cache
        + ", " + it.cycles + " cycles" + (it.disagreement ? " · disagrees" : ""));
    });
    byId("picked").textContent = shown + " of " + all.length + " kept here: the slowest, some of each kind, and those before a mismatch";
    return shown;
  }

  function fact(list, name, value) {
    const group = element(list, "div");
    element(group, "dt", {}, name);
    element(group, "dd", {}, value);
  }

  function card(it) {
    const place = byId("card");
    place.replaceChildren();
    element(place, "h3", {}, title(it) + ", " + who(it));
    if (it.disagreement) element(place, "p", {class: "wrong"}, it.disagreement);
    const facts = element(place, "dl");
    fact(facts, it.left === undefined ? "Refused" : "Translated to", it.left === undefined ? outcome(it) : it.result);
    fact(facts, "Came from", it.cache);
    fact(facts, "Cycles in the IOMMU", it.cycles);
    fact(facts, "First stage", it.firstStage);
    fact(facts, "Second stage", it.secondStage === "Bare" ? "Bare" : it.secondStage + "x4");
    fact(facts, "Scenario", it.scenario);
  }

  function timeline(it) {
    const svg = byId("timeline");
    svg.replaceChildren();
    const left = 136, right = 700, row = 20, top = 6;
    const end = Math.max(1, it.cycles, ...it.reads.map(read => read.to));
    const x = cycle => left + (right - left) * cycle / end;
    const kinds = Object.keys(symbols).filter(kind => it.reads.some(read => read.table === kind));
    const height = top + (kinds.length + 1) * row + 24;
    svg.setAttribute("viewBox", "0 0 760 " + height);
    const unit = Math.pow(10, Math.floor(Math.log10(end)));
    const stride = [1, 2, 5, 10].map(it => Math.max(1, it * unit / 5)).find(it => end / it <= 9) || unit * 2;
    for (let cycle = 0; cycle <= end; cycle += Math.ceil(stride)) {
      element(svg, "line", {class: "grid", x1: x(cycle), x2: x(cycle), y1: top, y2: height - 20});
      element(svg, "text", {class: "tick", x: x(cycle), y: height - 6, "text-anchor": "middle"}, cycle);
    }
    element(svg, "text", {class: "tick", x: right + 10, y: height - 6}, "cycles");
    const whole = it.left !== undefined ? "in the IOMMU" : "until refused";
    element(svg, "text", {class: "label", x: left - 10, y: top + 14, "text-anchor": "end"}, whole);
    element(svg, "rect", {class: "elsewhere", x: x(0), y: top + 3, width: x(it.cycles) - x(0), height: row - 6, rx: 2});
    kinds.forEach((kind, index) => {
      const y = top + (index + 1) * row;
      element(svg, "text", {class: "label", x: left - 10, y: y + 14, "text-anchor": "end"}, kind);
      it.reads.filter(read => read.table === kind).forEach(read => {
        const bar = element(svg, "rect", {class: "table-" + symbols[kind], x: x(read.from), y: y + 3,
          width: Math.max(2, x(read.to + 1) - x(read.from) - 1), height: row - 6, rx: 2, "data-step": read.step});
        element(bar, "title", {}, kind + " at " + read.address + ": cycle " + read.from + " to " + read.to);
      });
    });
  }

  function lines(it) {
    const list = byId("lines");
    list.replaceChildren();
    steps = [...new Set(it.walk.map(line => line.step).filter(number => number >= 0))];
    it.walk.forEach((line, index) => {
      const entry = element(list, "li", line.step < 0 ? {} : {"data-step": line.step});
      const isFirst = index === 0 || it.walk[index - 1].step !== line.step;
      const read = isFirst ? it.reads.find(each => each.step === line.step) : undefined;
      const gutter = element(entry, "span", {class: "when"}, read ? read.from + "–" + read.to : "");
      if (read) {
        gutter.classList.add("table-" + symbols[read.table]);
        gutter.title = "read by the hardware in cycles " + read.from + " to " + read.to;
      }
      element(entry, "span", {}, line.text);
    });
    step = -1;
    mark();
  }

  function mark() {
    const it = all[chosen];
    byId("lines").querySelectorAll("li").forEach(line => {
      const number = line.dataset.step === undefined ? null : Number(line.dataset.step);
      line.classList.toggle("now", step >= 0 && number === steps[step]);
      line.classList.toggle("later", step >= 0 && number !== null && number > steps[step]);
    });
    byId("timeline").querySelectorAll("rect[data-step]").forEach(bar =>
      bar.classList.toggle("now", step >= 0 && Number(bar.dataset.step) === steps[step]));
    byId("back").disabled = step < 0;
    byId("next").disabled = step >= steps.length - 1;
    const reads = step < 0 ? [] : it.reads.filter(read => read.step === steps[step]);
    byId("where").textContent = step < 0
      ? steps.length + " steps, " + it.reads.length + " reads of the hardware"
      : "step " + (step + 1) + " of " + steps.length + (reads.length
        ? ": the hardware read " + reads[0].address + " in cycles " + reads[0].from + " to " + reads[0].to
        : "");
    const line = byId("lines").querySelector("li.now");
    if (line) line.scrollIntoView({block: "nearest"});
  }

  function choose(number) {
    chosen = number;
    byId("list").querySelectorAll("li").forEach(entry =>
      entry.setAttribute("aria-selected", Number(entry.dataset.walk) === number));
    const entry = byId("t" + number);
    if (entry) {
      byId("list").setAttribute("aria-activedescendant", entry.id);
      byId("list").scrollTop = entry.offsetTop - byId("list").offsetTop - 120;
    }
    card(all[number]);
    timeline(all[number]);
    lines(all[number]);
  }

  function go(by) {
    step = Math.min(steps.length - 1, Math.max(-1, step + by));
    mark();
  }

  function neighbour(by) {
    const entries = [...byId("list").children].map(entry => Number(entry.dataset.walk));
    const next = entries[entries.indexOf(chosen) + by];
    if (next !== undefined) choose(next);
  }

  document.addEventListener("click", event => {
    const copy = event.target.closest("[data-copy]");
    if (copy) {
      const done = () => { copy.textContent = "Copied"; setTimeout(() => { copy.textContent = "Copy"; }, 1500); };
      navigator.clipboard ? navigator.clipboard.writeText(copy.dataset.copy).then(done, () => {}) : null;
    }
    const walk = event.target.closest("[data-walk]");
    if (walk) {
      if (!byId("t" + walk.dataset.walk)) { byId("filter").value = ""; fill(); }
      choose(Number(walk.dataset.walk));
    }
    const at = event.target.closest(".walk [data-step]");
    if (at) { step = steps.indexOf(Number(at.dataset.step)); mark(); }
  });
  byId("filter").addEventListener("input", fill);
  byId("back").addEventListener("click", () => go(-1));
  byId("next").addEventListener("click", () => go(1));
  byId("list").addEventListener("keydown", event => {
    const moves = {ArrowDown: () => neighbour(1), ArrowUp: () => neighbour(-1), ArrowRight: () => go(1), ArrowLeft: () => go(-1)};
    if (moves[event.key]) { event.preventDefault(); moves[event.key](); }
  });

  if (all.length === 0) {
    const none = document.createElement("p");
    none.className = "nothing";
    none.textContent = "No translation was kept.";
    byId("walks").append(none);
    return;
  }
  document.querySelector(".viewer").hidden = false;
  fill();
  const first = run.mismatches.length && run.mismatches[0].translations.length
    ? run.mismatches[0].translations[0]
    : all.reduce((best, it, number) => it.reads.length > all[best].reads.length ? number : best, 0);
  choose(first);
})();
