// Prints how long one diagnosis takes, in milliseconds, by the number of VPCs in the snapshot.
import { diagnose } from '../src/core/diagnose/diagnose.js';
import { bigClient, bigCluster, bigSnapshot } from '../test/support/bigSnapshot.js';

function medianMs(vpcs: number): number {
  const snapshot = bigSnapshot(vpcs);
  const runs = Array.from({ length: 15 }, () => {
    const began = performance.now();
    const { outcome } = diagnose(snapshot, bigCluster, { kind: 'vpc', vpcId: bigClient });
    if (outcome !== 'works') throw new Error(`the estate of ${vpcs} VPCs ${outcome}`);
    return performance.now() - began;
  });
  return runs.toSorted((a, b) => a - b)[7] ?? Number.NaN;
}

medianMs(500);
const sizes = [50, 500, 5000];
console.log(JSON.stringify(Object.fromEntries(sizes.map((vpcs) => [vpcs, medianMs(vpcs)]))));
