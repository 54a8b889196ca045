// Figures and tables for people.

/** The value below which a share of them lies; of a sorted list. */
export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** What a round is summed up by. Times in ms. */
export function summary(times, seconds) {
  const sorted = Float64Array.from(times).sort();
  return {
    count: sorted.length,
    perSecond: sorted.length / seconds,
    p50: quantile(sorted, 0.5),
    p99: quantile(sorted, 0.99),
    max: sorted.at(-1) ?? 0,
  };
}

export function spread(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return { min: sorted[0] ?? 0, median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 };
}

/** How many times the yardstick's middle rate. */
export const ratio = (server, yardstick) =>
  spread(server.map(({ perSecond }) => perSecond)).median / spread(yardstick.map(({ perSecond }) => perSecond)).median;

/** Whole from 100 on; before that what can be told apart. */
export const round = (value) =>
  value >= 100 ? Math.round(value).toLocaleString('en') : value.toFixed(value >= 10 ? 1 : 2);

export const spreadText = (values) => {
  const { min, median, max } = spread(values);
  return values.length === 1 ? round(median) : `${round(min)}–${round(median)}–${round(max)}`;
};

/** Columns as wide as their widest cell; the first to the left, the others to the right. */
export function table(head, rows) {
  const all = [head, ...rows];
  const widths = head.map((_, i) => Math.max(...all.map((row) => String(row[i]).length)));
  const line = (row) =>
    row.map((cell, i) => (i === 0 ? String(cell).padEnd(widths[i]) : String(cell).padStart(widths[i]))).join('  ');
  return `${[line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n')}\n`;
}
