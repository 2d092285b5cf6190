import assert from 'node:assert/strict';
import { text } from '../../../src/core/model/text.js';
import { formView } from '../../../src/webviews/host/formView.js';
import { enableRequest } from '../../../src/webviews/host/setupRequest.js';
import { setupCore } from '../../../src/webviews/host/setupCore.js';
import { clientVpcId, postEstate, target } from './support/postEstate.js';

const snapshot = postEstate();
const request = { clientVpcIds: [clientVpcId] };
const clusterNames = [target.clusterName] as const;
const planning = setupCore.planEnable(snapshot, enableRequest(clusterNames, request));
const source = {
  core: setupCore,
  snapshot,
  clusterNames,
  request,
  style: {},
  profiles: [],
  accounts: [],
  refused: false,
  planning,
  render: text,
};

describe('form of the setup page', () => {
  it('asks nothing more when everything is in place', () => {
    const { plan } = planning;
    assert.ok(plan);
    const form = formView({ ...source, planning: { ...planning, plan: { ...plan, steps: [] } } });
    assert.deepEqual(form.inbounds, []);
    assert.equal(form.outbound, undefined);
    assert.deepEqual(form.controlPlaneGroups, []);
    assert.equal(form.clientVpcs.length, 3);
  });

  it('asks nothing for an endpoint that is used as it is', () => {
    const { plan } = planning;
    assert.ok(plan);
    const steps = plan.steps.filter(
      ({ spec }) => spec.kind !== 'createResolverEndpoint' || spec.direction !== 'OUTBOUND',
    );
    const form = formView({ ...source, planning: { ...planning, plan: { ...plan, steps } } });
    assert.equal(form.inbounds[0]?.needed, true);
    assert.equal(form.outbound?.needed, false);
  });

  it('lists subnets by zone', () => {
    const zones = formView(source).inbounds[0]?.subnets.map(({ zone }) => zone);
    assert.deepEqual(zones, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
  });
});
