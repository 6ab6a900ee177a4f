// Ticks, and words that fit.

// From the finest: the step between ticks, in what unit the heading above them goes.
const STEPS = [
  { unit: "day", by: 1, days: 1, head: "month" },
  { unit: "week", by: 7, days: 7, head: "month" },
  { unit: "month", by: 1, days: 30.4, head: "year" },
  { unit: "month", by: 3, days: 91, head: "year" },
  { unit: "year", by: 1, days: 365, head: null },
  { unit: "year", by: 2, days: 730, head: null },
  { unit: "year", by: 5, days: 1826, head: null },
  { unit: "year", by: 10, days: 3652, head: null },
  { unit: "year", by: 50, days: 18262, head: null },
];

function floor(time, { unit, by }) {
  const at = new Date(time), year = at.getUTCFullYear(), month = at.getUTCMonth();
  if (unit === "year") return Date.UTC(Math.floor(year / by) * by, 0, 1);
  if (unit === "month") return Date.UTC(year, Math.floor(month / by) * by, 1);
  const midnight = Date.UTC(year, month, at.getUTCDate());
  return unit === "week" ? midnight - ((at.getUTCDay() + 6) % 7) * DAY : midnight;
}

function next(time, { unit, by }) {
  const at = new Date(time);
  if (unit === "year") return Date.UTC(at.getUTCFullYear() + by, 0, 1);
  if (unit === "month") return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + by, 1);
  return time + by * DAY;
}

function starts(first, last, step) {
  const found = [];
  for (let time = floor(first, step); time <= last; time = next(time, step)) found.push(time);
  return found;
}

// Ticks at least `apart` px from each other, and headings for the stretches between them.
function ticks(first, last, width, apart, locale) {
  const days = (last - first) / DAY;
  const step = STEPS.find((s) => (days / s.days) * apart <= width) ?? STEPS.at(-1);
  const format = (options) => new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options });
  const small = format(
    step.unit === "year" ? { year: "numeric" }
      : step.unit === "month" ? { month: "short" } : { day: "numeric" });
  const heading = { month: { month: "long", year: "numeric" }, year: { year: "numeric" } };
  const large = step.head && format(heading[step.head]);
  return {
    marks: starts(first, last, step).filter((t) => t >= first)
      .map((time) => ({ time, label: small.format(time) })),
    heads: large ? starts(first, last, { unit: step.head, by: 1 }).map((time) => ({
      time, end: next(time, { unit: step.head, by: 1 }), label: large.format(time),
    })) : [],
  };
}

const ruler = document.createElement("canvas").getContext("2d");
const widths = new Map();

function widthOf(text, font) {
  const key = font + text;
  if (!widths.has(key)) {
    if (widths.size > 5000) widths.clear();
    ruler.font = font;
    widths.set(key, ruler.measureText(text).width);
  }
  return widths.get(key);
}

// The text, or as much of it as fits with an ellipsis; "" where not even four letters do.
function fit(text, room, font) {
  if (widthOf(text, font) <= room) return text;
  const letters = Array.from(text);
  let low = 0, high = letters.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (widthOf(letters.slice(0, middle).join("") + "…", font) <= room) low = middle;
    else high = middle - 1;
  }
  return low < 4 ? "" : letters.slice(0, low).join("").trimEnd() + "…";
}
