import assert from 'node:assert/strict';
import { showReport } from '../../../src/commands/showReport.js';
import { postEstate } from '../webviews/support/postEstate.js';
import { context, fakeDeps } from './fakes.js';

const none = { history: () => Promise.resolve(undefined) };

describe('Open the report of the last run', () => {
  it('says that there was none, which is no failure', async () => {
    const { deps, seen } = fakeDeps(postEstate(), {}, none);
    assert.equal(await showReport(deps)(context), undefined);
    assert.equal(seen.said[0]?.kind, 'info');
    assert.match(seen.said[0].text, /No run is written down here\. Apply a plan first/);
  });

  it('fails where the run that was asked for is not written down', async () => {
    const { deps } = fakeDeps(postEstate(), {}, none);
    await assert.rejects(showReport(deps)(context, { planId: 'enable-1' }), /No run/);
  });
});
