import { bind } from './support/programs.js';
import { proveServer } from './support/proof.js';

proveServer(bind);
