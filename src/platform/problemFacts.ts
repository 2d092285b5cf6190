import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Masker } from '../core/model/mask.js';
import { version } from '../core/model/version.js';

/** What the editor and the machine are. */
export function readVersions(): Readonly<Record<string, string>> {
  const { appName, appHost, remoteName, language, uiKind } = vscode.env;
  return {
    'EKS Private DNS': version,
    [appName]: vscode.version,
    host: `${appHost}, ${uiKind === vscode.UIKind.Web ? 'web' : 'desktop'}`,
    remote: remoteName ?? 'none',
    language,
    system: `${process.platform} ${process.arch}`,
    Node: process.versions.node,
  };
}

/** Every setting of the manifest as it is now. */
export function readAllSettings({
  packageJSON,
}: vscode.Extension<unknown>): Readonly<Record<string, unknown>> {
  const { contributes } = packageJSON as {
    readonly contributes: { readonly configuration: { readonly properties: object } };
  };
  const settings = vscode.workspace.getConfiguration();
  const names = Object.keys(contributes.configuration.properties);
  return Object.fromEntries(names.map((name) => [name, settings.get<unknown>(name) ?? null]));
}

/** Masks a text that is to be shared; the home folder, which names a person, is `~`. */
export function sharedText(text: string, masker: Pick<Masker, 'all'>): string {
  const home = homedir();
  const without = home.length > 1 ? text.replaceAll(home, '~') : text;
  return masker.all(without);
}
