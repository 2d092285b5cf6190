import { accessMessages } from './messages/access.js';
import { agentMessages } from './messages/agent.js';
import { actMessages } from './messages/acts.js';
import { applyMessages } from './messages/apply.js';
import { browsingCatalogue } from './messages/browsing.js';
import { cliMessages } from './messages/cli.js';
import { connectionMessages } from './messages/connection.js';
import { diagnoseMessages } from './messages/diagnose.js';
import { explorerMessages } from './messages/explorer.js';
import { exportMessages } from './messages/export.js';
import { findingMessages } from './messages/findings.js';
import { digMessages } from './messages/dig.js';
import { driftMessages } from './messages/drift.js';
import { exportTemplateMessages } from './messages/exportTemplate.js';
import { exportTerraformMessages } from './messages/exportTerraform.js';
import { ipv6Messages } from './messages/ipv6.js';
import { foreignMessages } from './messages/foreign.js';
import { forwarderMessages } from './messages/forwarders.js';
import { onPremisesMessages } from './messages/onPremises.js';
import { liveMessages } from './messages/live.js';
import { planMessages } from './messages/plan.js';
import { planTextMessages } from './messages/planText.js';
import { reportMessages } from './messages/report.js';
import { ruleMessages } from './messages/rules.js';
import { runReportMessages } from './messages/runReport.js';
import { savedPlanMessages } from './messages/savedPlans.js';
import { signInMessages } from './messages/signIn.js';
import { valueMessages } from './messages/values.js';
import { vantageMessages } from './messages/vantages.js';
import { verifyMessages } from './messages/verify.js';
import { webviewMessages } from './messages/webviews.js';

/** Every text the core can ask for, in English; the editor localises by the same keys. */
export const catalogue = {
  ...accessMessages,
  ...agentMessages,
  ...actMessages,
  ...applyMessages,
  ...browsingCatalogue,
  ...cliMessages,
  ...connectionMessages,
  ...diagnoseMessages,
  ...explorerMessages,
  ...exportMessages,
  ...findingMessages,
  ...digMessages,
  ...driftMessages,
  ...exportTemplateMessages,
  ...exportTerraformMessages,
  ...ipv6Messages,
  ...foreignMessages,
  ...forwarderMessages,
  ...onPremisesMessages,
  ...liveMessages,
  ...planMessages,
  ...planTextMessages,
  ...reportMessages,
  ...ruleMessages,
  ...runReportMessages,
  ...savedPlanMessages,
  ...signInMessages,
  ...valueMessages,
  ...vantageMessages,
  ...verifyMessages,
  ...webviewMessages,
} as const;
