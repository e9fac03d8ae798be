/** The middle of what was measured; undefined of nothing. */
export function median(values) {
  const sorted = values.filter((value) => Number.isFinite(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return undefined;
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** What was measured of one scenario at one size: one value for each run. */
export const valuesOf = (rows, scenario, size, metric) =>
  rows
    .filter((row) => row.scenario === scenario && row.size === size)
    .map((row) => row[metric])
    .filter((value) => typeof value === 'number');

export const medianOf = (rows, scenario, size, metric) => median(valuesOf(rows, scenario, size, metric));

/** Median of the ratios of two scenarios run by run: what slows a run down slows both. */
export function ratio(rows, [scenario, size], [other, otherSize], metric) {
  const runs = [...new Set(rows.map((row) => row.run))];
  const one = (run, name, at) =>
    rows.find((row) => row.run === run && row.scenario === name && row.size === at)?.[metric];
  return median(runs.map((run) => one(run, scenario, size) / one(run, other, otherSize)));
}
