export { LiveRegion, type LiveRegionHandle, type LiveRegionProps } from './LiveRegion.js';
