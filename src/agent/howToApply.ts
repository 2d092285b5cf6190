import type { Plan } from '../core/model/plan.js';

/** Said under a plan in the editor, where a tool can have it applied. */
export function applyHere({ id }: Plan): string {
  return `Nothing was changed. Show this plan to the user. If they want it carried out, call apply_eks_private_dns_plan with plan_id ${id}: they are asked in the editor.`;
}

/** Said under a plan where no tool applies one. */
export function applyElsewhere({ verb, clusterName }: Plan): string {
  return `Nothing was changed, and no tool of this server changes anything. To carry it out, a person uses the VS Code extension EKS Private DNS, or its command line: ${verb} --cluster ${clusterName}, with the same choices.`;
}
