import type { ReadTool } from '../tool.js';
import { diagnoseTool } from './diagnose.js';
import { listTool } from './list.js';
import { planTool } from './plan.js';
import { verdictTool } from './verdict.js';
import { verifyTool } from './verify.js';

/** The tools that change nothing, in the order in which they are of use. */
export const readTools: readonly ReadTool[] = [
  listTool,
  verdictTool,
  diagnoseTool,
  verifyTool,
  planTool,
];
