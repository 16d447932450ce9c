import { slackOf } from './backward.ts';
import type { Schedule } from './schedule.ts';

/** Ids of the links that some critical path takes, in the order of the links. */
export function criticalLinks(schedule: Schedule): string[] {
  const { graph, network } = schedule;
  const tight = tightEntries(schedule);
  const links = network.link.filter((_, entry) => tight[entry] === 1).sort();
  return Array.from(links, (index) => graph.links[index]!.id);
}

/** 1 for each entry of the network that joins two critical tasks with nothing to spare. */
export function tightEntries({ network, critical, forward }: Schedule): Uint8Array {
  const { source, target, link } = network;
  const tight = new Uint8Array(link.length);
  for (let entry = 0; entry < tight.length; entry++) {
    if (critical[source[entry]! >> 1] === 1 && critical[target[entry]!] === 1 && slackOf(network, entry, forward.times) === 0) tight[entry] = 1;
  }
  return tight;
}
