export { Root, type RootProps } from './Root.js';
