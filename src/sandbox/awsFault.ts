/** An error as AWS tells it. Each protocol writes it in its own form. */
export class AwsFault extends Error {
  constructor(
    readonly code: string,
    message: string,
    /** HTTP status. */
    readonly status = 400,
    /** Further members of the error's shape, e.g. `ResourceType`. */
    readonly members: Readonly<Record<string, string>> = {},
  ) {
    super(message);
    this.name = 'AwsFault';
  }
}

/** Errors that every service knows, each under a name and status of its own. */
export type CommonFault =
  | 'MissingAuthenticationToken'
  | 'InvalidClientRegion'
  | 'ExpiredToken'
  | 'AccessDenied'
  | 'Throttling'
  | 'UnknownOperation'
  | 'Malformed'
  | 'TooLarge'
  | 'Internal';
