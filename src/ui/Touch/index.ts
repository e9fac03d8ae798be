export { watchTouch, type SwipeWay, type TouchedRow, type TouchHandlers } from './watchTouch.js';
