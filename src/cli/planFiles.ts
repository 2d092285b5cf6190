import { readFile, writeFile } from 'node:fs/promises';
import { checkAccount } from '../core/apply/account.js';
import type { AwsScope } from '../core/model/identity.js';
import { message } from '../core/model/message.js';
import { PortError } from '../core/model/portError.js';
import { checkIdNotTaken, checkRegion } from '../core/plan/ownPlan.js';
import { parseSaved } from '../core/plan/parseSaved.js';
import type { SavedPlan } from '../core/plan/savedPlan.js';
import { environmentRegion } from '../identity/profiles.js';
import type { Options } from './options.js';
import { scopeOf, type Session } from './session.js';

/** Reads a file that a plan was saved in. Throws `notFound` where it cannot be read, else `invalid`. */
export async function readPlanFile(file: string): Promise<SavedPlan> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch (thrown) {
    throw fileError('error.fileNotRead', 'help.fileNotRead', file, thrown);
  }
  return parseSaved(content, file);
}

/** Writes a saved plan. Throws `invalid` where that is not possible. */
export async function writePlanFile(file: string, content: string): Promise<void> {
  try {
    await writeFile(file, content);
  } catch (thrown) {
    throw fileNotWritten(file, thrown);
  }
}

/**
 * A plan of a file as our own: of the profile that is meant here, in the Region it was
 * made for, of the same account, and not another plan than the one the journal knows by
 * its id. Throws `conflict` else.
 */
export async function adopt(
  session: Session,
  options: Options,
  saved: SavedPlan,
): Promise<SavedPlan> {
  const { connect, journal, io } = session;
  const scope = await scopeFor(session, options, saved);
  checkRegion(saved.plan, scope.region);
  const plan = { ...saved.plan, identity: { ...saved.plan.identity, ...scope } };
  const { aws } = await connect(scope, io.signal);
  await checkAccount(plan, aws, io.signal);
  checkIdNotTaken(plan, await journal.read(plan.id));
  return { ...saved, plan };
}

/** What the options and the environment name counts; what they leave open is as in the file. */
export async function scopeFor(
  session: Session,
  options: Options,
  { plan }: SavedPlan,
): Promise<AwsScope> {
  const { env } = session.io;
  const { profile, region } = plan.identity;
  if (options.profile !== undefined || env['AWS_PROFILE']) {
    const found = await session.profiles.findProfile(options.profile ?? env['AWS_PROFILE'] ?? '');
    const own = options.region ?? environmentRegion(env) ?? found.region ?? region;
    return { profile: found.name, region: own };
  }
  const own = options.region ?? environmentRegion(env) ?? region;
  const known = await session.profiles.listProfiles();
  if (known.some(({ name }) => name === profile)) return { profile, region: own };
  return scopeOf(session, { ...options, region: own });
}

/** The error of a file that could not be written. */
export function fileNotWritten(file: string, thrown: unknown): PortError {
  return fileError('error.fileNotWritten', 'help.fileNotWritten', file, thrown);
}

function fileError(
  messageKey: 'error.fileNotRead' | 'error.fileNotWritten',
  help: 'help.fileNotRead' | 'help.fileNotWritten',
  file: string,
  thrown: unknown,
): PortError {
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  const kind = messageKey === 'error.fileNotRead' ? 'notFound' : 'invalid';
  return new PortError({ kind, messageKey, args: { file, detail }, help: message(help) }, thrown);
}
