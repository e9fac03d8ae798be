export { GroupInvite } from './GroupInvite.js';
