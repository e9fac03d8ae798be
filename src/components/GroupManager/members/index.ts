export { GroupBanned } from './GroupBanned.js';
export { GroupControls } from './GroupControls.js';
export { GroupMembers } from './GroupMembers.js';
