// chrono-node as a finder of days; the language is the argument, records come on standard input.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const chrono = createRequire(`${process.cwd()}/`)("chrono-node")[process.argv[2]];
const iso = (year, month, day) => new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);

// First and last day: of a month where no day is certain, of a year where no month is.
function days(part) {
  const [year, month, day] = ["year", "month", "day"].map((name) => part.get(name));
  if (part.isCertain("day") || part.isCertain("weekday") || !part.isCertain("year") && !part.isCertain("month"))
    return [iso(year, month, day), iso(year, month, day)];
  return part.isCertain("month")
    ? [iso(year, month, 1), iso(year, month + 1, 0)]
    : [iso(year, 1, 1), iso(year, 12, 31)];
}

const dated = (part) => ["day", "weekday", "month", "year"].some((name) => part.isCertain(name));

for await (const line of createInterface({ input: process.stdin })) {
  const { id, text, ref } = JSON.parse(line);
  const found = chrono.parse(text, new Date(ref.slice(0, 19))).filter((r) => dated(r.start));
  // JavaScript counts UTF-16 units, the records code points.
  const at = (units) => [...text.slice(0, units)].length;
  const preds = found.map((r) => [
    at(r.index), at(r.index + r.text.length), days(r.start)[0], days(r.end ?? r.start)[1],
  ]);
  console.log(JSON.stringify({ id, preds }));
}
