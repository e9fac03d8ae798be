export { GroupRequests } from './GroupRequests.js';
