import { drift } from '../core/drift/drift.js';
import { driftText } from '../ui/driftText.js';
import { targetFor } from '../ui/pickCluster.js';
import type { Command } from './deps.js';
import { readDriftOf } from './readDrift.js';

/** **What has drifted?**: what is live compared with what tags and journal say, as a document. */
export const showDrift: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const target = await targetFor(deps, argument, signal);
    const { clusterName } = target;
    const { snapshot, journals } = await readDriftOf(deps, target, signal);
    const found = drift(snapshot, clusterName, journals);
    const document = driftText(clusterName, found, deps.say);
    await deps.window.showReadOnly(`${clusterName}.drift.md`, document);
    return found;
  };
