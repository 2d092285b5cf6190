import { connectionMarkdown } from '../core/diagnose/connectionText.js';
import { message } from '../core/model/message.js';
import { pickRegion, pickScope } from '../ui/pickCluster.js';
import { scopeOf } from '../ui/target.js';
import type { Command } from './deps.js';

/** **Test connection**: which layer between here and AWS fails, with evidence and the next step. */
export const testConnection: Command =
  (deps) =>
  async ({ signal }, argument) => {
    const { operations, say, window } = deps;
    const scope =
      scopeOf(argument) ?? (await pickRegion(deps, argument)) ?? (await pickScope(deps));
    const title = say(message('connection.testing', { ...scope }));
    const report = await window.progress(title, (_report, stop) =>
      operations.testConnection(scope, AbortSignal.any([signal, stop])),
    );
    const name = `${scope.profile}.${scope.region}.connection.md`;
    await window.showReadOnly(name, connectionMarkdown(report, say));
    return report;
  };
