import assert from 'node:assert/strict';
import { message } from '../../../src/core/model/message.js';
import { applyPlan } from '../../../src/core/apply/apply.js';
import type { EnableRequest, Plan, Planning } from '../../../src/core/model/plan.js';
import { PortError } from '../../../src/core/model/portError.js';
import type { Snapshot } from '../../../src/core/model/snapshot.js';
import { planDisable } from '../../../src/core/plan/disable.js';
import { planEnable } from '../../../src/core/plan/enable.js';
import { planFile, planningJson } from '../../../src/core/plan/planJson.js';
import { readPlan, readSaved } from '../../../src/core/plan/savedPlan.js';
import { savedPlanText } from '../../../src/core/plan/savedText.js';
import { planUndo } from '../../../src/core/plan/undo.js';
import { testEstate, type TestEstate } from '../../support/estate.js';
import { seededRandom } from '../dns/support/seededRandom.js';

/** Any JSON, as a test edits it. */
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

describe('a saved plan', () => {
  let estate: TestEstate;
  let post: Snapshot;
  let plans: Map<string, Plan>;
  before(async () => {
    estate = await testEstate('post');
    post = await estate.snapshot('payments');
    const tools = estate.vpc('tools');
    const everything: EnableRequest = {
      clusterName: 'payments',
      clientVpcIds: [tools],
      onPremises: { dnsServers: ['10.20.0.53'], clientRanges: ['10.20.0.0/16'] },
      tags: { team: 'platform' },
      nameTemplate: '{region}-{cluster}-{kind}',
    };
    const enable = made(planEnable(post, { clusterName: 'payments', clientVpcIds: [tools] }));
    plans = new Map([
      ['enable', enable],
      ['everything', made(planEnable(post, everything))],
    ]);
    const result = await applyPlan(enable, estate.applyDeps(), estate.signal);
    assert.equal(result.outcome, 'done');
    const disable = planDisable(await estate.snapshot('payments'), { clusterName: 'payments' });
    plans.set('disable', made(disable));
    const undo = planUndo(await estate.journal.read(enable.id));
    assert.ok(undo);
    plans.set('undo', undo);
  });
  after(() => estate.close());

  const enableFile = (): Json => parsed(planFile(planningOf(get('enable'))));
  const get = (name: string): Plan => {
    const plan = plans.get(name);
    assert.ok(plan, name);
    return plan;
  };

  it('is the same plan when it is read again, whatever its verb', () => {
    for (const [name, plan] of plans) {
      assert.deepEqual(readPlan(parsed(planFile(planningOf(plan)))), plan, name);
      assert.deepEqual(readPlan(parsed(JSON.stringify(plan))), plan, `${name} alone`);
    }
  });

  it('keeps what was asked for, so that it can be planned anew', () => {
    const request: EnableRequest = {
      clusterName: 'payments',
      clientVpcIds: [estate.vpc('tools')],
      addressesPerEndpoint: 3,
      tags: { team: 'platform' },
    };
    const file = planFile(planEnable(post, request), request);
    assert.deepEqual(readSaved(parsed(file)).request, { verb: 'enable', request });
  });

  it('computes cost and IAM actions, whatever the file says of them', () => {
    const plan = get('enable');
    const lying = {
      ...plan,
      iamActions: ['iam:PassRole'],
      cost: { ...plan.cost, after: 0, priceDate: '1999-01-01' },
      steps: plan.steps.map((step) => ({ ...step, iamActions: [], monthlyCost: 0 })),
    };
    assert.deepEqual(readPlan(lying), plan);
  });

  it('is shown with the calls that it really makes', () => {
    const plan = get('enable');
    const text = savedPlanText(plan);
    for (const { spec } of plan.steps) {
      if (spec.kind === 'createSecurityGroup') assert.ok(text.includes(`"name":"${spec.name}"`));
    }
    assert.match(
      text,
      /CreateResolverEndpoint in 111122223333, us-east-1: \{"direction":"INBOUND"/,
    );
  });

  const broken: readonly (readonly [string, string, (plan: { [key: string]: Json }) => void])[] = [
    ['another format', 'format', (plan) => (plan['format'] = 2)],
    ['an id that leads elsewhere', 'id', (plan) => (plan['id'] = '../../x')],
    ['an id of another verb', 'id', (plan) => (plan['id'] = 'undo-0123456789abcdef')],
    ['no steps', '', (plan) => delete plan['steps']],
    ['steps that are no list', 'steps', (plan) => (plan['steps'] = {})],
    ['an unknown member', 'shell', (plan) => (plan['shell'] = 'rm -rf ~')],
    ['an unknown kind', 'steps[1].spec.kind', (plan) => (spec(plan, 1)['kind'] = 'runShell')],
    [
      'the kind of a prototype',
      'steps[1].spec.kind',
      (plan) => (spec(plan, 1)['kind'] = 'toString'),
    ],
    ['a member missing', 'steps[1].spec.vpcId', (plan) => delete spec(plan, 1)['vpcId']],
    ['a member of another kind', 'steps[1].spec.arn', (plan) => (spec(plan, 1)['arn'] = 'arn:')],
    ['another kind of id', 'steps[1].spec.vpcId', (plan) => (spec(plan, 1)['vpcId'] = 'sg-1')],
    ['an unknown text', 'steps[0].title.key', (plan) => (step(plan, 0)['title'] = { key: 'x' })],
    [
      'a text that hides another',
      'steps[1].spec.name',
      (plan) => (spec(plan, 1)['name'] = 'a\u001b[2K\rb'),
    ],
    [
      'two steps of one id',
      'steps[1].id',
      (plan) => (step(plan, 1)['id'] = step(plan, 0)['id'] ?? ''),
    ],
    [
      'a circle',
      'steps[0].dependsOn[0]',
      (plan) => (step(plan, 0)['dependsOn'] = [step(plan, 1)['id'] ?? '']),
    ],
    [
      'a step that waits for itself',
      'steps[0].dependsOn[0]',
      (plan) => {
        step(plan, 0)['dependsOn'] = [step(plan, 0)['id'] ?? ''];
      },
    ],
    ['an unknown step to switch', 'switchStepId', (plan) => (plan['switchStepId'] = 'x')],
    [
      'a wrong account',
      'identity.accountId',
      (plan) => {
        plan['identity'] = { ...(plan['identity'] as object), accountId: '1' };
      },
    ],
  ];
  for (const [what, place, breakIt] of broken) {
    it(`is refused with ${what}, and the place is named`, () => {
      const plan = parsed(JSON.stringify(get('enable'))) as { [key: string]: Json };
      breakIt(plan);
      assertRefused(plan, place);
    });
  }

  it('is refused where an output is used that nobody waits for, or that is none', () => {
    const position = get('enable').steps.findIndex(
      ({ spec: { kind } }) => kind === 'createResolverRule',
    );
    const edited = (edit: (plan: { [key: string]: Json }) => void) => {
      const plan = parsed(JSON.stringify(get('enable'))) as { [key: string]: Json };
      edit(plan);
      return plan;
    };
    const at = `steps[${position}].spec`;
    const noWait = edited((plan) => (step(plan, position)['dependsOn'] = []));
    assertRefused(noWait, `${at}.endpointId`);
    const noOutput = edited((plan) => {
      spec(plan, position)['targetIps'] = { step: 'outbound-endpoint', output: 'addresses' };
    });
    assertRefused(noOutput, `${at}.targetIps.output`);
    const nobody = edited((plan) => {
      spec(plan, position)['targetIps'] = { step: 'nobody', output: 'addresses' };
    });
    assertRefused(nobody, `${at}.targetIps.step`);
  });

  for (const nothing of [null, 1, 'x', [], {}, { plan: null }, { plan: [] }, { verdicts: [] }]) {
    it(`is not ${JSON.stringify(nothing)}`, () => {
      assert.throws(() => readPlan(nothing), isInvalid);
    });
  }

  it('survives 1,000 garbled files: refused as invalid, or whole', function () {
    this.timeout(30_000);
    const random = seededRandom(20_260_920);
    let refused = 0;
    for (let round = 0; round < 1000; round += 1) {
      const file = enableFile();
      garble(file, random);
      try {
        const plan = readPlan(file);
        assert.deepEqual(readPlan(planningJson(planningOf(plan))), plan);
        assert.ok(plan.steps.every(({ monthlyCost }) => Number.isFinite(monthlyCost)));
        savedPlanText(plan);
      } catch (error) {
        assert.ok(isInvalid(error), `round ${round}: ${String(error)}`);
        refused += 1;
      }
    }
    assert.ok(refused > 500, `${refused} of 1000 were refused`);
  });
});

function made({ plan, problems }: Planning): Plan {
  assert.ok(plan, JSON.stringify(problems));
  return plan;
}

function planningOf(plan: Plan): Planning {
  return { verdicts: [], problems: [], plan };
}

function parsed(text: string): Json {
  return JSON.parse(text) as Json;
}

function step(plan: { [key: string]: Json }, index: number): { [key: string]: Json } {
  return (plan['steps'] as Json[])[index] as { [key: string]: Json };
}

function spec(plan: { [key: string]: Json }, index: number): { [key: string]: Json } {
  return step(plan, index)['spec'] as { [key: string]: Json };
}

function isInvalid(error: unknown): boolean {
  return error instanceof PortError && error.kind === 'invalid';
}

function assertRefused(plan: Json, place: string): void {
  assert.throws(
    () => readPlan(plan),
    (error) => {
      assert.ok(error instanceof PortError && error.kind === 'invalid', String(error));
      assert.equal(error.info.messageKey, 'error.badPlanFile');
      const named = error.info.args['place'];
      assert.deepEqual(named, place === '' ? message('badFile.top') : place);
      return true;
    },
  );
}

/** One edit somewhere: a member goes, becomes something else, or a new one comes. */
function garble(file: Json, random: (below: number) => number): void {
  const places: { holder: Json[] | { [key: string]: Json }; key: string }[] = [];
  const walk = (value: Json): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      places.push({ holder: value, key });
      walk(member);
    }
  };
  walk(file);
  const place = places[random(places.length)];
  assert.ok(place);
  const { key } = place;
  const holder = place.holder as { [key: string]: Json };
  const values: readonly Json[] = [
    null,
    true,
    -1,
    1e308,
    '',
    '\u202e',
    'x'.repeat(5000),
    '__proto__',
    [],
    {},
    [[]],
    { step: 'inbound-endpoint', output: 'addresses' },
    { key: 'constructor' },
  ];
  switch (random(4)) {
    case 0:
      Reflect.deleteProperty(holder, key);
      break;
    case 1:
      holder[key] = values[random(values.length)] ?? null;
      break;
    case 2:
      Object.defineProperty(holder, '__proto__', {
        value: {},
        enumerable: true,
        configurable: true,
      });
      break;
    case 3: {
      const other = places[random(places.length)];
      assert.ok(other);
      holder[key] = structuredClone((other.holder as { [key: string]: Json })[other.key] ?? null);
    }
  }
}
