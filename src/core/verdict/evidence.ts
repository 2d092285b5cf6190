import type { Cluster } from '../model/cluster.js';
import { message, type Message } from '../model/message.js';
import type { Snapshot } from '../model/snapshot.js';
import { whyUnknown } from '../model/why.js';

/** The two access flags of a cluster. */
export function accessEvidence(cluster: Cluster): Message {
  return message('evidence.access', {
    public: String(cluster.access !== 'private'),
    private: String(cluster.access !== 'public'),
  });
}

/** What public DNS said, or why that is not known. */
export function publicEvidence(snapshot: Snapshot, cluster: Cluster): Message {
  const answer = snapshot.publicAnswers[cluster.endpointName ?? ''];
  if (!answer?.known) return message('evidence.publicUnknown', { why: whyUnknown(answer) });
  return answer.value.length > 0
    ? message('evidence.publicAnswer', { addresses: answer.value })
    : message('evidence.publicNothing');
}
