import { awsMessages } from './aws.js';
import { errorMessages } from './errors.js';
import { identityMessages } from './identity.js';
import { insideMessages } from './inside.js';
import { storeMessages } from './store.js';
import { uiMessages } from './ui.js';
import { verdictMessages } from './verdict.js';

/**
 * What can be said before anything is planned, applied or checked: all that the bundle of the
 * side bar carries. The build puts it in the place of the whole catalogue there.
 */
export const browsingCatalogue = {
  ...awsMessages,
  ...errorMessages,
  ...identityMessages,
  ...insideMessages,
  ...storeMessages,
  ...uiMessages,
  ...verdictMessages,
} as const;
