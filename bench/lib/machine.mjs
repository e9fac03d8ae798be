import { availableParallelism, cpus, loadavg, totalmem, type } from 'node:os';

/** The machine, in a line that says what a reader needs to judge the figures. */
export function machine(browserVersion) {
  const model = cpus()[0]?.model.trim() || process.arch;
  const memory = Math.round(totalmem() / 2 ** 30);
  const load = loadavg()[0]?.toFixed(1);
  return `${availableParallelism()} × ${model}, ${memory} GB, ${type()}, headless Chromium ${browserVersion}, Node ${process.versions.node}, load ${load} at the end`;
}
