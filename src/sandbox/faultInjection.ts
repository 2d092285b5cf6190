import { AwsFault, type CommonFault } from './awsFault.js';
import { isObject } from './protocol/json.js';
import type { FaultDetail, Service } from './service.js';
import type { Fault, FaultKind, World } from './world.js';

const kinds: readonly FaultKind[] = ['error', 'reset-before', 'reset-after', 'stall'];
const serviceNames = [
  'ec2',
  'eks',
  'iam',
  'ram',
  'route53',
  'route53profiles',
  'route53resolver',
  'servicequotas',
  'signin',
  'sso',
  'sso-oauth',
  'sts',
];
const longestStall = 120;

/** The fault that acts on this call, if one does. Counts the call in any case. */
export function faultFor(
  world: World,
  service: string,
  operation: string,
  accessKeyId: string | undefined,
): Fault | undefined {
  let acting: Fault | undefined;
  for (const fault of world.faults) {
    const meant = fault.operation === '*' || fault.operation === operation;
    if (fault.service !== service || !meant) continue;
    if (fault.accessKeyId !== undefined && fault.accessKeyId !== accessKeyId) continue;
    fault.seen += 1;
    const started = fault.nth === null || fault.seen >= fault.nth;
    const spent = fault.times !== null && fault.fired >= fault.times;
    if (acting || !started || spent) continue;
    fault.fired += 1;
    acting = fault;
  }
  return acting;
}

/** Names that stand for the same trouble in every service, whatever each one calls it. */
const commonNames: Readonly<Record<string, CommonFault>> = {
  AccessDenied: 'AccessDenied',
  AccessDeniedException: 'AccessDenied',
  UnauthorizedOperation: 'AccessDenied',
  ExpiredToken: 'ExpiredToken',
  ExpiredTokenException: 'ExpiredToken',
  Throttling: 'Throttling',
  ThrottlingException: 'Throttling',
  InternalError: 'Internal',
  ServerInternalException: 'Internal',
};

export function injectedError(fault: Fault, service: Service, detail: FaultDetail): AwsFault {
  const code = fault.code ?? 'InternalError';
  const common = Object.hasOwn(commonNames, code) ? commonNames[code] : undefined;
  const text = fault.message === undefined ? {} : { text: fault.message };
  if (!common) return new AwsFault(code, fault.message ?? 'Injected by test', fault.status ?? 400);
  const own = service.common(common, { ...detail, ...text });
  return new AwsFault(own.code, own.message, fault.status ?? own.status, own.members);
}

/** Reads what was posted to /_sandbox/faults. Returns a complaint for anything else. */
export function readFaults(input: unknown): Fault[] | string {
  const list = Array.isArray(input) ? (input as unknown[]) : [input];
  const faults: Fault[] = [];
  for (const each of list) {
    const fault = isObject(each) ? readFault(each) : 'A fault must be an object.';
    if (typeof fault === 'string') return fault;
    faults.push(fault);
  }
  return faults;
}

function readFault(input: Record<string, unknown>): Fault | string {
  const { service, operation, kind, code, message, accessKeyId } = input;
  if (typeof service !== 'string' || !serviceNames.includes(service)) {
    return `service must be one of ${serviceNames.join(', ')}.`;
  }
  if (typeof operation !== 'string') return "operation must be an operation's name, or *.";
  const known = kinds.find((each) => each === kind);
  if (!known) return `kind must be one of ${kinds.join(', ')}.`;
  if (code !== undefined && typeof code !== 'string') return 'code must be text.';
  if (message !== undefined && typeof message !== 'string') return 'message must be text.';
  if (accessKeyId !== undefined && typeof accessKeyId !== 'string') {
    return 'accessKeyId must be text.';
  }
  const nth = count(input['nth'], 1);
  const times = count(input['times'], nth === null ? null : 1);
  if (nth === undefined || times === undefined) return 'nth and times must be whole and positive.';
  const status = count(input['status'], null);
  if (status === undefined || (status !== null && (status < 400 || status > 599))) {
    return 'status must be from 400 to 599.';
  }
  const seconds = input['seconds'] ?? 0;
  if (typeof seconds !== 'number' || !(seconds >= 0 && seconds <= longestStall)) {
    return `seconds must be from 0 to ${longestStall}.`;
  }
  return {
    service,
    operation,
    kind: known,
    nth,
    times,
    ...(code !== undefined && { code }),
    ...(message !== undefined && { message }),
    ...(accessKeyId !== undefined && { accessKeyId }),
    ...(status !== null && { status }),
    ...(known === 'stall' && { seconds }),
    seen: 0,
    fired: 0,
  };
}

function count(value: unknown, otherwise: number | null): number | null | undefined {
  if (value === undefined) return otherwise;
  if (value === null) return null;
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : undefined;
}
