// The studio's view: draws the state that Python sends, and sends back what the person does. It decides nothing.

const STAGES = ["route", "generate", "validate", "compile", "render", "score", "record"];
const PAUSE_MS = 300; // somebody who types on has not asked yet

/** Make an element; attributes of the form `onclick` are listeners, `test` names it for tests. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "test") element.dataset.testid = `studio-${value}`;
    else if (name === "hidden" || name === "disabled") element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children);
  return element;
}

/** Put words into a list, an element each. All words are text: nothing of a model's is ever read as HTML. */
function list(target, items, build) {
  target.replaceChildren(...items.map(build));
}

/** The prompt box, the examples, the choice of an arm, and why that one. */
function asking(send, examples) {
  const prompt = make("textarea", {
    test: "prompt", rows: 2, placeholder: "What should be seen? For example: a red circle turns into a blue square",
    "aria-label": "Prompt", oninput: () => soon(),
  });
  const model = make("select", { test: "model", "aria-label": "Model", onchange: () => ask() });
  const quality = make("select", { test: "quality", "aria-label": "Quality" },
    make("option", { value: "low" }, "480p"), make("option", { value: "medium" }, "720p"), make("option", { value: "high" }, "1080p"));
  const generate = make("button", { test: "generate", class: "main", disabled: true, onclick: () => start() }, "Generate");
  const cancel = make("button", { test: "cancel", hidden: true, onclick: () => send({ do: "cancel" }) }, "Cancel");
  const chips = examples.map((text, number) => make("button", {
    test: `example-${number}`, class: "example", onclick: () => { prompt.value = text; ask(); prompt.focus(); },
  }, text));
  const leaves = make("div", { test: "leaves" });
  const arm = make("summary", { test: "arm" });
  const reasons = make("ul", { test: "reasons" });
  const details = make("details", { class: "quiet", hidden: true }, arm, reasons);
  let timer = 0;

  const ask = () => send({ do: "look", prompt: prompt.value, model: model.value });
  const soon = () => { clearTimeout(timer); timer = setTimeout(ask, PAUSE_MS); };
  const start = () => send({ do: "generate", prompt: prompt.value, model: model.value, quality: quality.value });

  function choices(arms) {
    const named = [{ name: "auto", available: true, why: "" }, ...arms];
    const chosen = model.value || "auto";
    list(model, named, ({ name, available, why }) => {
      const words = available ? name : `${name} (not ready)`;
      return make("option", { value: name, title: why, disabled: !available }, words);
    });
    model.value = named.some(({ name }) => name === chosen) ? chosen : "auto";
  }

  let drawnArms = "";
  function draw(view) {
    const arms = JSON.stringify(view.arms);
    if (arms !== drawnArms) choices(view.arms);
    drawnArms = arms;
    generate.disabled = view.working;
    cancel.hidden = !view.working;
    cancel.disabled = view.stopping;
    cancel.textContent = view.stopping ? "Stopping …" : "Cancel";
    details.hidden = !view.route;
    if (view.route) {
      arm.textContent = `${view.route.arm} would take it: ${view.route.reasons.at(-1) ?? ""}`;
      list(reasons, view.route.reasons, (reason) => make("li", {}, reason));
    }
    leaves.textContent = view.leaves;
  }

  prompt.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) start();
  });
  const element = make("div", {}, prompt, make("div", { class: "row" }, ...chips),
    make("div", { class: "why" }, leaves, details),
    make("div", { class: "row" }, generate, cancel, model, quality));
  return { element, draw };
}

/** The stages of a generation on its way. */
function progress() {
  const stages = make("ul", { class: "stages" });
  const message = make("div", { class: "quiet", "aria-live": "polite" });
  const bar = make("progress", { max: 1 });
  const element = make("div", { class: "row", test: "stage", hidden: true }, stages, bar, message);

  function draw(view) {
    element.hidden = !view.working;
    const now = STAGES.indexOf(view.event?.stage ?? "route");
    list(stages, STAGES, (name, place) => make("li", { class: place < now ? "done" : place === now ? "now" : "" }, name));
    message.textContent = view.event?.message ?? "starting";
    if (view.event?.fraction == null) bar.removeAttribute("value");
    else bar.value = view.event.fraction;
  }
  return { element, draw };
}

/** The spec and the code, one at a time, each with its copy button. */
function papers() {
  const shown = { spec: make("pre", { test: "spec" }), code: make("pre", { test: "code" }) };
  const sheets = {}, tabs = {};
  for (const name of ["spec", "code"]) {
    const copy = make("button", { test: `copy-${name}`, onclick: () => copyText(shown[name].textContent, copy) }, "Copy");
    sheets[name] = make("div", { class: "paper", role: "tabpanel", hidden: true }, shown[name], copy);
    tabs[name] = make("button", { test: `tab-${name}`, role: "tab", "aria-selected": "false", onclick: () => turn(name) },
      { spec: "Scene (JSON)", code: "Manim code" }[name]);
  }
  function turn(name) {
    for (const other of ["spec", "code"]) {
      const open = other === name && sheets[other].hidden;
      sheets[other].hidden = !open;
      tabs[other].setAttribute("aria-selected", String(open));
    }
  }
  const element = make("div", {}, make("div", { class: "row tabs", role: "tablist" }, ...Object.values(tabs)), ...Object.values(sheets));
  return { element, draw: (result) => { shown.spec.textContent = result.spec; shown.code.textContent = result.code; } };
}

async function copyText(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  } catch {
    // Not a secure context, or not allowed: the person's own copy still works on the selection.
    const sheet = button.parentElement.querySelector("pre");
    getSelection().selectAllChildren(sheet);
    button.textContent = "Selected: press Ctrl+C";
  }
  setTimeout(() => { button.textContent = "Copy"; }, 2000);
}

/** The stars and the comment. */
function rating(send) {
  let stars = 0;
  const lights = [1, 2, 3, 4, 5].map((number) => make("button", {
    test: `star-${number}`, "aria-label": `${number} of 5 stars`, onclick: () => light(number),
  }, "★"));
  const comment = make("input", { test: "comment", class: "comment", placeholder: "A comment, if you like", "aria-label": "Comment" });
  const save = make("button", { test: "send", disabled: true, onclick: () => rate() }, "Save rating");
  const saved = make("span", { test: "saved", class: "quiet", hidden: true, role: "status" });
  const rate = () => send({ do: "rate", stars, comment: comment.value });

  function light(number) {
    stars = number;
    lights.forEach((button, place) => {
      button.classList.toggle("lit", place < number);
      button.setAttribute("aria-pressed", String(place + 1 === number));
    });
    save.disabled = number === 0;
    save.classList.toggle("main", number > 0);
  }
  comment.addEventListener("keydown", (event) => { if (event.key === "Enter" && stars) rate(); });
  const element = make("div", { class: "row" }, make("span", { class: "stars" }, ...lights), comment, save, saved);

  let drawnSave = null;
  function draw(view, fresh) {
    if (fresh) { light(0); comment.value = ""; }
    element.hidden = !view.result?.video;
    saved.hidden = !view.rating;
    if (view.rating && view.rating.id !== drawnSave) saved.textContent = `Saved: ${view.rating.stars} of 5. A later rating stands beside it.`;
    drawnSave = view.rating?.id;
  }
  return { element, draw };
}

/** The finished generation: the video, what was drawn, the rating, and what can be taken away. */
function result(send) {
  const video = make("video", { test: "video", controls: "", loop: "", muted: "", playsinline: "", hidden: true });
  video.muted = true; // the attribute alone does not count for a video made by a script, and autoplay needs it
  video.autoplay = true;
  const facts = make("div", { class: "facts row", test: "facts" });
  const line = make("div", { class: "quiet" });
  const notes = make("ul", { class: "quiet", test: "warnings" });
  const scores = make("ul", {});
  const probes = make("details", { class: "quiet probes" }, make("summary", {}, "Quality, measured"), scores);
  const download = make("a", { test: "download", class: "button", hidden: true }, "Download mp4");
  const trace = make("button", { test: "trace", onclick: () => openTrace() }, "MLflow trace ↗");
  const stars = rating(send), sheets = papers();
  const element = make("div", { hidden: true }, video, facts, line, notes, stars.element,
    make("div", { class: "row" }, download, trace), probes, sheets.element);
  let drawn = null, address = "", tab = null;

  function openTrace() {
    // Opened now, while the click counts; its address comes when MLflow has started.
    tab = window.open("", "_blank");
    tab?.document.write("MLflow is starting …");
    trace.disabled = true;
    trace.textContent = "MLflow is starting …";
    send({ do: "trace" });
  }
  function traced(url) {
    trace.disabled = false;
    trace.textContent = "MLflow trace ↗";
    if (!url) tab?.close();
    else if (tab && !tab.closed) tab.location = url;
    else window.open(url, "_blank");
    if (url) trace.title = url;
    tab = null;
  }
  function play(id, bytes) {
    if (id !== drawn) return;
    release();
    address = URL.createObjectURL(new Blob([bytes], { type: "video/mp4" }));
    video.src = download.href = address;
    download.download = `animathic-${id.slice(0, 8)}.mp4`;
    video.hidden = download.hidden = false;
    video.play().catch(() => {}); // where the browser wants a click first, the controls are there
  }
  function release() {
    if (address) URL.revokeObjectURL(address);
    address = "";
  }
  function draw(view) {
    const done = view.result, fresh = (done?.id ?? null) !== drawn;
    element.hidden = !done;
    if (fresh) {
      drawn = done?.id ?? null;
      video.pause();
      video.removeAttribute("src");
      video.hidden = download.hidden = true;
      if (done?.video) send({ do: "video", id: done.id });
    }
    stars.draw(view, fresh);
    if (!done || !fresh) return;
    list(facts, done.facts, ({ asked, drawn: there }) =>
      make("span", { class: there ? "" : "missing", title: there ? "drawn" : "not drawn" }, `${there ? "✓" : "✗"} ${asked}`));
    line.textContent = `${done.model} · ${done.seconds.toFixed(1)} s · ${done.why}`;
    list(notes, [...done.failures, ...done.warnings], (words) => make("li", {}, words));
    list(scores, done.scores, ({ name, value, reason }) => make("li", {}, `${name} ${value.toFixed(2)}: ${reason}`));
    probes.hidden = !done.scores.length;
    sheets.draw(done);
    sheets.element.hidden = !done.code && !done.spec;
  }
  return { element, draw, play, traced, release };
}

function render({ model, el }) {
  const send = (message) => model.send(message);
  const error = make("div", { class: "error", test: "error", role: "alert", hidden: true });
  const notice = make("div", { class: "row quiet", test: "notice", role: "status", hidden: true });
  const parts = [asking(send, model.get("examples")), progress(), result(send)];
  const [ask, way, end] = parts;
  const root = make("div", { class: "animathic-studio", "data-lm-suppress-shortcuts": "true" },
    ask.element, way.element, notice, error, end.element);
  // With a button in focus the notebook would take letters for commands: x cuts the cell, d d deletes it. Ctrl+S still saves.
  for (const kind of ["keydown", "keypress", "keyup"]) {
    root.addEventListener(kind, (event) => {
      if (!((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s")) event.stopPropagation();
    });
  }

  function draw() {
    const view = model.get("view");
    for (const part of parts) part.draw(view);
    notice.hidden = !view.notice;
    notice.textContent = view.notice ?? "";
    error.hidden = !view.error;
    error.replaceChildren(make("strong", {}, view.error ?? ""), make("div", {}, view.hint ?? ""));
  }
  function hear(message, buffers) {
    if (message.video) end.play(message.video, buffers[0]);
    if ("trace" in message) end.traced(message.trace);
  }
  model.on("change:view", draw);
  model.on("msg:custom", hear);
  el.append(root);
  draw();
  return () => {
    model.off("change:view", draw);
    model.off("msg:custom", hear);
    end.release();
  };
}

export default { render };
