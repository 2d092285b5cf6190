import assert from 'node:assert/strict';
import { createDnsClient } from '../../src/core/dns/client.js';
import { valueOf } from '../../src/core/model/fact.js';
import { runCheck, type Check } from '../../src/core/verify/check.js';
import { controlPlaneAddresses } from '../../src/core/verify/controlPlane.js';
import type { TestEstate } from './estate.js';

/** Asks for a cluster's name at one of the sandbox's places as they are now. */
export async function askAt(
  estate: TestEstate,
  placeId: string,
  clusterName: string,
  transport: 'udp' | 'tcp' = 'udp',
): Promise<Check> {
  const snapshot = await estate.snapshot(clusterName);
  const name = valueOf(snapshot.clusters[clusterName])?.endpointName ?? '';
  const answer = await fetch(`${estate.endpoint}/_sandbox/vantages`);
  const places = (await answer.json()) as readonly Check['request']['vantage'][];
  const vantage = places.find(({ id }) => id === placeId);
  if (!vantage) throw new Error(`no ${placeId} among ${places.map(({ id }) => id).join()}`);
  const expected = controlPlaneAddresses(snapshot, clusterName);
  const request = { vantage, name, type: 'A', transport, expected };
  return runCheck({ dns: createDnsClient() }, request, estate.signal);
}

/** Fails, naming only what differs, unless two dumped states are the same but for the source of ids. */
export function assertSameState(found: string, wanted: string): void {
  const [left, right] = [found, wanted].map((dump): Record<string, unknown> => ({
    ...(JSON.parse(dump) as Record<string, unknown>),
    serial: 0,
  }));
  const differences = Object.keys({ ...left, ...right }).flatMap((key) => {
    const [is, was] = [linesOf(left?.[key]), linesOf(right?.[key])];
    const extra = is.filter((line) => !was.includes(line)).map((line) => `too much ${line}`);
    const lacking = was.filter((line) => !is.includes(line)).map((line) => `lacking ${line}`);
    return [...extra, ...lacking].map((line) => `${key}: ${line}`);
  });
  assert.deepEqual(differences, []);
  assert.deepEqual(left, right);
}

function linesOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).map((one) => JSON.stringify(one));
}
