// Keeps one calendar alive across Streamlit's reruns: what it shows, its toolbar, its keys.

const NARROW = 620, WAIT = 150;

class Month {
  constructor(root) {
    lay(this, root, ["tools", "legend", "vaguely", "stage"], ["keydown"]);
    this.resizes = new ResizeObserver(() => this.paint());
    this.resizes.observe(root);
  }

  update({ data, setStateValue }) {
    this.data = data;
    this.send = setStateValue;
    this.root.dir = data.dir;
    this.toolbar();
    this.legend.replaceChildren(...legend(data));
    this.vaguely.replaceChildren(...this.dayless());
    this.narrow = null;
    this.paint();
  }

  toolbar() {
    const { words, shows, show, title, steps, today } = this.data;
    this.tools.replaceChildren(
      choices(words.show, shows, show, (value) => this.tell({ show: value })),
      set(words.move,
        sign("‹", words.earlier, () => this.tell({ day: steps[0] })),
        button(words.today, () => this.tell({ day: today })),
        sign("›", words.later, () => this.tell({ day: steps[1] }))),
      html("h2", {}, title));
  }

  // Events of which no day is known, only that they lie somewhere in these days.
  dayless() {
    const { vague, words } = this.data;
    if (!vague.length) return [];
    return [html("b", {}, words.vaguely), ...vague.map((bar) => html("a", {
      href: bar.href, "data-go": "", "data-colour": bar.colour, class: "mark",
    }, html("bdi", {}, bar.name), " ", html("small", {}, `(${bar.days})`)))];
  }

  paint() {
    const width = this.root.clientWidth;
    if (!this.data || !width || this.narrow === width < NARROW) return;
    this.narrow = width < NARROW;
    const listed = this.narrow || this.data.show === "agenda";
    this.stage.replaceChildren(listed ? agenda(this.data)
      : new Grid(this.data, (day) => this.openDay(day)).draw());
    this.root.dataset.ready = this.data.bars.length;
    this.tip.hide();
    const at = this.day(this.data.day) ?? this.stage.querySelector("[data-day]");
    at?.setAttribute("tabindex", 0);
    if (this.moving) at?.focus();
    this.moving = false;
  }

  day(day) { return this.stage.querySelector(`[data-day="${day}"]`); }

  openDay(day) {
    const found = this.data.days.find((known) => known.day === day);
    const box = this.root.appendChild(dayList(this.data, found));
    box.showModal();
  }

  tell(more) {
    this.wanted = { show: this.data.show, day: this.data.day, ...this.wanted, ...more };
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      remember(this.wanted);
      this.send("view", this.wanted);
      this.wanted = {};
    }, WAIT);
  }

  // Days by arrows, months by pages; what lies beyond the page is asked for.
  keydown(event) {
    const now = event.target.dataset?.day;
    if (!now || event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = this.data.dir === "rtl" ? -1 : 1, { steps } = this.data;
    const days = { ArrowRight: forward, ArrowLeft: -forward, ArrowDown: 7, ArrowUp: -7 };
    const pages = { PageUp: steps[0], PageDown: steps[1], Home: this.data.days[0].day,
      End: this.data.days.at(-1).day };
    const to = days[event.key] ? iso(parse(now) + days[event.key] * DAY) : pages[event.key];
    if (!to) return;
    event.preventDefault();
    const node = event.key.startsWith("Page") ? null : this.day(to);
    if (!node) {
      this.moving = true;
      this.tell({ day: to });
      return;
    }
    event.target.setAttribute("tabindex", -1);
    node.setAttribute("tabindex", 0);
    node.focus();
  }

  end() {
    clearTimeout(this.timer);
    this.resizes.disconnect();
  }
}

export default keeping(".month", Month);
