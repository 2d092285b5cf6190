import { describeMatrix } from '../support/fault/describeMatrix.js';
import { recordAbroad } from '../support/fault/scenarios.js';

describeMatrix(['enable cross-account', 'disable cross-account'], undefined, recordAbroad);
// The same plan with one step more: what can be left half-way at it and around it.
describeMatrix(
  ['enable cross-account by invitation'],
  ['AccessDenied', 'reset after AWS acted', 'killed once AWS acted', 'cancelled by the user'],
  recordAbroad,
);
