export * from './permissionTable.js';
export * from './can.js';
