import { applyMessages } from './messages/apply.js';
import { awsMessages } from './messages/aws.js';
import { cliMessages } from './messages/cli.js';
import { driftMessages } from './messages/drift.js';
import { identityMessages } from './messages/identity.js';
import { errorMessages } from './messages/errors.js';
import { ipv6Messages } from './messages/ipv6.js';
import { foreignMessages } from './messages/foreign.js';
import { onPremisesMessages } from './messages/onPremises.js';
import { liveMessages } from './messages/live.js';
import { planMessages } from './messages/plan.js';
import { ruleMessages } from './messages/rules.js';
import { uiMessages } from './messages/ui.js';
import { storeMessages } from './messages/store.js';
import { verdictMessages } from './messages/verdict.js';
import { verifyMessages } from './messages/verify.js';
import { webviewMessages } from './messages/webviews.js';

/** Every text the core can ask for, in English; the editor localises by the same keys. */
export const catalogue = {
  ...applyMessages,
  ...awsMessages,
  ...cliMessages,
  ...driftMessages,
  ...identityMessages,
  ...errorMessages,
  ...ipv6Messages,
  ...foreignMessages,
  ...onPremisesMessages,
  ...liveMessages,
  ...planMessages,
  ...ruleMessages,
  ...uiMessages,
  ...storeMessages,
  ...verdictMessages,
  ...verifyMessages,
  ...webviewMessages,
} as const;
