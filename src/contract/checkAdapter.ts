import type { ChatAdapter } from './adapter.js';

const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  session: ['connect', 'disconnect'],
  conversations: ['list', 'get'],
  messages: ['load', 'send'],
};

/**
 * Checks the shape of an adapter and throws a `TypeError` that says what is wrong and what to do. Guards every place
 * where a host hands an adapter in, since a wrong one would otherwise fail much later and far away.
 */
export function checkAdapter(value: unknown, where: string): asserts value is ChatAdapter {
  if (value === undefined) {
    throw new TypeError(
      `${where}: the adapter is undefined. Pass an adapter (for example createLocalAdapter() from 'chatloom/adapters/local'). ` +
        'If it is loaded later, pass null until it is there. A common cause is a misspelt import.',
    );
  }
  if (typeof value === 'function') {
    throw new TypeError(
      `${where}: the adapter is a function. Call it first: pass createLocalAdapter(), not createLocalAdapter.`,
    );
  }
  if (value instanceof Promise) {
    throw new TypeError(`${where}: the adapter is a Promise. Await it, and pass null until it is there.`);
  }
  if (typeof value !== 'object' || value === null) {
    throw new TypeError(
      `${where}: an adapter must be an object with the ports of ChatAdapter; got ${value === null ? 'null' : typeof value}.`,
    );
  }
  const adapter = value as Record<string, unknown>;
  const problems: string[] = [];
  for (const [port, methods] of Object.entries(REQUIRED)) {
    const object = adapter[port];
    if (typeof object !== 'object' || object === null) {
      problems.push(`${port} is missing`);
      continue;
    }
    for (const method of methods) {
      if (typeof (object as Record<string, unknown>)[method] !== 'function')
        problems.push(`${port}.${method}() is missing`);
    }
  }
  for (const method of ['subscribe', 'can']) {
    if (typeof adapter[method] !== 'function') problems.push(`${method}() is missing`);
  }
  if (typeof adapter['limits'] !== 'object' || adapter['limits'] === null)
    problems.push('limits is missing (an empty object will do)');
  if (!['native', 'probe', 'none'].includes(adapter['idempotentSend'] as string)) {
    problems.push(`idempotentSend must be 'native', 'probe' or 'none'`);
  }
  if (problems.length > 0) {
    throw new TypeError(`${where}: this is not a ChatAdapter: ${problems.join('; ')}. See docs/adapters.md.`);
  }
}
