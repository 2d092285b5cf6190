import type { Diagnosis } from '../../core/diagnose/diagnosis.js';
import { diagnose as diagnosisOf } from '../../core/diagnose/diagnose.js';
import type { Fix } from '../../core/diagnose/finding.js';
import { gatherLive, type LiveDeps } from '../../core/diagnose/gatherLive.js';
import { noLiveEvidence } from '../../core/diagnose/live.js';
import { proxyOf } from '../../core/diagnose/proxy.js';
import { diagnosisJson, diagnosisText } from '../../core/diagnose/render.js';
import type { ClientVantage } from '../../core/diagnose/vantage.js';
import { valueOf } from '../../core/model/fact.js';
import { asId, type VpcId } from '../../core/model/ids.js';
import { vpcLabel } from '../../core/model/names.js';
import type { Snapshot } from '../../core/model/snapshot.js';
import type { AwsScope } from '../../core/model/identity.js';
import { reach } from '../../core/reach/reach.js';
import { machineAddresses } from '../../store/machineAddresses.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { clusterIn } from '../facts.js';
import { writeJson } from '../io.js';
import { clusterOf, type Options } from '../options.js';
import { scopeOf, type Session } from '../session.js';

/** `diagnose`: for each client VPC, for DNS servers outside AWS, or for the public internet. */
export async function diagnose(session: Session, options: Options): Promise<ExitCode> {
  const { io, store } = session;
  const name = clusterOf(options);
  const scope = await scopeOf(session, options);
  const vpcIds = options.clientVpcs.map((id) => asId<VpcId>(id));
  const snapshot = await store.diagnosis(scope, name, vpcIds, io.signal);
  const { endpointName = '' } = clusterIn(snapshot, name);
  const proxy = proxyOf(io.env, endpointName);
  const silent = { ...noLiveEvidence, ...(proxy ? { proxy } : {}) };
  const deps = liveDepsOf(session, scope);
  const ownAddresses = machineAddresses();
  const all = await Promise.all(
    vantagesOf(options, vpcIds).map(async (vantage) => {
      const question = { snapshot, clusterName: name, vantage, ownAddresses };
      const live = options.live ? await gatherLive(deps, question, io.signal) : silent;
      return diagnosisOf(snapshot, name, vantage, live);
    }),
  );
  if (io.signal.aborted) return exitCodes.cancelled;
  if (options.json) writeJson(io, { diagnoses: all.map(diagnosisJson) });
  else io.stdout(all.map((one) => shown(snapshot, one)).join('\n'));
  if (all.every(({ outcome }) => outcome === 'works')) return exitCodes.ok;
  return all.some(({ outcome }) => outcome === 'fails') ? exitCodes.wrongAnswer : exitCodes.failed;
}

/** The places are listed once, whatever the number of vantages. */
function liveDepsOf({ connect, clock, dns, io }: Session, scope: AwsScope): LiveDeps {
  let listed: ReturnType<LiveDeps['places']> | undefined;
  const list = async (): ReturnType<LiveDeps['places']> =>
    (await connect(scope, io.signal)).vantages.list(io.signal);
  return { dns, clock, reach, environment: io.env, places: () => (listed ??= list()) };
}

function vantagesOf({ choices }: Options, vpcIds: readonly VpcId[]): readonly ClientVantage[] {
  const { onPremises } = choices;
  const outside: readonly ClientVantage[] = onPremises
    ? [
        {
          kind: 'onPremises',
          dnsServers: onPremises.dnsServers,
          clientCidrs: onPremises.clientRanges,
          ...(onPremises.hubVpcId ? { entryVpcId: onPremises.hubVpcId } : {}),
        },
      ]
    : [];
  const all = [...vpcIds.map((vpcId) => ({ kind: 'vpc', vpcId }) as const), ...outside];
  return all.length > 0 ? all : [{ kind: 'public' }];
}

function shown(snapshot: Snapshot, diagnosis: Diagnosis): string {
  const { vantage } = diagnosis;
  const words = {
    vpc: () => vpcLabel(valueOf(snapshot.vpcs), vantage.kind === 'vpc' ? vantage.vpcId : ''),
    onPremises: () =>
      vantage.kind === 'onPremises' ? `DNS servers ${vantage.dnsServers.join(', ')}` : '',
    public: () => 'the public internet',
  };
  return diagnosisText(diagnosis, { vantage: words[vantage.kind](), command: commandOf });
}

/** The command line that carries out a fix; none for a fix in words. */
export function commandOf(fix: Fix): string | undefined {
  switch (fix.kind) {
    case 'text':
      return undefined;
    case 'repair':
      return [
        `repair --cluster ${fix.clusterName}`,
        ...(fix.repairForeignRules ? ['--repair-foreign-rules'] : []),
      ].join(' ');
    case 'access': {
      const changes = {
        enablePrivate: 'enable-private',
        refreshOnce: 'refresh',
        disablePublic: 'disable-public',
      } as const;
      return `access --cluster ${fix.request.clusterName} --change ${changes[fix.request.change]}`;
    }
    case 'enable': {
      const { clusterName, clientVpcIds, onPremises, fixVpcDns, repairForeignRules } = fix.request;
      return [
        `enable --cluster ${clusterName}`,
        ...clientVpcIds.map((id) => `--client-vpc ${id}`),
        ...(onPremises?.dnsServers ?? []).map((ip) => `--on-premises-dns ${ip}`),
        ...(onPremises?.clientRanges ?? []).map((range) => `--on-premises-clients ${range}`),
        ...(onPremises?.hubVpcId ? [`--hub-vpc ${onPremises.hubVpcId}`] : []),
        ...(fixVpcDns ? ['--fix-vpc-dns'] : []),
        ...(repairForeignRules ? ['--repair-foreign-rules'] : []),
      ].join(' ');
    }
  }
}
