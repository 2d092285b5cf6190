import assert from 'node:assert/strict';
import { exportTerraform as exportWith } from '../../../../../src/core/export/terraform/terraform.js';
import type { Exported } from '../../../../../src/core/export/exportFormat.js';
import { known, valueOf } from '../../../../../src/core/model/fact.js';
import type { Plan, Step } from '../../../../../src/core/model/plan.js';
import type { Snapshot } from '../../../../../src/core/model/snapshot.js';
import { text } from '../../../../../src/core/model/text.js';
import { assertGolden } from '../../../../support/golden.js';
import { samplePlans, type Sample } from '../cloudformation/support/plans.js';
import { everyKind } from '../support/everyKind.js';
import { blocksOf } from './support/hcl.js';
import { shown } from './support/shown.js';

const names = ['standard', 'rich', 'servers', 'disable', 'undo', 'shared', 'unshare'];

function exportTerraform(plan: Plan, live: readonly Snapshot[] = []): Exported {
  return exportWith(plan, { live });
}

describe('a plan as a Terraform configuration', function () {
  this.timeout(60_000);
  let samples: ReadonlyMap<string, Sample>;
  before(async () => {
    samples = await samplePlans();
  });

  const get = (name: string): Sample => {
    const sample = samples.get(name);
    assert.ok(sample, name);
    return sample;
  };
  const files = (made: Exported) => {
    assert.ok('files' in made, shown(made));
    return made.files;
  };
  const main = (made: Exported): string => files(made)[0]?.text ?? '';
  const refusal = (made: Exported): string => {
    assert.ok('refused' in made);
    return made.refused[0]?.message.key ?? '';
  };

  for (const name of names) {
    it(`is as before: ${name}`, () => {
      const { plan, live } = get(name);
      assertGolden(`export/terraform-${name}.txt`, shown(exportTerraform(plan, live)));
    });
  }

  it('takes over what the plan has made, in a file of its own', () => {
    const made = exportTerraform(get('standard').plan, get('disable').live);
    assertGolden('export/terraform-applied.txt', shown(made));
  });

  it('keeps every dependency of the plan, and says none that follows from others', () => {
    for (const name of ['standard', 'rich', 'servers', 'shared']) {
      const { plan } = get(name);
      const blocks = blocksOf(main(exportTerraform(plan))).filter(({ name: one }) =>
        one.startsWith('resource.'),
      );
      const known = new Map(
        blocks.map(({ name: one, references }) => [
          one.replace('resource.', ''),
          references.map((each) => each.split('.').slice(0, 2).join('.')),
        ]),
      );
      const before = (one: string): ReadonlySet<string> =>
        new Set((known.get(one) ?? []).flatMap((each) => [each, ...before(each)]));
      const ofStep = (id: string): readonly string[] => {
        const label = id.toLowerCase().replace(/[^a-z0-9]+/g, '_');
        return [...known.keys()].filter((one) => one.split('.')[1] === label);
      };
      let count = 0;
      for (const { id, dependsOn } of plan.steps) {
        for (const one of ofStep(id)) {
          for (const wanted of dependsOn.flatMap(ofStep)) {
            count += 1;
            assert.ok(before(one).has(wanted), `${name}: ${one} without ${wanted}`);
          }
        }
      }
      assert.ok(count > 1, name);
    }
  });

  it('refuses what Terraform cannot do, with what does it', () => {
    const { plan } = get('standard');
    assert.equal(refusal(exportTerraform({ ...plan, steps: [] })), 'terraform.refused.empty');
    const access = everyKind().steps.filter(({ spec }) => spec.kind === 'updateClusterAccess');
    const only = exportTerraform({ ...plan, steps: access });
    assert.equal(refusal(only), 'terraform.refused.nothing');
    assert.match(shown(only), /aws eks update-cluster-config/);
    // A rule that is there already cannot be written without having been read.
    assert.equal(refusal(exportTerraform(everyKind())), 'terraform.refused.unread');
    assert.equal(refusal(exportTerraform(get('disable').plan)), 'terraform.refused.unread');
  });

  it('refuses texts that Terraform would change', () => {
    const { plan } = get('standard');
    const tagged = (value: string): Plan => ({
      ...plan,
      steps: plan.steps.map((step): Step => {
        const { spec } = step;
        return spec.kind === 'createSecurityGroup'
          ? { ...step, spec: { ...spec, tags: { ...spec.tags, value } } }
          : step;
      }),
    });
    assert.equal(refusal(exportTerraform(tagged('e\u0301'))), 'terraform.refused.text');
    assert.equal(refusal(exportTerraform(tagged('\0'))), 'export.unwritable');
    assert.match(main(exportTerraform(tagged('\u00e9'))), /"value" = "é"/);
  });

  it('says what comes before and after it', () => {
    const { plan } = get('standard');
    const [access, tag] = ['modifyVpcDns', 'tagGroupEntries'].map((kind) =>
      everyKind().steps.find(({ spec }) => spec.kind === kind),
    );
    assert.ok(access && tag);
    const steps = [
      access,
      ...plan.steps.map((step) => ({ ...step, dependsOn: [...step.dependsOn, access.id] })),
      { ...tag, dependsOn: ['rule'] },
    ];
    const notes = files(exportTerraform({ ...plan, steps }))[0]?.notes ?? [];
    const said = notes.map((note) => `${note.key} ${text(note)}`).join('\n');
    assert.match(said, /note\.before .*aws ec2 modify-vpc-attribute/);
    assert.match(said, /note\.after .*aws ec2 create-tags/);
    const between = [
      ...steps.map((step) =>
        step.spec.kind === 'associateResolverRule'
          ? { ...step, dependsOn: [...step.dependsOn, tag.id] }
          : step,
      ),
    ];
    assert.equal(
      refusal(exportTerraform({ ...plan, steps: between })),
      'terraform.refused.between',
    );
  });

  it('leaves entries alone that others have made', () => {
    const { plan } = get('standard');
    const [live] = get('disable').live;
    assert.ok(live);
    const rules = valueOf(live.securityGroupRules) ?? [];
    const foreign: Snapshot = {
      ...live,
      securityGroupRules: known(
        rules.map((one) => (one.toPort === 443 ? { ...one, tags: {} } : one)),
        { call: 'test', at: 0 },
      ),
    };
    assert.match(main(exportTerraform(plan, [live])), /from_port\s+= 443/);
    assert.doesNotMatch(main(exportTerraform(plan, [foreign])), /from_port\s+= 443/);
  });

  it('adds accounts to a share of ours that is there already', () => {
    const { plan } = get('shared');
    const live = get('unshare').live.map((one): Snapshot => {
      const ruleShares = Object.fromEntries(
        Object.entries(one.ruleShares).map(([arn, fact]) => [
          arn,
          known(
            (valueOf(fact) ?? []).map((share) => ({
              ...share,
              tags: { ...share.tags, 'eks-private-dns:plan': 'enable-other' },
            })),
            { call: 'test', at: 0 },
          ),
        ]),
      );
      return { ...one, ruleShares };
    });
    const all = main(exportTerraform(plan, live));
    assert.doesNotMatch(all, /resource "aws_ram_resource_share" /);
    assert.match(all, /resource_share_arn = "arn:aws:ram:/);
  });

  it('corrects a rule that is there: it is taken over with its new targets', () => {
    const [live] = get('disable').live;
    assert.ok(live);
    const [rule] = (valueOf(live.rules) ?? []).filter(({ endpointId }) => endpointId);
    assert.ok(rule?.endpointId);
    const { plan } = get('standard');
    const [step] = plan.steps;
    assert.ok(step);
    const spec = {
      kind: 'updateResolverRule',
      ruleId: rule.id,
      name: rule.name,
      endpointId: rule.endpointId,
      targets: ['10.9.8.7', '10.9.8.6:5353'],
      former: { endpointId: rule.endpointId, targets: [] },
    } as const;
    const steps = [{ ...step, id: 'update', spec, dependsOn: [] }];
    const [made, imports] = files(exportTerraform({ ...plan, steps }, [live]));
    assert.match(made?.text ?? '', /target_ip \{\n\s+ip = "10\.9\.8\.7"\n/);
    assert.match(made?.text ?? '', /ip {3}= "10\.9\.8\.6"\n\s+port = 5353/);
    assert.match(made?.text ?? '', /"eks-private-dns:managed-by"/);
    assert.ok(imports?.text.includes(`id = "${rule.id}"`));
  });

  it('asks for addresses where two places are in one subnet', () => {
    const { plan } = get('standard');
    const steps = plan.steps.map((step): Step => {
      const { spec } = step;
      const [subnet] = spec.kind === 'createResolverEndpoint' ? spec.subnetIds : [];
      return spec.kind === 'createResolverEndpoint' && subnet
        ? {
            ...step,
            spec: { ...spec, subnetIds: [subnet, subnet], pinnedIps: { [subnet]: '10.0.0.9' } },
          }
        : step;
    });
    const made = exportTerraform({ ...plan, steps });
    assert.match(main(made), /variable "inbound_endpoint_address_2" \{/);
    assert.match(main(made), /ip {8}= var\.inbound_endpoint_address_2/);
    assert.match(main(made), /ip {8}= "10\.0\.0\.9"/);
    assert.match(shown(made), /asks for inbound_endpoint_address_2, outbound_endpoint_address_2/);
  });
});
