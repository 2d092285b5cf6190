import { resolved } from './support/programs.js';
import { proveServer } from './support/proof.js';

proveServer(resolved);
