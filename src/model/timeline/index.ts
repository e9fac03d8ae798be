export * from './rowList.js';
export * from './segments.js';
