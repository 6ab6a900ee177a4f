// What our components share: days, elements, buttons, the tip, and the address.
// Times are UTC midnights in ms.

const DAY = 864e5;
const SVG = "http://www.w3.org/2000/svg";

const parse = (day) => Date.parse(day + "T00:00:00Z");
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

// First-strong isolates: an Arabic name in a Latin line keeps its own direction, and back.
const isolate = (text) => "\u2068" + text + "\u2069";

function element(namespace, tag, attributes = {}, ...children) {
  const node = namespace ? document.createElementNS(namespace, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value != null && value !== false) node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}
const svg = (...args) => element(SVG, ...args);
const html = (...args) => element(null, ...args);

// Buttons, alone and in a row that has a name

const button = (label, act, more = {}) =>
  html("button", { type: "button", click: act, ...more }, label);
const sign = (text, name, act) => button(text, act, { "aria-label": name, title: name });
const set = (name, ...buttons) =>
  html("div", { class: "set", role: "group", "aria-label": name }, ...buttons);
const choices = (name, options, chosen, act) => set(name, ...options.map(([value, label]) =>
  button(label, () => act(value), { "aria-pressed": String(value === chosen) })));

// How many events there are, and what the colours and shapes mean.
function legend({ note, legend: colours, marks }) {
  return [html("b", {}, note),
    ...colours.map(({ name, colour, href }) =>
      html("a", { class: "mark", "data-colour": colour, href, "data-go": "" }, name)),
    ...marks.map(({ name, shape }) => html("span", { class: "mark " + shape }, name))];
}

// An event as a line of a list: its name, then the other lines of its tip.
function entry(bar) {
  const [name, ...more] = bar.tip.split("\n");
  return html("a", {
    class: "item " + bar.shape, href: bar.href, "data-go": "", "data-colour": bar.colour,
  }, html("b", { dir: "auto" }, name), ...more.map((line) => html("span", { dir: "auto" }, line)));
}

// The tip: lines of text below what the pointer or the focus is on.
class Tip {
  constructor(root, stage) {
    this.root = root;
    this.node = root.appendChild(html("div", { class: "tip", "aria-hidden": "true", hidden: "" }));
    for (const name of ["pointerover", "focusin"]) {
      stage.addEventListener(name, (event) => this.show(event.target.closest("[data-tip]")));
    }
    for (const name of ["pointerout", "focusout"]) stage.addEventListener(name, () => this.hide());
  }

  show(over) {
    if (!over) return;
    const [name, ...lines] = over.dataset.tip.split("\n");
    this.node.replaceChildren(html("b", { dir: "auto" }, name),
      ...lines.map((line) => html("span", { dir: "auto" }, line)));
    this.node.hidden = false;
    const box = over.getBoundingClientRect(), around = this.root.getBoundingClientRect();
    const left = clamp(box.left - around.left, 0, around.width - this.node.offsetWidth);
    this.node.style.left = Math.max(0, left) + "px";
    this.node.style.top = box.bottom - around.top + 6 + "px";
  }

  hide() { this.node.hidden = true; }
}

// What drawings are made of: layers, one below the other, a tip, and what happens on the stage;
// each is a field or a method of the drawing under its own name.
function lay(drawing, root, layers, heard) {
  drawing.root = root;
  for (const name of layers) drawing[name] = root.appendChild(html("div", { class: name }));
  drawing.tip = new Tip(root, drawing.stage);
  drawing.pointers = new Map();
  for (const name of heard) {
    drawing.stage.addEventListener(name, (event) => drawing[name](event), { passive: false });
  }
}
const TOUCHED = ["pointerdown", "pointermove", "pointerup", "pointercancel", "click", "wheel",
  "keydown", "dragstart"];

// What is seen takes part in links.
function remember(words) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(words)) address.searchParams.set(name, value);
  history.replaceState(history.state, "", address);
}

// One living drawing for each place on a page, across Streamlit's reruns.
function keeping(selector, Kind) {
  const living = new WeakMap();
  return (args) => {
    const root = args.parentElement.querySelector(selector);
    if (!living.has(root)) living.set(root, new Kind(root));
    living.get(root).update(args);
    return () => living.get(root)?.end();
  };
}
