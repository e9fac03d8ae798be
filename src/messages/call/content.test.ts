import { describe, expect, it } from 'vitest';
import { builtInContents, createContentRegistry } from '../content.js';
import { callContent, type CallOutcome } from './content.js';

describe('call', () => {
  it('needs to know how it ended', () => {
    expect(callContent.normalize({ type: 'call', kind: 'video' })).toBeNull();
    expect(callContent.normalize({ type: 'call', outcome: 'exploded' })).toBeNull();
    expect(callContent.normalize({ type: 'call', kind: 'hologram', outcome: 'missed', duration: -4 })).toEqual({
      type: 'call',
      kind: 'audio',
      outcome: 'missed',
      duration: 0,
    });
  });

  it.each<[CallOutcome, boolean]>([
    ['missed', true],
    ['cancelled', true],
    ['busy', true],
    ['completed', false],
    ['declined', false],
    ['failed', false],
    ['ongoing', false],
  ])('that is %s counts as unread: %s', (outcome, counts) => {
    const registry = createContentRegistry(builtInContents);
    expect(registry.isCountable(registry.normalize({ type: 'call', outcome }))).toBe(counts);
  });

  it('is summed up by how it ended', () => {
    expect(callContent.summarize({ type: 'call', kind: 'video', outcome: 'completed', duration: 61_000 })).toEqual({
      kind: 'call.completed',
      params: { media: 'video', duration: 61_000 },
    });
  });
});
