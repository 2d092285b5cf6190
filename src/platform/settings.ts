import * as vscode from 'vscode';
import type { PlanStyle } from '../core/model/plan.js';

/** The settings, read when they are needed. */
export interface Settings {
  /** Regions shown for every profile, besides its own. */
  readonly regions: readonly string[];
  /** The resolver asked for what public DNS says: an address, with `#port` where it is not 53. */
  readonly publicResolver: string;
  /** The profiles shown; empty means all. */
  readonly profiles: readonly string[];
  /** Profiles that are production: names, in which `*` stands for anything. */
  readonly productionProfiles: readonly string[];
  /** Names and tags of what is made, unless told otherwise; absent where not set. */
  readonly style: PlanStyle;
}

/** Reads the settings as they are now; a setting of the wrong type counts as not set. */
export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration('eksPrivateDns');
  const resolver: unknown = settings.get('publicResolver');
  return {
    regions: textsOf(settings.get('regions')),
    publicResolver: typeof resolver === 'string' && resolver !== '' ? resolver : '1.1.1.1',
    profiles: textsOf(settings.get('profiles')),
    productionProfiles: textsOf(settings.get('productionProfiles')),
    style: styleOf(settings.get('nameTemplate'), settings.get('tags')),
  };
}

/** Calls back after a setting of the extension changed. */
export function onSettingsChange(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('eksPrivateDns')) listener();
  });
}

/** What is not a text is not a setting of ours; whether it can be used is the planner's to say. */
function styleOf(nameTemplate: unknown, tags: unknown): PlanStyle {
  const own = typeof tags === 'object' && tags !== null ? Object.entries(tags) : [];
  const texts = own.filter((tag): tag is [string, string] => typeof tag[1] === 'string');
  return {
    ...(typeof nameTemplate === 'string' && nameTemplate.trim() !== ''
      ? { nameTemplate: nameTemplate.trim() }
      : {}),
    ...(texts.length > 0 ? { tags: Object.fromEntries(texts) } : {}),
  };
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}
