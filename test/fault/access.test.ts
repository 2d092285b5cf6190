import { describeMatrix } from '../support/fault/describeMatrix.js';

describeMatrix(['private access and DNS', 'disable public']);
// The same steps under a whole plan: what can be left half-way, and the order of taking it back.
describeMatrix(
  ['enable from public only'],
  ['AccessDenied', 'reset after AWS acted', 'killed once AWS acted', 'cancelled by the user'],
);
