import type { GeneratedFile } from '../../model/generatedFile.js';
import type { Plan } from '../../model/plan.js';
import { emptyBoard } from './board.js';
import { flowchart } from './diagram.js';
import { drawAccess } from './drawAccess.js';
import { drawMade } from './drawMade.js';
import { drawRemoved } from './drawRemoved.js';
import { texts } from './texts.js';

/**
 * The path of a plan as Mermaid text: client VPCs and networks outside AWS, rule, outbound and
 * inbound endpoint, the zone that EKS keeps, the control plane; with what is new, reused, changed
 * and what goes. Pure; draws every plan. VS Code shows the text plainly where it has no language
 * of the name `mermaid`.
 */
export function mermaidOf(plan: Plan): { readonly files: readonly GeneratedFile[] } {
  const board = emptyBoard();
  drawMade(plan, board);
  drawRemoved(plan, board);
  drawAccess(plan, board);
  const clean = plan.clusterName.replace(/[^A-Za-z0-9-]+/g, '-').slice(0, 90);
  const text = `%% ${texts.what}\n${flowchart(board.diagram())}`;
  const name = `eks-private-dns-${clean}-${plan.verb}.mmd`;
  return { files: [{ name, language: 'mermaid', text, notes: [] }] };
}
