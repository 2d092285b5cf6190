import { createInterface } from 'node:readline';
import { applyElsewhere } from '../../agent/howToApply.js';
import { createMcpServer } from '../../agent/mcp/server.js';
import type { AgentOperations, Desk } from '../../agent/operations.js';
import { readTools } from '../../agent/tools/all.js';
import { gatherLive } from '../../core/diagnose/gatherLive.js';
import { reach } from '../../core/reach/reach.js';
import { runCheck } from '../../core/verify/check.js';
import { defaultProfileName, environmentRegion } from '../../identity/profiles.js';
import { machineAddresses } from '../../store/machineAddresses.js';
import { exitCodes, type ExitCode } from '../exitCodes.js';
import type { Options } from '../options.js';
import type { Session } from '../session.js';
import { UsageError } from '../usageError.js';

/** `mcp`: the reading tools over the Model Context Protocol, until standard input ends. */
export async function mcp(session: Session, options: Options): Promise<ExitCode> {
  const { io } = session;
  if (!io.stdin) throw new UsageError('mcp speaks over standard input, and there is none.');
  const ended = new AbortController();
  const server = createMcpServer({
    tools: readTools,
    desk: deskOf(session, options),
    send: (message) => io.stdout(`${message}\n`),
    signal: AbortSignal.any([io.signal, ended.signal]),
  });
  const lines = createInterface({ input: io.stdin, crlfDelay: Infinity, signal: io.signal });
  // Requests are answered side by side: a diagnosis must not hold up a list.
  lines.on('line', (line) => void server.receive(line));
  await new Promise<void>((done) => lines.once('close', () => done()));
  ended.abort();
  return exitCodes.ok;
}

function deskOf(session: Session, options: Options): Desk {
  const { io } = session;
  const profile = options.profile ?? io.env['AWS_PROFILE'];
  const region = options.region ?? environmentRegion(io.env);
  return {
    operations: operationsOf(session),
    defaults: () => ({
      ...(profile ? { profile } : {}),
      ...(region === undefined ? {} : { region }),
    }),
    style: () => ({}),
    // Nothing here applies a plan, so none is kept.
    keep: () => undefined,
    diagnosed: () => undefined,
    howToApply: applyElsewhere,
  };
}

/** The operations that tools read by, over this process's session. */
function operationsOf({
  io,
  clock,
  connect,
  dns,
  journal,
  profiles,
  store,
}: Session): AgentOperations {
  return {
    async profiles() {
      const known = await profiles.listProfiles();
      if (known.length > 0) return known;
      return [await profiles.findProfile(defaultProfileName(io.env))];
    },
    read: (scope, parts, signal) => store.read(scope, parts, { fresh: true }, signal),
    estate: ({ scope, clusterName, furtherClusterNames = [] }, signal) =>
      store.estate(scope, [clusterName, ...furtherClusterNames], signal),
    diagnosis: ({ scope, clusterName }, vpcIds, signal) =>
      store.diagnosis(scope, clusterName, vpcIds, signal),
    live: (scope, about, signal) => {
      const places = async () => (await connect(scope, signal)).vantages.list(signal);
      const deps = { dns, clock, reach, places, environment: io.env };
      return gatherLive(deps, { ...about, ownAddresses: machineAddresses() }, signal);
    },
    vantages: async (scope, signal) => (await connect(scope, signal)).vantages.list(signal),
    runCheck: (request, signal) => runCheck({ dns }, request, signal),
    journals: async () => Promise.all((await journal.plans()).map((id) => journal.read(id))),
  };
}
