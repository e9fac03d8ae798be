'use client';
import { useMemo } from 'react';
import type { FormMemory } from '../../../messages/index.js';
import { timelineKey, type TimelineKey, type TimelineRef } from '../../../model/index.js';
import { useDesk } from '../../../react/index.js';
import type { Part } from '../../../utils/parts.js';

/** The form of a message type that somebody began to fill in. */
export interface OpenForm {
  /** Of the message. */
  readonly type: string;
  /** Where it goes, whatever is open by the time it is sent. */
  readonly timeline: TimelineRef;
  readonly memory: FormMemory;
}

/** The forms of one chat that were not sent or given up: a dialog goes with its conversation, what was filled in does not. */
export interface OpenForms extends Part {
  /** The one of a conversation in which something is filled in. */
  begun(timeline: TimelineRef): OpenForm | undefined;
  open(timeline: TimelineRef, type: string): OpenForm;
  close(form: OpenForm): void;
}

function createOpenForms(): OpenForms {
  const forms = new Map<TimelineKey, OpenForm>();
  return {
    begun(timeline) {
      const form = forms.get(timelineKey(timeline));
      return form && form.memory.size > 0 ? form : undefined;
    },
    open(timeline, type) {
      const form: OpenForm = { type, timeline, memory: new Map() };
      forms.set(timelineKey(timeline), form);
      return form;
    },
    close(form) {
      const key = timelineKey(form.timeline);
      if (forms.get(key) === form) forms.delete(key);
    },
    stop: () => forms.clear(),
  };
}

/** The forms of the chat around. */
export function useOpenForms(): OpenForms {
  const desk = useDesk();
  return useMemo(() => desk?.part('open forms', createOpenForms) ?? createOpenForms(), [desk]);
}
