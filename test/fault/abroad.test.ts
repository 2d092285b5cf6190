import { describeMatrix } from '../support/fault/describeMatrix.js';
import { recordAbroad } from '../support/fault/scenarios.js';

describeMatrix(
  ['enable cross-account', 'enable cross-account by invitation', 'disable cross-account'],
  undefined,
  recordAbroad,
);
