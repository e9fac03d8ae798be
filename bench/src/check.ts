import { start } from './start.ts';

// What can be built without the peers being installed.
await start({
  ours: () => import('./scenarios/ours.tsx'),
  'ours-unbounded': () => import('./scenarios/oursUnbounded.tsx'),
  tanstack: () => import('./scenarios/tanstack.tsx'),
});
