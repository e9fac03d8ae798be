// Two nodes of ejabberd that share a PostgreSQL and a folder of uploads, behind a balancer. See docs/backends/xmpp-scaling.md.
import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { prepareEjabberd, registerAt } from '../servers/ejabberd.mjs';
import { freePort, keepServer, makeFolder } from '../servers/process.mjs';
import { startProxy } from '../servers/proxy.mjs';
import { startPostgres } from './postgres.mjs';

const nameOf = (index) => `ejabberd@127.0.0.${index + 1}`;

/** Members of the cluster, as a node tells them. */
async function members(origin) {
  const answer = await fetch(`${origin}/api/list_cluster`, { method: 'POST', body: '{}' });
  return answer.ok ? answer.json() : [];
}

export async function startCluster() {
  const ended = [];
  const stop = async () => {
    for (const end of ended.toReversed()) await end();
  };
  try {
    const database = await startPostgres();
    ended.push(() => database.stop());
    const uploads = await makeFolder('uploads');
    ended.push(() => rm(uploads, { recursive: true, force: true }));
    const ports = [await freePort(), await freePort()];
    const balancer = await startProxy(...ports);
    ended.push(() => balancer.stop());
    const origin = `http://127.0.0.1:${balancer.port}`;
    // Erlang nodes find each other by one port on an address for each: no epmd, whose port is the same for a whole machine.
    const erlangPort = String(await freePort());
    const cookie = randomUUID();

    const nodes = [];
    for (const [index, port] of ports.entries()) {
      const folder = await makeFolder(`node${index + 1}`);
      const prepared = await prepareEjabberd({
        port,
        folder,
        sql: database.options,
        uploads,
        origin,
        more: [
          ...['-name', nameOf(index), '-setcookie', cookie],
          ...['-start_epmd', 'false', '-erl_epmd_port', erlangPort],
          ...['-kernel', 'inet_dist_use_interface', `{127,0,0,${index + 1}}`],
        ],
      });
      // What `ejabberdctl join_cluster ejabberd@127.0.0.1` does; a node that is in already is told so, and goes on.
      if (index > 0) prepared.args.push('-eval', `ejabberd_cluster:join('${nameOf(0)}').`);
      const from = performance.now();
      const node = await keepServer({ software: `node ${index + 1}`, ...prepared });
      ended.push(() => node.stop());
      const nodeOrigin = `http://127.0.0.1:${port}`;
      while ((await members(nodeOrigin).catch(() => [])).length !== index + 1) {
        if (performance.now() - from > 30_000)
          throw new Error(`node ${index + 1} has not joined.\n${await node.log()}`);
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      nodes.push({
        ...node,
        service: `ws://127.0.0.1:${port}/ws`,
        origin: nodeOrigin,
        members: () => members(nodeOrigin),
        /** From the start of the process to being a member, in ms. */
        took: Math.round(performance.now() - from),
      });
    }
    return {
      nodes,
      /** To the first node that is up. */
      service: `ws://127.0.0.1:${balancer.port}/ws`,
      addUser: registerAt(nodes[0].origin),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
