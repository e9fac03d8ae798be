export { GroupSettings } from './GroupSettings.js';
