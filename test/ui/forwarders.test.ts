import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import {
  closeNotifications,
  documentText,
  givePath,
  notification,
  pick,
  renderedText,
} from './helpers/parts.js';
import { startOver } from './helpers/sandbox.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('DNS servers on-premises, in the editor', () => {
  let workbench: Workbench;
  let page: Page;
  const folder = mkdtempSync(join(tmpdir(), 'eks-private-dns-forwarders-'));

  before(async () => {
    await startOver('solved');
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
    await expandClusters(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('forwarders-failed');
  });

  after(async () => {
    await workbench.close();
    await startOver('post');
    rmSync(folder, { recursive: true });
  });

  it('writes the configuration of unbound for a cluster, after its questions', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Configure DNS servers on-premises…$/);
    await pick(page, /^unbound$/);
    await pick(page, /^Yes/);
    await pick(page, /^No/);
    await pick(page, /^Yes/);
    const text = await documentText(page, /# Forwards the endpoint/);
    await workbench.screenshot('forwarders-unbound');
    assert.match(text, /forward-zone:/);
    await notification(page, /unbound for 1 cluster|unbound/);
    await closeNotifications(page);
  });

  it('compares a file of the server with all clusters of the Region', async () => {
    const file = join(folder, 'old.conf');
    writeFileSync(file, 'forward-zone:\n  name: "example.com"\n  forward-addr: 10.99.0.1\n');
    await chooseFromMenu(treeItem(page, /^Clusters/), /^Compare a DNS server’s file/);
    await pick(page, /^unbound$/);
    await givePath(page, 'Configuration of the DNS server to compare with', file);
    const text = await renderedText(page, /old\.conf\.forwarders\.md/, /payments/);
    await workbench.screenshot('forwarders-compared');
    assert.match(text, /Not forwarded: payments/);
    await closeNotifications(page);
  });

  it('is offered by the checks page', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Verify cluster resolution$/);
    const frame = await webviewFrame(page, 'epd-checks');
    await workbench.screenshot('forwarders-from-checks');
    await frame.getByRole('button', { name: 'Configure DNS servers on-premises…' }).click();
    await pick(page, /^macOS/);
    const text = await documentText(page, /# Forwards the endpoint/);
    assert.match(text, /nameserver /);
  });
});
