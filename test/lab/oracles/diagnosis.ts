import { apiFlows } from '../../../src/core/diagnose/api.js';
import { noLiveEvidence } from '../../../src/core/diagnose/live.js';
import type { AnswerKind } from '../../../src/core/diagnose/name/answer.js';
import { networkOf } from '../../../src/core/diagnose/network.js';
import { walk } from '../../../src/core/diagnose/walked.js';
import { foreignNameServers } from '../../../src/core/model/dhcp.js';
import { notRead, valueOf } from '../../../src/core/model/fact.js';
import {
  asId,
  type SecurityGroupId,
  type SubnetId,
  type VpcId,
} from '../../../src/core/model/ids.js';
import { readForDiagnosis } from '../../../src/core/inventory/diagnosisEstate.js';
import { emptySnapshot, type Snapshot } from '../../../src/core/model/snapshot.js';
import type { NetworkInterface } from '../../../src/sandbox/model/network.js';
import type { World } from '../../../src/sandbox/world.js';
import { testEstate } from '../../support/estate.js';
import {
  addressesOutcome,
  clientsOf,
  controlPlaneOf,
  type ApiQuestion,
  type NameQuestion,
  type Outcome,
} from '../questions.js';
import type { Oracle } from './oracle.js';
import { sandboxOracle } from './sandbox.js';

/** What `diagnose()` follows, on what the real readers read from a sandbox that holds the estate. */
export const diagnosisOracle: Oracle = {
  name: 'diagnosis',
  foretell: async (estate, questions) => {
    const { world } = estate;
    const snapshot = await read(world);
    const orders = await sandboxOracle.foretell(estate, questions);
    return new Map(
      questions.flatMap((question): [string, readonly Outcome[]][] => {
        if (question.kind === 'api') return [[question.key, [connects(snapshot, question)]]];
        const own = answers(world, snapshot, question);
        // Where AWS's choice among targets decides, a diagnosis names one of the answers.
        const all = orders.get(question.key) ?? [];
        return [[question.key, all.includes(own) ? all : [own]]];
      }),
    );
  },
};

/** All that diagnoses of every cluster from every client look at. */
async function read(world: World): Promise<Snapshot> {
  const estate = await testEstate('lab', { state: structuredClone(world) });
  const vpcIds = [...new Set(clientsOf(world).map(({ vpcId }) => asId<VpcId>(vpcId)))];
  try {
    let snapshot = emptySnapshot(estate.aws.scope);
    for (const { name } of world.clusters) {
      snapshot = await readForDiagnosis(estate.read, snapshot, name, vpcIds, estate.signal);
    }
    return snapshot;
  } finally {
    await estate.close();
  }
}

function vantageOf({ vpcId, subnetId, groupIds, privateIpAddresses }: NetworkInterface) {
  return {
    kind: 'vpc' as const,
    vpcId: asId<VpcId>(vpcId),
    subnetId: asId<SubnetId>(subnetId),
    address: privateIpAddresses[0] ?? '',
    groupIds: groupIds.map((id) => asId<SecurityGroupId>(id)),
  };
}

function answers(world: World, snapshot: Snapshot, question: NameQuestion): Outcome {
  const { client, clusterName, transport, server, host } = question;
  const cluster = valueOf(snapshot.clusters[clusterName] ?? notRead);
  if (!cluster) return 'no cluster';
  // What the VPC's own Resolver says, whomever its DHCP options name.
  const { walks } = walk(snapshot, cluster, vantageOf(client), noLiveEvidence);
  const answer = walks.find(({ protocol }) => protocol === transport)?.answer ?? 'unknown';
  const vpc = valueOf(snapshot.vpcs)?.find(({ id }) => id === client.vpcId);
  const foreign = vpc && foreignNameServers(vpc, valueOf(snapshot.dhcpOptions));
  // The estates' own servers are addresses of the documentation: nobody is there.
  if (server === 'dhcp' && foreign && foreign.length > 0) return 'none';
  return outcomeOf(answer, world, clusterName, host);
}

function outcomeOf(answer: AnswerKind, world: World, clusterName: string, host: string): Outcome {
  switch (answer) {
    case 'private':
      return addressesOutcome(
        controlPlaneOf(world, clusterName).flatMap(({ privateIpAddresses }) => privateIpAddresses),
      );
    case 'public': {
      const records = world.publicDns.filter(({ name, type }) => name === host && type === 'A');
      const all = records.flatMap(({ addresses }) => addresses);
      return all.length > 0 ? addressesOutcome(all) : 'NXDOMAIN';
    }
    case 'nxdomain':
      return 'NXDOMAIN';
    case 'nodata':
      return 'NODATA';
    case 'loop':
    case 'silence':
      return 'none';
    case 'hostedZone':
    case 'override':
    case 'unknown':
      return answer;
  }
}

function connects(snapshot: Snapshot, { client, clusterName, to }: ApiQuestion): Outcome {
  const cluster = valueOf(snapshot.clusters[clusterName] ?? notRead);
  if (cluster?.kind !== 'eks') return 'no cluster';
  const flow = apiFlows(networkOf(snapshot), cluster, vantageOf(client)).find(
    (one) => one.interface.id === to.networkInterfaceId,
  )?.flow;
  if (!flow) return 'no way';
  const words = { pass: 'open', drop: 'closed', unknown: 'unknown' } as const;
  return words[flow.outcome];
}
