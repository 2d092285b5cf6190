import assert from 'node:assert/strict';
import { commands } from '../../../src/commands/all.js';
import { failed } from '../../../src/core/model/fact.js';
import type { Part } from '../../../src/core/inventory/parts.js';
import { PortError } from '../../../src/core/model/portError.js';
import { emptySnapshot } from '../../../src/core/model/snapshot.js';
import type { Operations } from '../../../src/ui/operations.js';
import { applyPlan } from '../../../src/core/apply/apply.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { accessDenied } from '../webviews/support/errors.js';
import { context, fakeDeps, type Answers } from './fakes.js';

const elsewhere = 'A VPC of another account…';
const partner = 'sandbox-partner';
const argument = { profile: 'sandbox', region: 'us-east-1', clusterName: 'payments' };

describe('a client VPC of another account by quick picks', function () {
  this.timeout(30_000);
  let estate: TestEstate;
  beforeEach(async () => {
    estate = await testEstate('two-accounts');
  });
  afterEach(() => estate.close());

  const quick = async (answers: Answers) => {
    const profiles = ['sandbox', partner, 'twin', 'ghost'].map((name) => ({ name }));
    const operations: Partial<Operations> = {
      profiles: () => Promise.resolve(profiles),
      read: (scope, parts) => read(scope.profile, parts),
      applyPlan: (plan) => applyPlan(plan, estate.applyDeps(), estate.signal),
    };
    const made = fakeDeps(await estate.snapshot('payments'), answers, operations);
    const result = commands['eksPrivateDns.enableQuick'](made.deps)(context, argument);
    return { ...made, result };
  };
  const read = async (profile: string, parts: readonly Part[]) => {
    if (profile === 'twin') return estate.clientSnapshot('sandbox');
    if (profile !== 'ghost') {
      const vpcIds = parts.flatMap((one) =>
        typeof one === 'object' && 'vpcDns' in one ? [one.vpcDns] : [],
      );
      return estate.clientSnapshot(profile, vpcIds);
    }
    const source = { call: 'sts:GetCallerIdentity', at: 0 };
    const identity = failed(accessDenied('sts:GetCallerIdentity').info, source);
    return { ...emptySnapshot({ profile, region: 'us-east-1' }), identity };
  };

  it('is picked by the profile that reaches it, planned and applied', async () => {
    const { result, seen } = await quick({
      confirm: true,
      pick: [elsewhere, partner, 'build-farm'],
    });
    const applied = (await result) as { readonly outcome: string } | undefined;
    assert.equal(applied?.outcome, 'done', JSON.stringify(seen.said));
    assert.deepEqual(seen.picks[1]?.labels, [partner, 'twin', 'ghost']);
    assert.match(seen.picks[2]?.title ?? '', /444455556666/);
    assert.match(seen.documents[0]?.content ?? '', /Share rule/);
  });

  it('is called off for a profile of the cluster’s own account, which is said', async () => {
    const { result, seen } = await quick({ pick: [elsewhere, 'twin'] });
    await assert.rejects(result, (error) => error instanceof PortError);
    assert.match(seen.said[0]?.text ?? '', /own account/);
  });

  it('says why a profile cannot be read', async () => {
    const { result } = await quick({ pick: [elsewhere, 'ghost'] });
    await assert.rejects(
      result,
      (error) => error instanceof PortError && error.kind === 'accessDenied',
    );
  });
});
