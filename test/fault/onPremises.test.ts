import { describeMatrix } from '../support/fault/describeMatrix.js';

describeMatrix(['enable for on-premises', 'disable both']);
// The same steps beside those of a client VPC: what can be left half-way.
describeMatrix(
  ['enable for on-premises as well'],
  ['AccessDenied', 'reset after AWS acted', 'killed once AWS acted', 'cancelled by the user'],
);
