import type { DescribeNetworkInterfacesCommand } from '@aws-sdk/client-ec2';

/**
 * Asks for interfaces that AWS manages too: an account may have them hidden by default (aws facts
 * §1.4). This SDK is older than the parameter, so it is added to the serialised request.
 */
export function includeManaged(
  command: DescribeNetworkInterfacesCommand,
): DescribeNetworkInterfacesCommand {
  command.middlewareStack.add(
    (next) => (args) => {
      const request: unknown = args.request;
      if (isForm(request)) request.body += '&IncludeManagedResources=true';
      return next(args);
    },
    { step: 'build', priority: 'high', name: 'includeManagedResources' },
  );
  return command;
}

/** Whether an error says that the other side does not know the parameter (older emulators). */
export function refusesIncludeManaged(error: {
  readonly code?: string;
  readonly detail?: string;
}): boolean {
  return (
    /^(UnknownParameter|InvalidParameter|InvalidParameterValue)/.test(error.code ?? '') &&
    (error.code === 'UnknownParameter' || /IncludeManagedResources/.test(error.detail ?? ''))
  );
}

function isForm(request: unknown): request is { body: string } {
  return (
    typeof request === 'object' &&
    request !== null &&
    'body' in request &&
    typeof request.body === 'string'
  );
}
