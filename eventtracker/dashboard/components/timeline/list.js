// The same events from top to bottom, for screens too narrow for a chart.

function list(data) {
  const format = new Intl.DateTimeFormat(data.locale,
    { month: "long", year: "numeric", timeZone: "UTC" });
  const found = html("div", { class: "list", role: "group", "aria-label": data.words.chart });
  let heading = null, pastToday = false;
  const today = () => html("p", { class: "now" }, data.words.today);
  for (const bar of [...data.bars].sort((a, b) => (a.first < b.first ? -1 : 1))) {
    if (!pastToday && bar.last >= data.today) {
      pastToday = true;
      if (found.childElementCount) found.append(today());
    }
    const month = format.format(parse(bar.first));
    if (month !== heading) found.append(html("p", { class: "month" }, (heading = month)));
    found.append(entry(bar));
  }
  return found.append(...counts(data)), found;
}

// Too many events for a list: how many there are in each stretch of days, all lanes together.
function counts(data) {
  const bins = new Map();
  for (const cell of data.cells) {
    const bin = bins.get(cell.first) ?? { ...cell, count: 0 };
    bin.count += cell.count;
    bins.set(cell.first, bin);
  }
  const most = Math.max(1, ...[...bins.values()].map((b) => b.count));
  return [...bins.values()].sort((a, b) => (a.first < b.first ? -1 : 1)).map((bin) =>
    html("button", {
      class: "bin", type: "button", "data-first": bin.first, "data-last": bin.last,
      style: `--share:${(100 * bin.count / most).toFixed(1)}%`,
    }, html("span", {}, bin.days), html("b", {}, String(bin.count))));
}
