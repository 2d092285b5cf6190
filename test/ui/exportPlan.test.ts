import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { tick } from './helpers/form.js';
import { webviewFrame } from './helpers/webview.js';
import {
  chooseFromMenu,
  expandClusters,
  openSideBar,
  openWorkbench,
  treeItem,
  type Workbench,
} from './helpers/workbench.js';

describe('a plan as code, as a person asks for it', () => {
  let workbench: Workbench;
  let page: Page;

  before(async () => {
    workbench = await openWorkbench();
    page = workbench.page;
    await openSideBar(page);
    await expandClusters(page);
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await workbench.screenshot('export-failed');
  });

  after(() => workbench.close());

  const choice = (label: RegExp): Locator =>
    page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();

  it('is a script in an editor of its own, by the cluster’s context menu', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Export plan…$/);
    await choice(/^Enable private DNS resolution/).click();
    await choice(/tools/).waitFor();
    await page.keyboard.press('Enter');
    await choice(/AWS CLI, bash script/).waitFor();
    await workbench.screenshot('export-formats');
    await choice(/AWS CLI, bash script/).click();
    const editor = page.locator('.editor-instance .view-lines').first();
    await editor.getByText('#!/usr/bin/env bash').waitFor();
    await page
      .getByText(/The plan for payments is open as: AWS CLI, bash script/)
      .first()
      .waitFor();
    assert.match(await page.locator('#status\\.editor\\.mode').innerText(), /Shell Script/);
    await workbench.screenshot('export-script');
  });

  it('is a diagram from the plan that the form shows, also where the editor has no such language', async () => {
    await chooseFromMenu(treeItem(page, /payments/), /^Enable private DNS resolution$/);
    const form = await webviewFrame(page, 'epd-setup');
    await tick(form, /tools/);
    await form.getByRole('button', { name: 'Export…' }).waitFor();
    await workbench.screenshot('export-form');
    await form.getByRole('button', { name: 'Export…' }).click();
    await choice(/^Mermaid/).click();
    await page
      .locator('.editor-instance .view-lines')
      .getByText(/^flowchart/)
      .first()
      .waitFor();
    await workbench.screenshot('export-mermaid');
  });
});
