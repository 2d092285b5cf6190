import type { PortErrorInfo } from '../model/portError.js';

/**
 * Whether a run was refused before its first change because the caller may not do all of it,
 * or not remove it again: `evenIfNotRemovable` goes on all the same.
 */
export function isRefusal(error: PortErrorInfo | undefined): boolean {
  const key = error?.messageKey;
  return key === 'problem.notRemovable' || key === 'problem.notAllowed';
}
