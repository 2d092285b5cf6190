import * as vscode from 'vscode';

/** The settings, read when they are needed. */
export interface Settings {
  /** Regions shown for every profile, besides its own. */
  readonly regions: readonly string[];
  /** The resolver asked for what public DNS says: an address, with `#port` where it is not 53. */
  readonly publicResolver: string;
  /** The profiles shown; empty means all. */
  readonly profiles: readonly string[];
}

/** Reads the settings as they are now; a setting of the wrong type counts as not set. */
export function readSettings(): Settings {
  const settings = vscode.workspace.getConfiguration('eksPrivateDns');
  const resolver: unknown = settings.get('publicResolver');
  return {
    regions: textsOf(settings.get('regions')),
    publicResolver: typeof resolver === 'string' && resolver !== '' ? resolver : '1.1.1.1',
    profiles: textsOf(settings.get('profiles')),
  };
}

/** Calls back after a setting of the extension changed. */
export function onSettingsChange(listener: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration('eksPrivateDns')) listener();
  });
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value)) return [];
  return value.filter((one): one is string => typeof one === 'string' && one.trim() !== '');
}
