export { CreateGroup, type CreateGroupProps } from './CreateGroup.js';
export { createStrings } from './strings.js';
export { uploadPicture } from './uploadPicture.js';
