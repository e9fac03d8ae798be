import { describe, expect, it } from 'vitest';
import { networkNeeds } from '../model/index.js';
import { operations } from './capabilities.js';

describe('the table of what needs the network', () => {
  it('has every operation of the contract, and no other', () => {
    expect(Object.keys(networkNeeds).sort()).toEqual([...operations].sort());
  });
});
