import { describeMatrix } from '../support/fault/describeMatrix.js';

describeMatrix(['repair']);
