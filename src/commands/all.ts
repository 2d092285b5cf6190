import { addRegion, removeRegion } from './addRegion.js';
import { copyArn, copyCliCommand, copyEndpointName, copyId, copyJson, copyName } from './copy.js';
import type { Command } from './deps.js';
import type { CommandId } from './ids.js';
import { applyPlan } from './applyPlan.js';
import { compareForwarders } from './compareForwarders.js';
import { diffPlans } from './diffPlans.js';
import { changeAccess } from './changeAccess.js';
import { dig } from './dig.js';
import { disable } from './disable.js';
import { enable } from './enable.js';
import { enableQuick } from './enableQuick.js';
import { clearFilter, filter } from './filter.js';
import { goToResource } from './goToResource.js';
import { openInConsole } from './openInConsole.js';
import { pin, showAllProfiles, showPinnedOnly, unpin } from './pins.js';
import { refresh } from './refresh.js';
import { exportPlan } from './exportPlan.js';
import { explain } from './explain.js';
import { reportProblem } from './reportProblem.js';
import { removeLeftovers } from './removeLeftovers.js';
import { repair } from './repair.js';
import { showDrift } from './showDrift.js';
import { showLog } from './showLog.js';
import { showProblem } from './showProblem.js';
import { showReport } from './showReport.js';
import { showTopology } from './showTopology.js';
import { showVerdict } from './showVerdict.js';
import { signIn } from './signIn.js';
import { testConnection } from './testConnection.js';
import { trySandbox } from './trySandbox.js';
import { undo } from './undo.js';
import { verify } from './verify.js';
import { verifyAll } from './verifyAll.js';
import { verifyQuick } from './verifyQuick.js';
import { writeForwarders } from './writeForwarders.js';

/** Every command by its id in the manifest. */
export const commands: Readonly<Record<CommandId, Command>> = {
  'eksPrivateDns.enable': enable,
  'eksPrivateDns.enableQuick': enableQuick,
  'eksPrivateDns.disable': disable,
  'eksPrivateDns.verify': verify,
  'eksPrivateDns.verifyQuick': verifyQuick,
  'eksPrivateDns.verifyAll': verifyAll,
  'eksPrivateDns.dig': dig,
  'eksPrivateDns.showVerdict': showVerdict,
  'eksPrivateDns.explain': explain,
  'eksPrivateDns.showTopology': showTopology,
  'eksPrivateDns.showDrift': showDrift,
  'eksPrivateDns.repair': repair,
  'eksPrivateDns.changeAccess': changeAccess,
  'eksPrivateDns.writeForwarders': writeForwarders,
  'eksPrivateDns.compareForwarders': compareForwarders,
  'eksPrivateDns.refresh': refresh,
  'eksPrivateDns.goToResource': goToResource,
  'eksPrivateDns.filter': filter,
  'eksPrivateDns.clearFilter': clearFilter,
  'eksPrivateDns.pin': pin,
  'eksPrivateDns.unpin': unpin,
  'eksPrivateDns.showPinnedOnly': showPinnedOnly,
  'eksPrivateDns.showAllProfiles': showAllProfiles,
  'eksPrivateDns.addRegion': addRegion,
  'eksPrivateDns.removeRegion': removeRegion,
  'eksPrivateDns.copyArn': copyArn,
  'eksPrivateDns.copyId': copyId,
  'eksPrivateDns.copyName': copyName,
  'eksPrivateDns.copyEndpointName': copyEndpointName,
  'eksPrivateDns.copyJson': copyJson,
  'eksPrivateDns.copyCliCommand': copyCliCommand,
  'eksPrivateDns.openInConsole': openInConsole,
  'eksPrivateDns.trySandbox': trySandbox,
  'eksPrivateDns.applyPlan': applyPlan,
  'eksPrivateDns.diffPlans': diffPlans,
  'eksPrivateDns.exportPlan': exportPlan,
  'eksPrivateDns.undo': undo,
  'eksPrivateDns.showReport': showReport,
  'eksPrivateDns.removeLeftovers': removeLeftovers,
  'eksPrivateDns.testConnection': testConnection,
  'eksPrivateDns.signIn': signIn,
  'eksPrivateDns.showProblem': showProblem,
  'eksPrivateDns.reportProblem': reportProblem,
  'eksPrivateDns.showLog': showLog,
};
