import { medianOf, ratio, valuesOf } from './statistics.mjs';

/** One line of the table of gates: what, the limit, and what was measured. `met` is undefined where nothing was measured. */
function atMost(name, limit, value, unit, best) {
  return { name, limit, value, unit, best, met: value === undefined ? undefined : value <= limit };
}

/** The limits chatloom holds itself to, as measured. */
export function gates({ rows, sizes }) {
  const lines = [];
  const ours = 'ours';
  for (const [metric, name] of [
    ['mount', 'mount'],
    ['append', 'append'],
    ['edit', 'edit'],
    ['typing', 'typing'],
  ]) {
    const value = ratio(rows, [ours, 10_000], ['tanstack', 10_000], metric);
    lines.push(atMost(`${name}, CPU at 10,000 to the bare list`, 2, value, '×', 1.3));
  }
  const typing = ratio(rows, [ours, 100_000], ['tanstack', 100_000], 'typing');
  lines.push(atMost('typing, CPU at 100,000 to the bare list', 2, typing, '×', undefined));
  for (const scenario of [ours, 'ours-unbounded']) {
    for (const metric of ['append', 'edit']) {
      const value = ratio(rows, [scenario, 100_000], [scenario, 1000], metric);
      const which = scenario === ours ? '' : ', bound lifted';
      lines.push(atMost(`${metric}${which}, CPU at 100,000 to that at 1,000`, 1.5, value, '×', 1.1));
    }
  }
  for (const [scenario, which] of [
    [ours, 'history loaded around'],
    ['ours-unbounded', 'bound lifted'],
  ]) {
    const value = ratio(rows, [scenario, 100_000], ['tanstack', 100_000], 'jump');
    lines.push(atMost(`far jump to content at 100,000, ${which}, to the bare list`, 1, value, '×', 0.4));
  }
  const all = (metric) => rows.filter((row) => /^ours/.test(row.scenario)).map((row) => row[metric]);
  const worst = (metric) => {
    const values = all(metric).filter((value) => typeof value === 'number');
    return values.length === 0 ? undefined : Math.max(...values);
  };
  lines.push(atMost('prepend, worst jump of all runs', 1, worst('prependJump'), 'px', 0.5));
  lines.push(atMost('prepend, frames off', 0, worst('prependFramesOff'), '', 0));
  lines.push(atMost('blank frames, steady scroll, worst run', 0, worst('scrollBlank'), '%', 0));
  lines.push(atMost('blank frames, far jumps, worst run', 0, worst('jumpBlank'), '%', 0));
  lines.push(atMost('blank frames, burst, worst run', 0, worst('burstBlank'), '%', 0));
  const more = medianOf(rows, ours, 10_000, 'burstDropped') - medianOf(rows, 'tanstack', 10_000, 'burstDropped');
  lines.push(
    atMost(
      'burst of 200/s at 10,000, dropped frames over the bare list',
      5,
      Number.isFinite(more) ? more : undefined,
      'points',
      1,
    ),
  );
  lines.push(atMost('burst, gap at the end, worst run', 1, worst('burstEndGap'), 'px', 0));
  const missed = [ours, 'ours-unbounded'].flatMap((scenario) =>
    [1000, 10_000, 100_000].flatMap((size) => {
      const of = valuesOf(rows, scenario, size, 'sendsOf');
      const arrived = valuesOf(rows, scenario, size, 'sendsArrived');
      return of.map((count, i) => count - (arrived[i] ?? 0));
    }),
  );
  const sum = (values) => values.reduce((total, value) => total + value, 0);
  lines.push(
    atMost(
      `own sends from far up that did not arrive, of ${sum(all('sendsOf').filter((n) => typeof n === 'number'))}`,
      0,
      missed.length > 0 ? sum(missed) : undefined,
      '',
      0,
    ),
  );
  lines.push(atMost('rows rendered for one incoming message', 2, medianOf(rows, ours, 'renders', 'renders'), '', 1));
  for (const [scenario, name] of [
    ['conversations', 'conversation list'],
    ['members', 'members of a group, list'],
  ]) {
    const value = ratio(rows, [scenario, 10_000], [scenario, 100], 'update');
    lines.push(atMost(`${name} of 10,000, CPU of one update, to one of 100`, 2, value, '×', 1));
  }
  const heap = ratio(rows, ['ours-unbounded', 100_000], ['tanstack', 100_000], 'heap');
  lines.push(atMost('heap over the data at 100,000, bound lifted, to the bare list', 2, heap, '×', undefined));
  const app = sizes['chatloom `ChatApp` with the local adapter'];
  lines.push(atMost('first load of `<ChatApp>` with the local adapter, zipped', 90, app?.js, 'kB', 60));
  lines.push(atMost('`MessageList` alone, zipped', 35, sizes['chatloom `MessageList`']?.js, 'kB', 25));
  lines.push(atMost('all CSS, zipped', 15, app?.css, 'kB', 10));
  return lines;
}
