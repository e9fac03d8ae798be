import type { Decision } from '../../model/index.js';
import type { IconComponent } from '../../ui/index.js';

/** A row of the attach menu that is no composer of a message type: photos, files. */
export interface AttachEntry {
  /** Unique in the menu; type words are taken. */
  readonly id: string;
  readonly label: string;
  readonly icon?: IconComponent | undefined;
  /** As `usePermission` or `useAvailability` answer. Refused with `unsupported` it is left out; any other reason is said below its words. */
  readonly decision: Decision;
  /** Called while the press is still going on, so that a dialog for files may be opened. */
  readonly onSelect: () => void;
}

/** Answers what the menu offers before the composers, in their order. */
export type AttachEntries = () => readonly AttachEntry[];
