import { describeMatrix } from '../support/fault/describeMatrix.js';

describeMatrix(['enable a second', 'disable the second', 'disable the first']);
