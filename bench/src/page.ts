import { start } from './start.ts';

await start({
  ours: () => import('./scenarios/ours.tsx'),
  'ours-unbounded': () => import('./scenarios/oursUnbounded.tsx'),
  tanstack: () => import('./scenarios/tanstack.tsx'),
  virtua: () => import('./scenarios/virtua.tsx'),
  dom: () => import('./scenarios/dom.tsx'),
  stream: () => import('./scenarios/stream.tsx'),
  chatscope: () => import('./scenarios/chatscope.tsx'),
  conversations: () => import('./scenarios/conversations.tsx'),
  members: () => import('./scenarios/members.tsx'),
});
