export { GroupProfile } from './GroupProfile.js';
