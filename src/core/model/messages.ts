import { errorMessages } from './messages/errors.js';

/** Every text the core can ask for, in English; the editor localises by the same keys. */
export const catalogue = {
  ...errorMessages,
} as const;
