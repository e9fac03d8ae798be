export * from './permissionTable.js';
export * from './can.js';
export * from './networkNeeds.js';
