import { awsMessages } from './messages/aws.js';
import { cliMessages } from './messages/cli.js';
import { identityMessages } from './messages/identity.js';
import { errorMessages } from './messages/errors.js';
import { planMessages } from './messages/plan.js';
import { uiMessages } from './messages/ui.js';
import { verdictMessages } from './messages/verdict.js';
import { webviewMessages } from './messages/webviews.js';

/** Every text the core can ask for, in English; the editor localises by the same keys. */
export const catalogue = {
  ...awsMessages,
  ...cliMessages,
  ...identityMessages,
  ...errorMessages,
  ...planMessages,
  ...uiMessages,
  ...verdictMessages,
  ...webviewMessages,
} as const;
