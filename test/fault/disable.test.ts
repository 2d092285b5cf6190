import { describeMatrix } from '../support/fault/describeMatrix.js';
import { recordGone } from '../support/fault/scenarios.js';

describeMatrix(['disable']);
// The same steps with nothing but our tags to go by: what can be left half-way.
describeMatrix(
  ['disable a cluster that is gone'],
  ['AccessDenied', 'reset after AWS acted', 'killed once AWS acted', 'cancelled by the user'],
  recordGone,
);
