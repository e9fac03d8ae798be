import { expect, it } from 'vitest';
import { letFailQuietly } from './agent.js';

it('a write that nobody waits for fails unheard; who waits is told', async () => {
  const line = {
    disconnect: () => {},
    send: (kind: string) => (kind === 'iq' ? Promise.resolve() : Promise.reject(new Error('Socket closed'))),
  };
  letFailQuietly(line);
  // Unheard: a rejection without a handler would fail the run.
  void line.send('sm');
  await expect(line.send('message')).rejects.toThrow('Socket closed');
  await expect(line.send('iq')).resolves.toBeUndefined();
});
