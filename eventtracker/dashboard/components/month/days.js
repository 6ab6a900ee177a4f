// Weeks of days with bars across them, a list of days, and the list of one day.

const ROWS = 3, WIDE = { month: 4, week: 40 };

const covers = (bar, day) => bar.first <= day && day <= bar.last;

// Rows for the bars of one week, by first fit, the longest of a day first.
function pack(bars, first, last) {
  const found = [], rows = [];
  const order = (a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : b.to > a.to ? 1 : -1);
  const seen = bars.filter((bar) => bar.first <= last && bar.last >= first).map((bar) => ({
    bar, from: bar.first < first ? first : bar.first, to: bar.last > last ? last : bar.last,
  }));
  for (const piece of seen.sort(order)) {
    let row = rows.findIndex((taken) => taken < piece.from);
    if (row < 0) row = rows.length;
    rows[row] = piece.to;
    found.push({ ...piece, row });
  }
  return found;
}

class Grid {
  constructor(data, open) { Object.assign(this, { data, open }); }

  draw() {
    const { locale, days, words } = this.data;
    const name = new Intl.DateTimeFormat(locale, { weekday: "short", timeZone: "UTC" });
    const heads = days.slice(0, 7).map(({ day }) => html("span", {}, name.format(parse(day))));
    const weeks = [];
    for (let i = 0; i < days.length; i += 7) weeks.push(this.week(days.slice(i, i + 7)));
    return html("div", { class: "days show-" + this.data.show, role: "group", "aria-label": words.grid },
      html("div", { class: "heads", "aria-hidden": "true" }, ...heads), ...weeks);
  }

  week(days) {
    const first = days[0].day, last = days[6].day, column = (day) => (parse(day) - parse(first)) / DAY + 1;
    const pieces = this.data.dense ? [] : pack(this.data.bars, first, last);
    const room = WIDE[this.data.show], deepest = Math.max(0, ...pieces.map((p) => p.row + 1));
    // The last row is for "+2 more" where some bars have no room.
    const shown = deepest > room ? room - 1 : room;
    const rows = Math.max(ROWS, Math.min(room, deepest));
    const week = html("div", { class: "week", style: `--rows: ${rows}` },
      ...days.map((day, i) => this.day(day, i + 1)));
    for (const { bar, from, to, row } of pieces.filter((p) => p.row < shown)) {
      week.append(this.bar(bar, row, [from, to], [column(from), column(to) + 1]));
    }
    if (deepest > room) {
      days.forEach(({ day }, i) => {
        const hidden = pieces.filter((p) => p.row >= shown && p.from <= day && day <= p.to).length;
        if (hidden) week.append(this.rest(day, hidden, i + 1, shown));
      });
    }
    return week;
  }

  day({ day, count, label, outside }, column) {
    const { today, most } = this.data, number = String(Number(day.slice(8)));
    const month = new Intl.DateTimeFormat(this.data.locale, { month: "short", timeZone: "UTC" });
    const head = number === "1" ? `${month.format(parse(day))} ${number}` : number;
    return html("button", {
      type: "button", tabindex: -1, "data-day": day, "aria-label": label,
      "aria-current": day === today && "date", style: `grid-column: ${column}; --share: ${count / most}`,
      class: "day" + (outside ? " outside" : ""),
      click: () => this.open(day),
    }, html("span", { class: "number" }, head),
    count > 1 ? html("span", { class: "going" }, String(count)) : "");
  }

  bar(bar, row, [from, to], [start, end]) {
    const ends = (bar.first === from ? " begins" : "") + (bar.last === to ? " ends" : "");
    // The day's own list says the same to the keyboard and to screen readers.
    return html("a", {
      href: bar.href, "data-go": "", tabindex: -1, "aria-hidden": "true", "data-tip": bar.tip,
      "data-colour": bar.colour, class: `bar ${bar.shape}${ends}`,
      style: `grid-column: ${start} / ${end}; grid-row: ${row + 2}`,
    }, bar.time ? html("span", { class: "time" }, bar.time) : "", html("bdi", {}, bar.name));
  }

  rest(day, number, column, row) {
    return html("button", {
      type: "button", tabindex: -1, "aria-hidden": "true", class: "rest",
      style: `grid-column: ${column}; grid-row: ${row + 2}`, click: () => this.open(day),
    }, "+" + number);
  }
}

// All days with their events from top to bottom; what goes on from before comes first.
function agenda(data) {
  const format = new Intl.DateTimeFormat(data.locale,
    { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  const found = html("div", { class: "agenda", role: "group", "aria-label": data.words.grid });
  const days = data.days.filter((day) => !day.outside);
  const first = days[0].day;
  for (const { day, count, href } of days) {
    const begin = data.bars.filter((bar) => (bar.first < first ? first : bar.first) === day &&
      bar.last >= first);
    if (!data.dense && !begin.length && day !== data.today) continue;
    if (data.dense && !count) continue;
    const now = day === data.today ? "now" : "";
    found.append(html("h3", { class: now }, format.format(parse(day))));
    if (data.dense) found.append(html("a", { class: "item", href, "data-go": "" }, String(count)));
    found.append(...begin.map(entry));
  }
  return found;
}

// One day's events over the page, for the keyboard and for what had no room.
function dayList(data, { day, label, href }) {
  const bars = data.bars.filter((bar) => covers(bar, day));
  const box = html("dialog", {
    "aria-label": label, close: () => box.remove(),
    click: (event) => event.target === box && box.close(),
  }, html("div", { class: "inside" },
    html("header", {}, html("h3", {}, label), sign("×", data.words.close, () => box.close())),
    ...bars.map(entry),
    bars.length ? "" : html("p", {}, data.words.nothing),
    html("a", { class: "all", href, "data-go": "" }, data.words.all)));
  box.addEventListener("click", (event) => event.target.closest("a") && box.close());
  return box;
}
