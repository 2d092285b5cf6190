import assert from 'node:assert/strict';
import { text } from '../../../src/core/model/text.js';
import { formView } from '../../../src/webviews/host/formView.js';
import { enableRequest } from '../../../src/webviews/host/setupRequest.js';
import { setupCore } from '../../../src/webviews/host/setupCore.js';
import { clientVpcId, postEstate, target } from './support/postEstate.js';

const snapshot = postEstate();
const request = { clientVpcIds: [clientVpcId] };
const { clusterName } = target;
const planning = setupCore.planEnable(snapshot, enableRequest(clusterName, request));
const source = { core: setupCore, snapshot, clusterName, request, planning, render: text };

describe('form of the setup page', () => {
  it('asks nothing more when everything is in place', () => {
    const { plan } = planning;
    assert.ok(plan);
    const form = formView({ ...source, planning: { ...planning, plan: { ...plan, steps: [] } } });
    assert.equal(form.inbound, undefined);
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
    assert.equal(form.inbound?.needed, true);
    assert.equal(form.outbound?.needed, false);
  });

  it('lists subnets by zone', () => {
    const zones = formView(source).inbound?.subnets.map(({ zone }) => zone);
    assert.deepEqual(zones, ['eu-west-1a', 'eu-west-1b', 'eu-west-1c']);
  });
});
