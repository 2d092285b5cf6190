import { randomUUID } from 'node:crypto';
import type { Account } from './account.js';
import { AwsFault } from './awsFault.js';
import type { HttpRequest, Reply } from './context.js';
import { deniedAction } from './denied.js';
import { faultFor, injectedError } from './faultInjection.js';
import { credentialScope, type CredentialScope } from './http/credentials.js';
import { regionNames } from './regions.js';
import type { FaultDetail, Service } from './service.js';
import { sessionOf } from './session.js';
import { ec2Service } from './services/ec2/ec2Service.js';
import { eksService } from './services/eks/eksService.js';
import { iamService } from './services/iam/iamService.js';
import { quotasService } from './services/quotas/quotasService.js';
import { ramService } from './services/ram/ramService.js';
import { resolverService } from './services/resolver/resolverService.js';
import { route53Service } from './services/route53/route53Service.js';
import { profilesService } from './services/route53profiles/profilesService.js';
import { signinService } from './services/signin/signinService.js';
import { oidcService } from './services/sso/oidcService.js';
import { portalService } from './services/sso/portalService.js';
import { ssmService } from './services/ssm/ssmService.js';
import { stsService } from './services/sts/stsService.js';
import { settleAccounts } from './states.js';
import type { World } from './world.js';

const services: readonly Service[] = [
  resolverService,
  ec2Service,
  stsService,
  profilesService,
  route53Service,
  iamService,
  quotasService,
  eksService,
  ramService,
  ssmService,
  signinService,
  oidcService,
  portalService,
];

/** What is to happen on the connection: an answer, or its sudden end. */
export type Outcome = Reply | 'reset';

export interface GatewayHooks {
  /** Called after a call that may have changed the state, before it is answered. */
  changed(): Promise<void>;
  /** Waits; ends early when the sandbox closes. */
  pause(milliseconds: number): Promise<void>;
}

/** The front door of every AWS call: who is called, may it be, and what happens then. */
export async function callAws(
  account: Account,
  request: HttpRequest,
  tooLarge: boolean,
  hooks: GatewayHooks,
): Promise<Outcome> {
  const scope = credentialScope(request);
  const service = serviceOf(request, scope);
  const operation = tooLarge ? '' : service.operationOf(request);
  const requestId = randomUUID();
  const accountId = account.idOf(scope?.accessKeyId ?? '');
  const log = (status: number, error?: string): void => {
    account.calls.add({
      service: service.name,
      operation,
      ...(accountId !== account.world.accountId && { accountId }),
      at: new Date(account.now()).toISOString(),
      status,
      ...(error !== undefined && { error }),
    });
  };
  try {
    const caller = called(account.accountsIn(account.world.region), accountId).caller.arn;
    if (tooLarge) throw service.common('TooLarge', { operation, caller });
    refuseWebPages(request, service, { operation, caller });
    const unsigned = service.isUnsigned?.(operation) === true;
    const region = unsigned
      ? account.world.region
      : admit(account, service, { operation, caller }, request);
    // A global service is about the account, whatever Region signs.
    const accounts = account.accountsIn(service.global === true ? account.world.region : region);
    const world = called(accounts, accountId);
    const home = called(account.accountsIn(account.world.region), accountId);
    const denied = unsigned ? undefined : deniedAction(home, service.name, operation, request);
    if (denied !== undefined) {
      throw service.common('AccessDenied', { operation: denied, caller });
    }
    const injected = faultFor(account.world, service.name, operation, scope?.accessKeyId);
    if (injected?.kind === 'error') {
      throw injectedError(injected, service, { operation, caller: world.caller.arn });
    }
    if (injected?.kind === 'reset-before') {
      log(0);
      return 'reset';
    }
    if (injected?.kind === 'stall') await hooks.pause((injected.seconds ?? 0) * 1000);
    const now = account.now();
    settleAccounts(accounts, now);
    const reply = service.perform({ world, accounts, now }, operation, request, requestId);
    if (!/^(Describe|List|Get)/.test(operation)) await hooks.changed();
    if (injected?.kind === 'reset-after') {
      log(0);
      return 'reset';
    }
    log(reply.status);
    return reply;
  } catch (cause) {
    const fault =
      cause instanceof AwsFault
        ? cause
        : service.common('Internal', { operation, caller: '', text: messageOf(cause) });
    log(fault.status, fault.code);
    return service.failure(fault, requestId);
  }
}

/** A page in a browser could guess the port; it sends an Origin, which no AWS client does. */
function refuseWebPages(request: HttpRequest, service: Service, detail: FaultDetail): void {
  if (request.headers['origin'] === undefined) return;
  throw service.common('AccessDenied', { ...detail, text: 'The sandbox serves no web pages.' });
}

/** Throws what AWS says to a call without usable credentials; returns the Region it is meant for. */
function admit(
  account: Account,
  service: Service,
  detail: FaultDetail,
  request: HttpRequest,
): string {
  const scope = credentialScope(request);
  if (!scope) throw service.common('MissingAuthenticationToken', detail);
  if (isExpired(account, scope, request)) throw service.common('ExpiredToken', detail);
  const home = account.world.region;
  if (scope.region !== home && !regionNames.includes(scope.region)) {
    throw service.common('InvalidClientRegion', detail);
  }
  if (service.name === 'route53resolver' && !admitsCall(account, scope)) {
    throw service.common('Throttling', detail);
  }
  return scope.region;
}

function isExpired(
  account: Account,
  { accessKeyId }: CredentialScope,
  request: HttpRequest,
): boolean {
  const { expiresAt = Infinity } = sessionOf(request) ?? {};
  // A person's keys can also be made to expire before their time.
  const issued = account.world.signIns?.keys.find((keys) => keys.accessKeyId === accessKeyId);
  const end = Math.min(expiresAt, issued?.expiresAt ?? Infinity);
  return accessKeyId.startsWith('EXPIRED') || end <= account.now();
}

function admitsCall(account: Account, { region, accessKeyId }: CredentialScope): boolean {
  return account.admitsResolverCall(region, account.idOf(accessKeyId));
}

function called(accounts: readonly World[], accountId: string): World {
  const world = accounts.find((each) => each.accountId === accountId);
  if (!world) throw new Error(`There is no account ${accountId}.`);
  return world;
}

function serviceOf(request: HttpRequest, scope: CredentialScope | undefined): Service {
  return (
    services.find((service) => service.name === scope?.service) ??
    services.find((service) => service.recognises(request)) ??
    // An EKS path, or anything else that is not a form: REST is the best guess.
    (request.method === 'POST' ? ec2Service : eksService)
  );
}

function messageOf(cause: unknown): string {
  return `The sandbox failed: ${cause instanceof Error ? cause.message : String(cause)}`;
}
