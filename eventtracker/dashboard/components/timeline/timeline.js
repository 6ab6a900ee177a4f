// Keeps one timeline alive across Streamlit's reruns: the window of days, its toolbar, and
// what pointer, touch and keys do to it. Days go to Python; bars and counts come back.

const NARROW = 620, WAIT = 220, SHORTEST = DAY, LONGEST = 120 * 365 * DAY;

class Timeline {
  constructor(root) {
    lay(this, root, ["tools", "legend", "stage"], TOUCHED);
    this.resizes = new ResizeObserver(() => this.arrange());
    this.resizes.observe(root);
  }

  update({ data, setStateValue }) {
    // A new revision means that Python chose the days; otherwise the reader is ahead of it.
    if (data.revision !== this.data?.revision) {
      this.span = [parse(data.window[0]), parse(data.window[1]) + DAY];
    }
    this.data = data;
    this.send = setStateValue;
    this.root.dir = data.dir;
    if (this.narrow != null) this.toolbar();
    this.legend.replaceChildren(...legend(data));
    this.arrange();
  }

  // Anew after other data, another width or another zoom; `paint` alone while panning.
  arrange() {
    if (!this.data) return;
    const width = this.root.clientWidth;
    if (!width) return;
    this.font = getComputedStyle(this.root).fontFamily;
    if (this.narrow !== width < NARROW) {
      this.narrow = width < NARROW;
      this.toolbar();
    }
    this.chart = this.narrow ? null
      : new Chart(this.data, width, this.font, this.span[1] - this.span[0]);
    this.paint();
  }

  paint() {
    const active = this.stage.getRootNode().activeElement?.dataset?.bar;
    this.stage.replaceChildren(
      this.chart ? this.chart.draw(...this.span) : list(this.data));
    const bars = this.stage.querySelectorAll("a[data-bar]");
    if (bars.length) bars[Math.min(active ?? 0, bars.length - 1)].setAttribute("tabindex", 0);
    if (active != null) bars[active]?.focus({ preventScroll: true });
    this.root.dataset.ready = this.data.bars.length + this.data.cells.length;
    this.tip.hide();
  }

  toolbar() {
    const { words, groups, group, presets } = this.data;
    const days = (this.span[1] - this.span[0]) / DAY;
    const step = (by) => () => this.move((this.span[1] - this.span[0]) * by);
    this.tools.replaceChildren(
      this.narrow ? ""
        : choices(words.group, groups, group, (value) => this.tell({ group: value })),
      set(words.zoom, ...presets.map(([label, size]) => button(label, () => this.zoomTo(size * DAY),
        { "aria-pressed": String(Math.abs(days / size - 1) < 0.2) }))),
      set(words.move,
        sign("‹", words.earlier, step(-0.5)),
        button(words.today, () => this.centre(parse(this.data.today))),
        sign("›", words.later, step(0.5)),
        sign("−", words.out, () => this.scale(1.6)), sign("+", words.in, () => this.scale(1 / 1.6))));
  }

  // Acts on the window

  move(by) { this.show(this.span[0] + by, this.span[1] + by); }

  centre(time) {
    const half = (this.span[1] - this.span[0]) / 2;
    this.show(time - half, time + half);
  }

  scale(factor, around = (this.span[0] + this.span[1]) / 2) {
    this.show(around - (around - this.span[0]) * factor, around + (this.span[1] - around) * factor);
  }

  zoomTo(size) {
    const today = parse(this.data.today), [first, last] = this.span;
    // Today stays where it is in the window, if it is there at all.
    const around = today > first && today < last ? today : (first + last) / 2;
    const from = around - (around - first) * (size / (last - first));
    // Whole days, so that a day is that day.
    const start = Math.round(from / DAY) * DAY;
    this.show(start, start + size);
  }

  show(first, last) {
    const size = clamp(last - first, SHORTEST, LONGEST), middle = (first + last) / 2;
    const zoomed = Math.abs(size - (this.span[1] - this.span[0])) > 1;
    const low = parse("1900-01-01"), high = parse("2200-01-01");
    const from = clamp(middle - size / 2, low, high - size);
    this.span = [from, from + size];
    if (zoomed) { this.toolbar(); this.arrange(); } else this.paint();
    this.tell({});
  }

  // Python hears of the days once they have come to rest; the address takes part in links.
  tell(more) {
    this.wanted = { ...this.wanted, ...more };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const window = [iso(this.span[0]), iso(this.span[1] - 1)];
      const view = { group: this.data.group, ...this.wanted, window };
      remember({ group: view.group, window: window.join("/") });
      this.wanted = {};
      this.send("view", view);
    }, WAIT);
  }

  // Pointer, touch, wheel

  timeAt(event) {
    const box = this.stage.getBoundingClientRect();
    const place = this.data.dir === "rtl" ? box.right - event.clientX : event.clientX - box.left;
    const gutter = this.chart?.gutter ?? 0;
    const share = clamp((place - gutter) / (box.width - gutter), 0, 1);
    return this.span[0] + share * (this.span[1] - this.span[0]);
  }

  wheel(event) {
    if (!this.chart) return;
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      this.scale(event.deltaY > 0 ? 1.25 : 0.8, this.timeAt(event));
    } else if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) {
      event.preventDefault();
      this.move((sideways / this.chart.perDay) * DAY * (this.data.dir === "rtl" ? -1 : 1));
    }
  }

  pointerdown(event) {
    if (!this.chart || event.button) return;
    this.pointers.set(event.pointerId, event);
    this.dragged = false;
    this.held = [...this.span];
  }

  pointermove(event) {
    const begun = this.pointers.get(event.pointerId);
    if (!begun || !this.chart) return;
    if (this.pointers.size === 2) return this.pinch(event);
    const by = (event.clientX - begun.clientX) * (this.data.dir === "rtl" ? -1 : 1);
    if (!this.dragged && Math.abs(by) < 5) return;
    if (!this.dragged) this.stage.setPointerCapture(event.pointerId);
    this.dragged = true;
    const days = (by / this.chart.perDay) * DAY;
    this.span = [this.held[0] - days, this.held[1] - days];
    this.paint();
  }

  pinch(event) {
    const [one, other] = [...this.pointers.values()];
    const before = Math.abs(one.clientX - other.clientX) || 1;
    this.pointers.set(event.pointerId, event);
    const [a, b] = [...this.pointers.values()];
    this.dragged = true;
    this.scale(clamp(before / (Math.abs(a.clientX - b.clientX) || 1), 0.5, 2), this.timeAt(event));
    this.held = [...this.span];
  }

  pointerup(event) {
    if (this.pointers.delete(event.pointerId) && this.dragged) this.tell({});
  }

  pointercancel(event) { this.pointerup(event); }

  dragstart(event) { event.preventDefault(); }

  click(event) {
    // The click that ends a drag opens nothing.
    if (this.dragged) { event.preventDefault(); event.stopPropagation(); this.dragged = false; return; }
    const cell = event.target.closest("[data-first]");
    if (!cell) return;
    const from = parse(cell.dataset.first), to = parse(cell.dataset.last) + DAY;
    this.show(from - (to - from), to + (to - from));
  }

  keydown(event) {
    if (event.ctrlKey || event.metaKey || event.altKey || this.narrow) return;
    const forward = this.data.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    const back = this.data.dir === "rtl" ? "ArrowRight" : "ArrowLeft";
    const keys = {
      [forward]: () => this.step(1), [back]: () => this.step(-1),
      "+": () => this.scale(0.625), "=": () => this.scale(0.625), "-": () => this.scale(1.6),
      PageDown: () => this.move((this.span[1] - this.span[0]) / 2),
      PageUp: () => this.move((this.span[0] - this.span[1]) / 2),
    };
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  }

  // The focus goes from bar to bar in order of days, and past the last one the window moves.
  step(by) {
    const bars = [...this.stage.querySelectorAll("a[data-bar]")];
    const order = this.data.bars.map((bar, i) => [bar.first, i]).sort().map(([, i]) => i);
    const now = Number(this.stage.getRootNode().activeElement?.dataset?.bar ?? -1);
    const to = order[order.indexOf(now) + by];
    if (to == null) return this.move(((this.span[1] - this.span[0]) / 4) * by);
    bars.forEach((bar, i) => bar.setAttribute("tabindex", i === to ? 0 : -1));
    return bars[to].focus({ preventScroll: true });
  }

  end() {
    clearTimeout(this.timer);
    this.resizes.disconnect();
  }
}

export default keeping(".timeline", Timeline);
