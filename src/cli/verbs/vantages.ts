import { askedOver, portOf } from '../../core/dns/way.js';
import type { Vantage } from '../../core/model/vantage.js';
import { serverVantage } from '../../core/model/serverVantage.js';
import { podVantage } from '../../core/model/podExec.js';
import type { ScopeConnection } from '../../identity/connect.js';
import type { Options } from '../options.js';
import { UsageError } from '../usageError.js';

/** Where vantages come from: the ordinary ones at once, the others only when they are meant. */
export interface VantageSources {
  readonly connection: Pick<ScopeConnection, 'vantages' | 'ssm'>;
  /** The context that a pod is in when none is named. */
  readonly context: () => Promise<string | undefined>;
  readonly signal: AbortSignal;
}

/**
 * The vantages that the options mean: those named, else those of the client VPCs, else what
 * `usual` takes of the ordinary ones. Instances and pods are looked for only where they are named.
 */
export async function chosenVantages(
  { connection, context, signal }: VantageSources,
  options: Options,
  usual: (all: readonly Vantage[]) => readonly Vantage[],
): Promise<readonly Vantage[]> {
  const listed = await connection.vantages.list(signal);
  const all = listed.map((vantage) => askedOver(vantage, options.way.transport));
  const { vantages: words, clientVpcs, inside, way } = options;
  let found: Promise<readonly Vantage[]> | undefined;
  const instances = (): Promise<readonly Vantage[]> => (found ??= connection.ssm.list(signal));
  const chosen: Vantage[] = [];
  for (const word of words) {
    if (word === 'all') chosen.push(...all);
    else if (word.startsWith('ssm:')) chosen.push(instance(await instances(), word));
    else
      chosen.push(
        podVantage(word, podContext(word, await contextFor(word, context))) ??
          named(all, word, portOf(way.transport)),
      );
  }
  if (words.length === 0) {
    for (const vpcId of clientVpcs) {
      const near = all.find((vantage) => vantage.vpcId === vpcId);
      chosen.push(near ?? ofVpc(await instances(), vpcId));
    }
  }
  if (chosen.length === 0) chosen.push(...usual(all));
  if (inside) chosen.push(...(await instances()));
  return [...new Map(chosen.map((vantage) => [vantage.id, vantage])).values()];
}

/** This machine's resolver, or all there are where it has none. */
export function systemOr(all: readonly Vantage[]): readonly Vantage[] {
  const system = all.filter(({ id }) => id === 'system');
  return system.length > 0 ? system : all;
}

function contextFor(
  word: string,
  context: VantageSources['context'],
): Promise<string | undefined> | undefined {
  return word.startsWith('pod:') && word.split('/').length === 2 ? context() : undefined;
}

function podContext(word: string, found: string | undefined): string | undefined {
  if (found !== undefined || !word.startsWith('pod:') || word.split('/').length !== 2) return found;
  throw new UsageError(
    `The kubeconfig has no context for this cluster: write pod:CONTEXT/NAMESPACE/POD in place of ${word}.`,
  );
}

function named(all: readonly Vantage[], word: string, port: number): Vantage {
  const found = all.find(({ id }) => id === word) ?? serverVantage(word, port);
  if (found) return found;
  const ids = all.map(({ id }) => id).join(', ');
  throw new UsageError(
    `There is no vantage ${word}. There are: ${ids}; or give ADDRESS:PORT, ssm:INSTANCE, ssm:VPC or pod:NAMESPACE/POD.`,
  );
}

/** `ssm:i-…`, or `ssm:vpc-…` for the instance there. */
function instance(instances: readonly Vantage[], word: string): Vantage {
  const found = instances.find(({ id, vpcId }) => id === word || `ssm:${vpcId ?? ''}` === word);
  if (found) return found;
  // One that is not the first of its VPC: whether it is online, Systems Manager will say.
  const [, instanceId] = /^ssm:(i-[0-9a-f]{8,17})$/.exec(word) ?? [];
  if (instanceId !== undefined) return { through: 'ssm', id: word, name: instanceId, instanceId };
  const ids = instances.map(({ id, vpcId }) => `${id} in ${vpcId ?? '?'}`).join(', ');
  throw new UsageError(
    `No instance for ${word} is online in Systems Manager. ${ids === '' ? 'There is none in any VPC.' : `There are: ${ids}.`}`,
  );
}

function ofVpc(instances: readonly Vantage[], vpcId: string): Vantage {
  const found = instances.find((vantage) => vantage.vpcId === vpcId);
  if (found) return found;
  throw new UsageError(
    `Nothing here can ask from inside ${vpcId}: no instance there is online in Systems Manager. Run verify on a machine in that VPC, or give --vantage.`,
  );
}
