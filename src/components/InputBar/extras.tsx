'use client';
// What stands around the field once there is more in it than words: loaded together, since one seldom comes alone.
export { CommandChip } from './suggest/CommandChip.js';
export { FormatToolbar } from './format/FormatToolbar.js';
export { MentionMarks } from './suggest/MentionMarks.js';
