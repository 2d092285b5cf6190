import { setTimeout as sleep } from 'node:timers/promises';

/** Sockets that are open in this process, by kind, once those being closed are closed. */
export async function openSockets(): Promise<Record<string, number>> {
  await sleep(20);
  const counts: Record<string, number> = {};
  for (const kind of process.getActiveResourcesInfo()) {
    if (/^(?:UDP|TCP|TLS|HTTP)/.test(kind)) counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return counts;
}

/** Sockets beyond those of `before`: other tests of the process may still be closing theirs. */
export async function newSockets(
  before: Readonly<Record<string, number>>,
): Promise<Record<string, number>> {
  const now = Object.entries(await openSockets());
  return Object.fromEntries(now.filter(([kind, count]) => count > (before[kind] ?? 0)));
}
