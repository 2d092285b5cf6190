import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ApplyResult } from '../../core/model/apply.js';
import { valueOf } from '../../core/model/fact.js';
import type { AwsScope } from '../../core/model/identity.js';
import { asId, type VpcId } from '../../core/model/ids.js';
import { PortError } from '../../core/model/portError.js';
import type { Planning } from '../../core/model/plan.js';
import { isRight } from '../../core/dns/answerVerdict.js';
import { clientVpcCandidates } from '../../core/plan/candidates.js';
import { planEnable } from '../../core/plan/enable.js';
import { planText } from '../../core/plan/render.js';
import { runCheck, type Check } from '../../core/verify/check.js';
import { controlPlaneAddresses } from '../../core/verify/controlPlane.js';
import { aftermath, apply, exitCodeFor } from '../applying.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { clusterIn, needed } from '../facts.js';
import { writeJson, type Io } from '../io.js';
import { clusterOf, type Options } from '../options.js';
import { UsageError } from '../usageError.js';
import { planningJson } from '../../core/plan/planJson.js';
import { errorJson } from '../report.js';
import type { Clock } from '../../core/ports.js';
import { openSession, type Session } from '../session.js';
import { chosenVantages, systemOr } from './vantages.js';
import { checkJson, checkText } from './verify.js';

/** `headless`: the whole job in the sandbox, from the verdict to the answer that proves it. */
export async function headless(io: Io, options: Options, clock: Clock): Promise<ExitCode> {
  const { startSandbox } = await import('../../sandbox/server.js');
  const folder = await mkdtemp(join(tmpdir(), 'eks-private-dns-'));
  const sandbox = await startSandbox({
    scenario: 'post',
    port: 0,
    endpointSeconds: options.endpointSeconds,
  });
  try {
    // Nothing of the user's own: neither profiles nor the journal.
    const env = {
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
      EKS_PRIVATE_DNS_STATE: join(folder, 'state'),
    };
    const session = openSession({ ...io, env }, clock);
    const { name } = await session.profiles.embed({
      name: sandbox.profile,
      source: 'sandbox',
      region: sandbox.region,
      endpointUrl: sandbox.endpoint,
      credentials: {
        accessKeyId: sandbox.env['AWS_ACCESS_KEY_ID'] ?? '',
        secretAccessKey: sandbox.env['AWS_SECRET_ACCESS_KEY'] ?? '',
      },
    });
    if (!options.json) io.stdout(`Sandbox at ${sandbox.endpoint}, scenario post\n\n`);
    const scope = { profile: name, region: sandbox.region };
    const { inboundEndpoint, outboundEndpoint, rule, association } = sandbox.world.timings;
    const criticalMs = Math.max(inboundEndpoint, outboundEndpoint) + rule + association;
    return await runJob(session, scope, options, criticalMs);
  } finally {
    await sandbox.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function runJob(
  session: Session,
  scope: AwsScope,
  options: Options,
  criticalMs: number,
): Promise<ExitCode> {
  const { io, store } = session;
  const { clusterNames } = await store.read(scope, ['clusterNames'], {}, io.signal);
  const [clusterName] =
    options.clusters.length > 0 ? [clusterOf(options)] : needed(clusterNames, 'The clusters');
  if (clusterName === undefined) throw new UsageError('The sandbox has no cluster.');
  const snapshot = await store.estate(scope, clusterName, io.signal);
  clusterIn(snapshot, clusterName);
  const candidate = clientVpcCandidates(snapshot, clusterName)[0]?.vpc.id;
  const clientVpc = options.clientVpcs[0] ?? candidate ?? '';
  const clientVpcIds = [asId<VpcId>(clientVpc)];
  const planning = planEnable(snapshot, { clusterName, clientVpcIds });
  const { plan } = planning;
  if (!options.json) io.stdout(`${planText(plan, planning.verdicts, planning.problems)}\n`);
  if (!plan) {
    if (options.json) writeJson(io, planningJson(planning));
    return exitCodes.blocked;
  }
  const say = (line: string): void => (options.json ? io.stderr : io.stdout)(`${line}\n`);
  const result = await apply(session, plan, say);
  if (result.outcome !== 'done') {
    if (options.json) writeJson(io, { ...planningJson(planning), result });
    if (result.error) io.stderr(`${new PortError(result.error).message}\n`);
    const next = ['It was all in the sandbox, which ends here: nothing is left.'];
    for (const line of aftermath(plan, result, next)) io.stderr(`${line}\n`);
    return exitCodeFor(result);
  }
  const check = await checkFrom(session, scope, clusterName, {
    ...options,
    clientVpcs: [clientVpc],
  });
  return report(io, options, { planning, result, check, criticalMs });
}

/** The control-plane addresses are read anew: the answer is compared with what is, not with what was. */
async function checkFrom(
  { store, connect, dns, io }: Session,
  scope: AwsScope,
  clusterName: string,
  options: Options,
): Promise<Check> {
  const part = { controlPlane: clusterName };
  const snapshot = await store.read(scope, [part], { fresh: true }, io.signal);
  const connection = await connect(scope, io.signal);
  const sources = { connection, context: () => Promise.resolve(undefined), signal: io.signal };
  const [vantage] = await chosenVantages(sources, options, systemOr);
  if (!vantage) throw new UsageError('The sandbox has no vantage in the client VPC.');
  const name = valueOf(snapshot.clusters[clusterName])?.endpointName ?? '';
  const expected = controlPlaneAddresses(snapshot, clusterName);
  const { type = 'A', way } = options;
  return runCheck({ dns }, { vantage, name, type, transport: way.transport, expected }, io.signal);
}

interface Outcome {
  readonly planning: Planning;
  readonly result: ApplyResult;
  readonly check: Check;
  readonly criticalMs: number;
}

function report(
  io: Io,
  options: Options,
  { planning, result, check, criticalMs }: Outcome,
): ExitCode {
  const right = isRight(check.verdict);
  const ratio = result.elapsedMs / criticalMs;
  if (options.json) {
    const timing = { elapsedMs: result.elapsedMs, criticalPathMs: criticalMs, ratio };
    const error = result.error ? { error: errorJson(new PortError(result.error)) } : {};
    const applied = { ...result, ...error };
    writeJson(io, {
      ...planningJson(planning),
      result: applied,
      check: checkJson(check),
      right,
      timing,
    });
  } else {
    io.stdout(`\n${checkText(check)}`);
    io.stdout(
      `enable took ${seconds(result.elapsedMs)} s = ${ratio.toFixed(2)} x the critical path of ${seconds(criticalMs)} s\n`,
    );
  }
  return right ? exitCodes.ok : exitCodes.wrongAnswer;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}
