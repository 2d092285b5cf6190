/** Every tool of the manifest. A list of its own, so that activation loads no tool. */
export const toolNames = [
  'list_eks_private_dns',
  'judge_eks_private_dns',
  'diagnose_eks_private_dns',
  'verify_eks_private_dns',
  'plan_eks_private_dns',
  'apply_eks_private_dns_plan',
] as const;

/** One of them. */
export type ToolName = (typeof toolNames)[number];
