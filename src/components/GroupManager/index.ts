export { GroupManager, type GroupManagerProps } from './GroupManager.js';
export type { GroupSection } from './sections.js';
