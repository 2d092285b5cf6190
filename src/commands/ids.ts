/** Every command of the manifest. A list of its own, so that activation loads no command. */
export const commandIds = [
  'eksPrivateDns.enable',
  'eksPrivateDns.enableQuick',
  'eksPrivateDns.disable',
  'eksPrivateDns.verify',
  'eksPrivateDns.verifyQuick',
  'eksPrivateDns.verifyAll',
  'eksPrivateDns.dig',
  'eksPrivateDns.showVerdict',
  'eksPrivateDns.explain',
  'eksPrivateDns.showTopology',
  'eksPrivateDns.showDrift',
  'eksPrivateDns.repair',
  'eksPrivateDns.changeAccess',
  'eksPrivateDns.writeForwarders',
  'eksPrivateDns.compareForwarders',
  'eksPrivateDns.refresh',
  'eksPrivateDns.copyArn',
  'eksPrivateDns.copyId',
  'eksPrivateDns.copyName',
  'eksPrivateDns.copyEndpointName',
  'eksPrivateDns.trySandbox',
  'eksPrivateDns.applyPlan',
  'eksPrivateDns.diffPlans',
  'eksPrivateDns.undo',
  'eksPrivateDns.removeLeftovers',
  'eksPrivateDns.signIn',
  'eksPrivateDns.showProblem',
  'eksPrivateDns.showLog',
] as const;

/** One of them. */
export type CommandId = (typeof commandIds)[number];
