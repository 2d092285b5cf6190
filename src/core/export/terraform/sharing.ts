import type { Step } from '../../model/plan.js';
import { principalsOf } from '../../model/sharing.js';
import { isRef } from '../script/names.js';
import type { Spec } from '../script/steps/spec.js';
import { quoted, raw, type Expression } from './expression.js';
import { madeBy } from './existing.js';
import { inputOf, makerOf, type Making } from './make.js';
import { attributeOf, type Body } from './resource.js';
import { texts } from './texts.js';

/** A share of a rule with accounts; where one of ours is there already, only what it lacks. */
export function shareResources(
  making: Making,
  step: Step & { readonly spec: Spec<'shareResolverRule'> },
): readonly Body[] {
  const { plan, finder, label } = making;
  const { spec } = step;
  const { share } = finder.of(step) ?? {};
  const taken = share !== undefined && madeBy(plan, share.tags);
  const own = { type: 'aws_ram_resource_share', label: label(step.id) } as const;
  const shareArn = shareArnOf(making, step);
  const ruleArn = ruleArnOf(making, spec);
  const has = share ? principalsOf(share).map(({ id }) => id) : [];
  const accounts = [...new Set(spec.clients.map(({ accountId }) => accountId))];
  return [
    ...(share && !taken
      ? []
      : [
          {
            ...own,
            rows: {
              name: share?.name ?? spec.name,
              allow_external_principals: true,
            },
            tags: share?.tags ?? spec.tags,
            ...(share ? { imports: [{ key: undefined, id: share.arn }] } : {}),
          },
          {
            type: 'aws_ram_resource_association',
            label: own.label,
            rows: { resource_arn: ruleArn, resource_share_arn: shareArn },
            ...(share
              ? { imports: [{ key: undefined, id: `${share.arn},${ruleText(making, spec)}` }] }
              : {}),
          } as const,
        ]),
    {
      type: 'aws_ram_principal_association',
      label: own.label,
      rows: {
        for_each: raw(`toset([${accounts.map(quoted).join(', ')}])`),
        principal: raw('each.value'),
        resource_share_arn: shareArn,
      },
      imports: accounts.flatMap((account) =>
        share && has.includes(account) ? [{ key: account, id: `${share.arn},${account}` }] : [],
      ),
    },
  ];
}

/** The ARN of the share of a step: of the resource, or of ours that is there already. */
function shareArnOf(making: Making, step: Step): Expression {
  const { share } = making.finder.of(step) ?? {};
  if (share && !madeBy(making.plan, share.tags)) return share.arn;
  return attributeOf({ type: 'aws_ram_resource_share', label: making.label(step.id) }, 'arn');
}

function ruleArnOf(
  { label }: Making,
  { ruleId, arnPrefix }: Spec<'shareResolverRule'>,
): Expression {
  if (!isRef(ruleId)) return `${arnPrefix}${ruleId}`;
  return attributeOf({ type: 'aws_route53_resolver_rule', label: label(ruleId.step) }, 'arn');
}

function ruleText(
  { plan, finder }: Making,
  { ruleId, arnPrefix }: Spec<'shareResolverRule'>,
): string {
  const maker = makerOf(plan, ruleId, 'createResolverRule');
  return `${arnPrefix}${isRef(ruleId) ? ((maker && finder.of(maker)?.id) ?? '') : ruleId}`;
}

/** As the sharee: the invitation, where the accounts are of different organisations. */
export function accepterResource(
  making: Making,
  step: Step & { readonly spec: Spec<'acceptRuleShare'> },
): Body {
  const { plan, label } = making;
  const sharing = makerOf(plan, step.spec.shareArn, 'shareResolverRule');
  const account = (step.as ?? plan.identity).accountId;
  const there =
    sharing && making.finder.of(sharing)?.share?.principals.find(({ id }) => id === account);
  const arn = making.finder.of(sharing ?? step)?.id;
  const association = {
    type: 'aws_ram_principal_association',
    label: label(sharing?.id ?? ''),
  } as const;
  return {
    type: 'aws_ram_resource_share_accepter',
    label: label(step.id),
    comments: texts.accepter,
    rows: {
      count: raw(`var.${making.invited(step.id)} ? 1 : 0`),
      share_arn: sharing
        ? raw(
            `${attributeOf(association, '').text.slice(0, -1)}[${quoted(account)}].resource_share_arn`,
          )
        : inputOf(making, step.spec.shareArn),
    },
    ...(there?.external && there.status === 'ASSOCIATED' && arn !== undefined
      ? { imports: [{ key: 0, id: arn }] }
      : {}),
  };
}
