import { Probe } from './probe.ts';
import type { Scenario } from './live.ts';

declare global {
  interface Window {
    probe: Probe;
  }
}

const scenarios: Record<string, () => Promise<{ readonly scenario: Scenario }>> = {
  ours: () => import('./scenarios/ours.tsx'),
  'ours-unbounded': () => import('./scenarios/oursUnbounded.tsx'),
  tanstack: () => import('./scenarios/tanstack.tsx'),
  virtua: () => import('./scenarios/virtua.tsx'),
  dom: () => import('./scenarios/dom.tsx'),
  stream: () => import('./scenarios/stream.tsx'),
  chatscope: () => import('./scenarios/chatscope.tsx'),
  conversations: () => import('./scenarios/conversations.tsx'),
};

const query = new URLSearchParams(location.search);
const load = scenarios[query.get('scenario') ?? ''];
if (!load) throw new Error(`There is no scenario ${query.get('scenario')}.`);
const size = Number(query.get('size'));
const { scenario } = await load();
await scenario.prepare(size);
window.probe = new Probe(scenario, size);
