import { asId, type VpcId } from '../../core/model/ids.js';
import type { VerdictVantage } from '../../core/model/verdict.js';
import { widenedSnapshot } from '../../core/plan/foreign.js';
import { verdictText } from '../../core/plan/render.js';
import { verdictFor } from '../../core/verdict/verdict.js';
import { clientSnapshots, clientVpcsOf } from '../clientVpcs.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import { clusterIn } from '../facts.js';
import { writeJson } from '../io.js';
import { clusterOf, type Options } from '../options.js';
import { verdictJson } from '../../core/plan/planJson.js';
import { scopeOf, type Session } from '../session.js';

/** `verdict`: for each client VPC, or for a network outside AWS where none is given. */
export async function verdict(session: Session, options: Options): Promise<ExitCode> {
  const { io, store } = session;
  const name = clusterOf(options);
  const scope = await scopeOf(session, options);
  const snapshot = await store.estate(scope, name, io.signal);
  clusterIn(snapshot, name);
  const vantages: readonly VerdictVantage[] =
    options.clientVpcs.length === 0
      ? [{ network: 'onPremises' }]
      : options.clientVpcs.map((id) => ({ vpcId: asId<VpcId>(id) }));
  const { foreign } = clientVpcsOf(options);
  const clients = await clientSnapshots(session, scope, foreign, options.clientProfiles);
  const wide = widenedSnapshot(snapshot, clients);
  const verdicts = vantages.map((vantage) => verdictFor(wide, name, vantage));
  if (options.json) writeJson(io, { verdicts: verdicts.map(verdictJson) });
  else io.stdout(`${verdicts.map((one) => verdictText(one)).join('\n\n')}\n`);
  return exitCodes.ok;
}
