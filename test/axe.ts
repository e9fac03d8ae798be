import axe from 'axe-core';
import type { ElementContext, RunOptions } from 'axe-core';

/**
 * What axe objects to, one line for each rule. It looks once everything that comes in or goes has arrived: half faded, nothing has
 * the contrast it will have. What moves for ever is not waited for, and nothing is for longer than two seconds.
 */
export async function axeViolations(
  context: ElementContext,
  options: RunOptions = { rules: { region: { enabled: false } } },
): Promise<readonly string[]> {
  const until = performance.now() + 2000;
  while (performance.now() < until) {
    const moving = document.getAnimations().filter(({ effect }) => effect?.getTiming().iterations !== Infinity);
    if (moving.length === 0) break;
    await new Promise(requestAnimationFrame);
  }
  const { violations } = await axe.run(context, options);
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}
