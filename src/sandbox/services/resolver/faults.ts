import { AwsFault } from '../../awsFault.js';

/** Every fault of Route 53 Resolver travels with HTTP 400 (aws facts §2.1). */
export function invalidRequest(message: string): AwsFault {
  return new AwsFault('InvalidRequestException', message);
}

export function invalidParameter(message: string, field: string): AwsFault {
  return new AwsFault('InvalidParameterException', message, 400, { FieldName: field });
}

export function accessDenied(message: string): AwsFault {
  return new AwsFault('AccessDeniedException', message);
}

export function notFound(message: string, resourceType: string): AwsFault {
  return new AwsFault('ResourceNotFoundException', message, 400, { ResourceType: resourceType });
}

export function exists(message: string, resourceType: string): AwsFault {
  return new AwsFault('ResourceExistsException', message, 400, { ResourceType: resourceType });
}

export function unavailable(message: string, resourceType: string): AwsFault {
  return new AwsFault('ResourceUnavailableException', message, 400, { ResourceType: resourceType });
}

export function inUse(message: string, resourceType: string): AwsFault {
  return new AwsFault('ResourceInUseException', message, 400, { ResourceType: resourceType });
}

export function limitExceeded(message: string, resourceType: string): AwsFault {
  return new AwsFault('LimitExceededException', message, 400, { ResourceType: resourceType });
}
