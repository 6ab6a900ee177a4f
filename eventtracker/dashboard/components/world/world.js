// Keeps one map alive across Streamlit's reruns: what is in sight, and what moves it.

const TOP = 0, BOTTOM = 434, CLOSEST = 40; // without the Antarctic

class WorldMap {
  constructor(root) {
    lay(this, root, ["tools", "stage"], TOUCHED);
  }

  async update({ data }) {
    this.data = data;
    this.root.dir = data.dir;
    const known = await outlines(data.outlines);
    if (!known || this.data !== data) return;
    this.world = known;
    const place = JSON.stringify(data.around);
    if (place !== this.place) this.sight = this.opening();
    this.place = place;
    this.toolbar();
    this.paint();
  }

  // The whole world, or the land around a place.
  opening() {
    const whole = { x: 0, y: TOP, wide: 1000 };
    if (!this.data.around) return whole;
    const [x, y] = project(...this.data.around, this.world.size), wide = 260;
    return this.within({ x: x - wide / 2, y: y - (wide * this.ratio) / 2, wide });
  }

  get ratio() { return (BOTTOM - TOP) / 1000; }

  within({ x, y, wide }) {
    const size = clamp(wide, CLOSEST, 1000);
    return {
      wide: size, x: clamp(x, 0, 1000 - size),
      y: clamp(y, TOP, TOP + (1000 - size) * this.ratio),
    };
  }

  toolbar() {
    const { words, scale } = this.data;
    const steps = scale.map(([label, share]) => html("span", { class: "step" },
      html("i", { style: `--share: ${share}` }), label));
    this.tools.replaceChildren(
      set(words.zoom, sign("−", words.out, () => this.scale(1.6)),
        sign("+", words.in, () => this.scale(1 / 1.6)),
        button(words.whole, () => this.show({ x: 0, y: TOP, wide: 1000 }))),
      html("div", { class: "scale" }, ...steps));
  }

  paint() {
    const { data, world } = this;
    const active = this.stage.getRootNode().activeElement?.dataset?.code;
    this.frame = svg("svg", { role: "group", "aria-label": data.words.map, "aria-busy": false });
    const land = svg("g", { transform: "scale(0.1)" },
      ...Object.entries(world.countries).map(([code, [d]]) => this.country(code, svg("path", { d }))),
      svg("path", { d: world.rest, class: "land" }));
    // Countries too small for a finger or an eye.
    const dots = Object.entries(world.countries).filter(([code, known]) => known[3] && data.countries[code])
      .map(([code, [, x, y]]) => this.country(code, svg("circle", { cx: x, cy: y, class: "dot" }), "true"));
    this.frame.append(land, ...dots, ...this.spot());
    this.stage.replaceChildren(this.frame);
    this.show(this.sight);
    const links = this.links();
    const first = links.findIndex((link) => link.dataset.code === active);
    links[Math.max(first, 0)]?.setAttribute("tabindex", 0);
    if (first >= 0) links[first].focus({ preventScroll: true });
    this.root.dataset.ready = links.length;
  }

  country(code, shape, twin) {
    const known = this.data.countries[code];
    if (!known) return shape.classList.add("land"), shape;
    shape.classList.add("known", known.chosen ? "chosen" : "free");
    shape.style.setProperty("--share", known.share);
    // A dot says again what its outline says.
    const quiet = twin ? { "aria-hidden": "true" } : { "data-code": code, "aria-label": known.label };
    return svg("a", { href: known.href, "data-go": "", tabindex: -1, "data-tip": known.label, ...quiet },
      shape);
  }

  // Where an event takes place.
  spot() {
    if (!this.data.spot) return [];
    const { longitude, latitude, label } = this.data.spot;
    const [cx, cy] = project(longitude, latitude, this.world.size);
    return [svg("circle", { cx, cy, class: "spot", "data-tip": label })];
  }

  // The links, those with most events first.
  links() {
    const order = Object.keys(this.data.countries);
    return [...this.stage.querySelectorAll("a[data-code]")]
      .sort((a, b) => order.indexOf(a.dataset.code) - order.indexOf(b.dataset.code));
  }

  show(sight) {
    const { x, y, wide } = (this.sight = this.within(sight));
    this.frame.setAttribute("viewBox", `${x} ${y} ${wide} ${wide * this.ratio}`);
    this.frame.style.setProperty("--unit", wide / this.stage.clientWidth);
    this.tip.hide();
  }

  scale(factor, [x, y] = this.middle()) {
    const { sight } = this, wide = clamp(sight.wide * factor, CLOSEST, 1000);
    const by = wide / sight.wide;
    this.show({ wide, x: x - (x - sight.x) * by, y: y - (y - sight.y) * by });
  }

  middle() {
    return [this.sight.x + this.sight.wide / 2, this.sight.y + (this.sight.wide * this.ratio) / 2];
  }

  // Pointer, touch, wheel, keys

  at(event) {
    const box = this.stage.getBoundingClientRect(), { x, y, wide } = this.sight;
    const perPixel = wide / box.width;
    return [x + (event.clientX - box.left) * perPixel, y + (event.clientY - box.top) * perPixel];
  }

  wheel(event) {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.scale(event.deltaY > 0 ? 1.25 : 0.8, this.at(event));
  }

  pointerdown(event) {
    if (event.button) return;
    this.pointers.set(event.pointerId, event);
    this.dragged = false;
  }

  pointermove(event) {
    const before = this.pointers.get(event.pointerId);
    if (!before) return;
    const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
    if (!this.dragged && Math.hypot(x, y) < 5) return;
    if (!this.dragged) this.stage.setPointerCapture(event.pointerId);
    const others = [...this.pointers.values()].filter((p) => p.pointerId !== event.pointerId);
    this.dragged = true;
    this.pointers.set(event.pointerId, event);
    const perPixel = this.sight.wide / this.stage.clientWidth;
    if (!others.length) {
      const { sight } = this;
      return this.show({ ...sight, x: sight.x - x * perPixel, y: sight.y - y * perPixel });
    }
    const far = (p) => Math.hypot(p.clientX - others[0].clientX, p.clientY - others[0].clientY) || 1;
    return this.scale(clamp(far(before) / far(event), 0.5, 2), this.at(event));
  }

  pointerup(event) { this.pointers.delete(event.pointerId); }
  pointercancel(event) { this.pointerup(event); }
  dragstart(event) { event.preventDefault(); }

  click(event) {
    // The click that ends a drag opens nothing.
    if (!this.dragged) return;
    event.preventDefault();
    event.stopPropagation();
    this.dragged = false;
  }

  keydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    if (event.key === "+" || event.key === "=") this.scale(0.625);
    else if (event.key === "-") this.scale(1.6);
    else if (steps[event.key]) this.step(steps[event.key]);
    else return;
    event.preventDefault();
  }

  step(by) {
    const links = this.links(), now = links.indexOf(this.stage.getRootNode().activeElement);
    const to = clamp(now + by, 0, links.length - 1);
    links.forEach((link, i) => link.setAttribute("tabindex", i === to ? 0 : -1));
    links[to]?.focus({ preventScroll: true });
  }

  end() {}
}

export default keeping(".world", WorldMap);
