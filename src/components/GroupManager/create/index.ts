export { CreateGroup } from './CreateGroup.js';
export { uploadPicture } from './uploadPicture.js';
