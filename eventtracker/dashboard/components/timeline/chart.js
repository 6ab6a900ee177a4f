// The chart: lanes of bars, or of counts, over an axis of days. All places are worked out
// along the reading direction and mirrored where that runs from right to left.

const ROW = 22, BAR = 12, LANE_GAP = 8, HEAD = 46, EDGE = 8;

class Chart {
  constructor(data, width, font, span) {
    Object.assign(this, { data, width, font, rtl: data.dir === "rtl" });
    const names = data.lanes.map((l) => widthOf(l.name, `600 12px ${font}`) + 44);
    this.gutter = Math.min(Math.max(90, ...names), width * 0.24);
    this.perDay = (width - this.gutter - EDGE) / (span / DAY);
    this.labels = `12px ${font}`;
    this.pack();
  }

  // Rows for bars and their labels, by first fit; independent of where the window begins.
  pack() {
    const { bars, lanes } = this.data, cap = bars.length > 150 ? 110 : 210;
    const rows = lanes.map(() => []);
    this.packed = bars.map((bar) => {
      const from = (parse(bar.first) / DAY) * this.perDay;
      const to = Math.max(from + 5, (parse(bar.last) / DAY + 1) * this.perDay);
      const wide = Math.min(cap, widthOf(bar.name, this.labels));
      const taken = rows[bar.lane];
      let row = taken.findIndex((edge) => edge <= from);
      if (row < 0) row = taken.length;
      const before = taken[row] ?? -Infinity;
      taken[row] = to + wide + 18;
      return { row, wide, gap: from - before };
    });
    let top = HEAD;
    this.lanes = rows.map((taken) => {
      const lane = { top, height: Math.max(1, taken.length) * ROW };
      top += lane.height + LANE_GAP;
      return lane;
    });
    this.height = Math.max(top, HEAD + ROW) + 2;
  }

  at(time) { return this.gutter + ((time - this.first) / DAY) * this.perDay; }

  box(from, to, y, height, attributes) {
    const x = this.rtl ? this.width - to : from;
    return svg("rect", { x, y, width: Math.max(0, to - from), height, ...attributes });
  }

  text(place, y, attributes, words) {
    return svg("text", { x: this.rtl ? this.width - place : place, y, ...attributes }, words);
  }

  line(place, y1, y2, name) {
    const x = this.rtl ? this.width - place : place;
    return svg("line", { x1: x, x2: x, y1, y2, class: name });
  }

  draw(first, last) {
    Object.assign(this, { first, last });
    const frame = svg("svg", {
      width: this.width, height: this.height, viewBox: `0 0 ${this.width} ${this.height}`,
      role: "group", "aria-label": this.data.words.chart, direction: this.data.dir,
    });
    const inside = svg("g", { "clip-path": "url(#inside)" });
    frame.append(this.definitions(), ...this.bands(), ...this.axis(), ...this.names(), inside);
    inside.append(...this.cells(), ...this.bars());
    frame.append(...this.today());
    return frame;
  }

  definitions() {
    const found = svg("defs");
    for (let i = 0; i < 8; i++) {
      found.append(svg("pattern", {
        id: "hatch" + i, width: 7, height: 7, patternUnits: "userSpaceOnUse",
        patternTransform: "rotate(45)",
      },
      svg("rect", { width: 7, height: 7, class: "fill" + i, "fill-opacity": 0.18 }),
      svg("rect", { width: 2.4, height: 7, class: "fill" + i, "fill-opacity": 0.8 })));
    }
    found.append(svg("clipPath", { id: "inside" },
      this.box(this.gutter, this.width, 0, this.height)));
    return found;
  }

  bands() {
    return this.lanes.map((lane, i) => this.box(0, this.width, lane.top - LANE_GAP / 2,
      lane.height + LANE_GAP, { class: i % 2 ? "band" : "plain" }));
  }

  axis() {
    const { width, gutter, first, last } = this;
    const { marks, heads } = ticks(first, last, width - gutter, 58, this.data.locale);
    const drawn = marks.flatMap(({ time, label }) => {
      const place = this.at(time), below = heads.length ? 36 : 28;
      return [this.line(place, HEAD - 6, this.height, "grid"),
        place > width - 12 ? "" : this.text(place + 3, below, { class: "tick" }, label)];
    });
    for (const { time, end, label } of heads) {
      // A heading stays in sight while any of its stretch does.
      const place = Math.max(this.at(time), gutter), room = this.at(end) - place - 10;
      const fits = widthOf(label, `600 12px ${this.font}`) <= Math.min(room, width - place);
      if (fits) drawn.push(this.text(place, 16, { class: "head" }, label));
    }
    return drawn;
  }

  names() {
    return this.data.lanes.map((lane, i) => {
      const count = String(lane.count), font = `600 12px ${this.font}`;
      const room = this.gutter - 22 - widthOf(count, font);
      const words = svg("tspan", {}, isolate(fit(lane.name, room, font)));
      const number = svg("tspan", { class: "count", dx: this.rtl ? -6 : 6 }, count);
      const label = this.text(2, this.lanes[i].top + 15, { class: "lane" }, "");
      label.append(words, number, svg("title", {}, lane.name));
      return lane.href ? svg("a", { href: lane.href, "data-go": "" }, label) : label;
    });
  }

  cells() {
    const most = Math.max(1, ...this.data.cells.map((c) => c.count));
    return this.data.cells.map((cell) => {
      const from = this.at(parse(cell.first)), to = this.at(parse(cell.last) + DAY);
      return this.box(from + 0.5, to - 0.5, this.lanes[cell.lane].top + 2, ROW - 4, {
        class: "cell", rx: 2, "fill-opacity": (0.15 + 0.85 * Math.sqrt(cell.count / most)).toFixed(2),
        "data-first": cell.first, "data-last": cell.last,
        "data-tip": `${this.data.lanes[cell.lane].name}\n${cell.label}`,
      });
    });
  }

  bars() {
    return this.data.bars.flatMap((bar, i) => {
      const from = this.at(parse(bar.first));
      const to = Math.max(from + 5, this.at(parse(bar.last) + DAY));
      const y = this.lanes[bar.lane].top + this.packed[i].row * ROW + (ROW - BAR) / 2;
      const looks = {
        firm: { class: "fill" + bar.colour, rx: 3 },
        vague: {
          class: "vague stroke" + bar.colour, fill: `url(#hatch${bar.colour})`, rx: BAR / 2,
        },
        off: { class: "off stroke" + bar.colour, rx: 3 },
      };
      const link = svg("a", {
        href: bar.href, "data-go": "", "data-bar": i, class: "bar " + bar.shape, tabindex: -1,
        "aria-label": bar.tip.replaceAll("\n", ", "), "data-tip": bar.tip,
      }, this.box(from, to, y, BAR, looks[bar.shape]));
      return [link, this.label(bar, this.packed[i], from, to, y)];
    });
  }

  // After the bar, else before it, else on it, on a ground of its own.
  label(bar, { wide, gap }, from, to, y) {
    if (to < this.gutter || from > this.width) return "";
    const seen = Math.max(from, this.gutter);
    const after = this.width - to - 10, before = Math.min(gap, from - this.gutter) - 10;
    const [side, room] = after >= wide ? ["start", wide] : before >= wide ? ["end", wide]
      : after >= 60 ? ["start", after] : before >= 60 ? ["end", before]
        : ["on", Math.min(wide, this.width - seen - 14)];
    const words = fit(bar.name, room + 1, this.labels);
    if (!words) return "";
    const place = { start: Math.max(to, this.gutter) + 5, end: from - 5, on: seen + 8 }[side];
    const ground = side !== "on" ? "" : this.box(place - 3,
      place + widthOf(words, this.labels) + 4, y - 2, BAR + 4, { class: "ground", rx: 3 });
    // The bar's own link has the name already; this one is for the pointer alone.
    const quiet = { href: bar.href, "data-go": "", tabindex: -1, "aria-hidden": "true" };
    const anchor = { class: "name " + bar.shape, "text-anchor": side === "end" ? "end" : "start" };
    return svg("a", { ...quiet, "data-tip": bar.tip }, ground,
      this.text(place, y + BAR - 2, anchor, isolate(words)));
  }

  today() {
    const place = this.at(parse(this.data.today));
    if (place < this.gutter || place > this.width) return [];
    return [this.line(place, HEAD - 4, this.height, "today"),
      svg("circle", {
        cx: this.rtl ? this.width - place : place, cy: HEAD - 4, r: 3.5, class: "todaydot",
      }, svg("title", {}, this.data.words.today))];
  }
}
