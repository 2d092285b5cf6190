import { describeMatrix } from '../support/fault/describeMatrix.js';

describeMatrix(['enable for on-premises', 'enable for on-premises as well', 'disable both']);
