import { AwsFault, type CommonFault } from '../awsFault.js';
import type { FaultDetail } from '../service.js';

/** How a service says each of the errors that every service knows. */
export type CommonFaults = Readonly<Record<CommonFault, (detail: FaultDetail) => AwsFault>>;

/** As {@link Service.common} wants it. */
export function speaking(
  faults: CommonFaults,
): (kind: CommonFault, detail: FaultDetail) => AwsFault {
  return (kind, detail) => faults[kind](detail);
}

/** A code and a message that the detail's own text replaces. */
export function says(
  code: string,
  message: string,
  status = 400,
): (detail: FaultDetail) => AwsFault {
  return ({ text }) => new AwsFault(code, text ?? message, status);
}

/** A code and a message that nothing replaces. */
export function always(code: string, message: string, status = 400): () => AwsFault {
  return () => new AwsFault(code, message, status);
}

const noScope = 'Credential should be scoped to a valid region.';
const expired = 'The security token included in the request is expired';

const denied =
  (service: string, code: string, status: number, why: (action: string) => string) =>
  ({ caller, operation, text }: FaultDetail): AwsFault => {
    const action = `${service}:${operation}`;
    const usual = `User: ${caller} is not authorized to perform: ${action}${why(action)}`;
    return new AwsFault(code, text ?? usual, status);
  };
const noPolicy = (action: string): string =>
  ` because no identity-based policy allows the ${action} action`;
const unsaid = (): string => '';

/** AWS JSON 1.1: nearly everything travels with HTTP 400. */
export function jsonFaults(service: string): Omit<CommonFaults, 'Internal'> {
  return {
    MissingAuthenticationToken: always(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
    ),
    InvalidClientRegion: says('InvalidSignatureException', noScope),
    ExpiredToken: always('ExpiredTokenException', expired),
    AccessDenied: denied(service, 'AccessDeniedException', 400, noPolicy),
    Throttling: says('ThrottlingException', 'Rate exceeded'),
    UnknownOperation: says('UnknownOperationException', ''),
    Malformed: says('SerializationException', 'The request body is not a JSON object.'),
    TooLarge: says('RequestEntityTooLargeException', 'Request is too large', 413),
  };
}

/** REST with JSON bodies. */
export function restFaults(service: string): Omit<CommonFaults, 'Internal' | 'Malformed'> {
  return {
    MissingAuthenticationToken: always(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
      403,
    ),
    InvalidClientRegion: says('InvalidSignatureException', noScope, 403),
    ExpiredToken: always('ExpiredTokenException', expired, 403),
    AccessDenied: denied(service, 'AccessDeniedException', 403, unsaid),
    Throttling: says('ThrottlingException', 'Rate exceeded', 429),
    UnknownOperation: ({ operation, text }) =>
      new AwsFault('UnknownOperationException', text ?? `Unknown operation ${operation}`, 404),
    TooLarge: says('RequestEntityTooLargeException', 'Request is too large', 413),
  };
}

/** The query protocol, as IAM and STS speak it. `explains`: a refusal says which policy is missing. */
export function queryFaults(
  service: string,
  version: string,
  explains: boolean,
): Omit<CommonFaults, 'Internal'> {
  return {
    MissingAuthenticationToken: always(
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      403,
    ),
    InvalidClientRegion: says('SignatureDoesNotMatch', noScope, 403),
    ExpiredToken: always('ExpiredToken', expired, 403),
    AccessDenied: denied(service, 'AccessDenied', 403, explains ? noPolicy : unsaid),
    Throttling: says('Throttling', 'Rate exceeded'),
    UnknownOperation: ({ operation }) =>
      operation === ''
        ? new AwsFault('MissingAction', 'Could not find operation in the request')
        : new AwsFault(
            'InvalidAction',
            `Could not find operation ${operation} for version ${version}`,
          ),
    Malformed: says('MalformedInput', 'The request could not be read.'),
    TooLarge: says('RequestEntityTooLarge', 'Request is too large', 413),
  };
}
