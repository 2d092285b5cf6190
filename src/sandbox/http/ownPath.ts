import type { HttpRequest, Reply } from '../context.js';
import type { Sandbox } from '../sandbox.js';
import { readFaults } from '../faultInjection.js';
import { stableJson } from '../stableJson.js';
import { devicePath } from '../services/sso/devices.js';
import type { Account } from '../account.js';
import { confirmDevice, devicePage } from './devicePage.js';

export interface OwnPathDeps {
  readonly account: Account;
  describe(): Pick<Sandbox, 'endpoint' | 'region' | 'profile'>;
  vantages(): Promise<unknown>;
  /** Starts over; returns a complaint for a body it cannot use. */
  reset(body: unknown): Promise<string | undefined>;
}

export const ownPrefix = '/_sandbox';

/** The sandbox's own doors, which AWS has not: state, reset, faults, vantages, calls, and sign-ins. */
export async function callSandbox(deps: OwnPathDeps, request: HttpRequest): Promise<Reply> {
  if (!isLocal(request)) {
    return json(403, { message: 'Only local programs may use this path, and no web page.' });
  }
  const { account } = deps;
  const { world } = account;
  switch (`${request.method} ${request.path.slice(ownPrefix.length)}`) {
    case 'GET ':
    case 'GET /':
      return json(200, {
        name: 'EKS Private DNS sandbox',
        ...deps.describe(),
        scenario: world.scenario,
        accountId: world.accountId,
        timings: world.timings,
      });
    case 'GET /device':
      return devicePage(world, request, account.now());
    case 'POST /device':
      return confirmDevice(world, request, account.now());
    case 'GET /state':
      return json(200, world);
    case 'GET /vantages':
      return json(200, await deps.vantages());
    case 'GET /calls':
      return json(200, account.calls.list());
    case 'GET /faults':
      return json(200, world.faults);
    case 'DELETE /faults':
      world.faults = [];
      return json(200, []);
    case 'POST /faults': {
      const faults = readFaults(parsed(request.body));
      if (typeof faults === 'string') return json(400, { message: faults });
      world.faults.push(...faults);
      return json(200, world.faults);
    }
    case 'POST /reset': {
      const complaint = await deps.reset(request.body === '' ? {} : parsed(request.body));
      if (complaint !== undefined) return json(400, { message: complaint });
      return json(200, { scenario: account.world.scenario });
    }
    default:
      return json(404, { message: `There is no ${request.method} ${request.path} here.` });
  }
}

/** A page of a foreign site that had its name point to 127.0.0.1 must get nothing from here. */
function isLocal({ headers, path }: HttpRequest): boolean {
  const origin = headers['origin'];
  // The one page that is served here posts to itself.
  const own = path === devicePath && origin === `http://${headers['host'] ?? ''}`;
  if (origin !== undefined && !own) return false;
  return /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])(:\d+)?$/i.test(headers['host'] ?? '');
}

/** Undefined for anything that is not JSON. */
function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch (cause) {
    if (cause instanceof SyntaxError) return undefined;
    throw cause;
  }
}

function json(status: number, body: unknown): Reply {
  return {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: `${stableJson(body)}\n`,
  };
}
