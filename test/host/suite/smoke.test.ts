import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';

interface Manifest {
  readonly main: string;
  readonly contributes?: { readonly commands?: readonly { readonly command: string }[] };
}

function extension(): vscode.Extension<unknown> {
  const found = vscode.extensions.getExtension('eks-private-dns.eks-private-dns');
  assert.ok(found, 'the extension is not in this editor');
  return found;
}

const manifest = () => extension().packageJSON as Manifest;

/** What the extension itself measured, where its API says so. */
function ownMeasure(api: unknown): number | undefined {
  if (typeof api !== 'object' || api === null || !('activationMs' in api)) return undefined;
  return typeof api.activationMs === 'number' ? api.activationMs : undefined;
}

describe('the extension', () => {
  it('is there', () => {
    assert.equal(manifest().main, './dist/extension.cjs');
    const folder = process.env['EPD_INSTALLED_BELOW'];
    // The installed package, where that is what is tested, not the folder it was made from.
    if (folder !== undefined) assert.ok(extension().extensionPath.startsWith(folder));
  });

  it('activates', async () => {
    const began = performance.now();
    const api = await extension().activate();
    const around = performance.now() - began;
    assert.equal(extension().isActive, true);
    const out = process.env['EPD_BENCH_OUT'];
    if (out !== undefined) {
      const activationMs = ownMeasure(api) ?? around;
      writeFileSync(out, JSON.stringify({ activationMs, aroundActivateMs: around }));
    }
  });

  it('registers every command of its manifest', async () => {
    await extension().activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    const declared = manifest().contributes?.commands ?? [];
    assert.ok(declared.length > 0, 'the manifest declares no command');
    const missing = declared.filter(({ command }) => !registered.has(command));
    assert.deepEqual(missing, []);
  });
});
