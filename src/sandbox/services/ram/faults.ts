import { AwsFault, type CommonFault } from '../../awsFault.js';
import type { FaultDetail } from '../../service.js';

/** Apart from trouble inside, every fault of RAM travels with HTTP 400. */
export function invalidParameter(message: string): AwsFault {
  return new AwsFault('InvalidParameterException', message);
}

export function malformedArn(arn: string): AwsFault {
  return new AwsFault(
    'MalformedArnException',
    `The specified resource ARN ${arn} is not valid. Verify the ARN and try again.`,
  );
}

export function unknownShare(arn: string): AwsFault {
  return new AwsFault('UnknownResourceException', `ResourceShare ${arn} could not be found.`);
}

export function notPermitted(message: string): AwsFault {
  return new AwsFault('OperationNotPermittedException', message);
}

/** Errors of the front door, as RAM calls them. */
export function commonFault(kind: CommonFault, { operation, caller, text }: FaultDetail): AwsFault {
  switch (kind) {
    case 'MissingAuthenticationToken':
      return new AwsFault(
        'MissingAuthenticationTokenException',
        'Missing Authentication Token',
        403,
      );
    case 'InvalidClientRegion':
      return new AwsFault(
        'InvalidSignatureException',
        text ?? 'Credential should be scoped to a valid region.',
        403,
      );
    case 'ExpiredToken':
      return new AwsFault(
        'ExpiredTokenException',
        'The security token included in the request is expired',
        403,
      );
    case 'AccessDenied':
      return new AwsFault(
        'AccessDeniedException',
        text ?? `User: ${caller} is not authorized to perform: ram:${operation}`,
        403,
      );
    case 'Throttling':
      return new AwsFault('ThrottlingException', text ?? 'Rate exceeded', 429);
    case 'UnknownOperation':
      return new AwsFault(
        'UnknownOperationException',
        text ?? `Unknown operation ${operation}`,
        404,
      );
    case 'Malformed':
      return new AwsFault(
        'SerializationException',
        text ?? 'The request body is not a JSON object.',
      );
    case 'TooLarge':
      return new AwsFault('RequestEntityTooLargeException', text ?? 'Request is too large', 413);
    case 'Internal':
      return new AwsFault('ServerInternalException', text ?? 'Internal server error', 500);
  }
}
