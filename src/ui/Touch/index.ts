export { watchTouch, type SwipeWay } from './watchTouch.js';
