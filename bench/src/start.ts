import { Probe } from './probe.ts';
import type { Scenario } from './live.ts';

declare global {
  interface Window {
    probe: Probe;
  }
}

/** Loads the scenario the address asks for, makes it ready, and hands the probe to whoever drives the page. */
export async function start(
  scenarios: Readonly<Record<string, () => Promise<{ readonly scenario: Scenario }>>>,
): Promise<void> {
  const query = new URLSearchParams(location.search);
  const load = scenarios[query.get('scenario') ?? ''];
  if (!load) throw new Error(`There is no scenario ${query.get('scenario')}.`);
  const size = Number(query.get('size'));
  const { scenario } = await load();
  await scenario.prepare(size);
  window.probe = new Probe(scenario, size);
}
