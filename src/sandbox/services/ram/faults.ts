import { AwsFault } from '../../awsFault.js';
import { restFaults, says, speaking } from '../../protocol/frontDoor.js';

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
export const commonFault = speaking({
  ...restFaults('ram'),
  Malformed: says('SerializationException', 'The request body is not a JSON object.'),
  Internal: says('ServerInternalException', 'Internal server error', 500),
});
