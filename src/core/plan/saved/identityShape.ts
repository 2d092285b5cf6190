import type { Identity } from '../../model/identity.js';
import { asId, type AccountId } from '../../model/ids.js';
import { matching, object, text, type Read } from './readers.js';

const accountForm = matching(/^\d{12}$/);

/** Twelve digits. */
export const accountId: Read<AccountId> = (value, at) => asId<AccountId>(accountForm(value, at));

/** Whose call something is; before it is made, AWS is asked whether that is so. */
export const identity = object<Identity>({
  profile: text,
  region: matching(/^[a-z]{2,3}(-[a-z]+)+-\d{1,2}$/),
  accountId,
  callerArn: text,
  partition: matching(/^aws[a-z-]*$/),
});
