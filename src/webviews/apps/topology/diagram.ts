import { css, html, nothing, svg, type TemplateResult } from 'lit';
import type { LaneView, NodeView } from '../../contract/topology.js';
import type { Say } from '../shared/talk.js';
import { box, connector, layoutOf, shortened, type Spot } from './layout.js';
import type { At } from './roving.js';

export const diagramStyles = css`
  .lane {
    display: grid;
    gap: 8px;
  }
  .lane svg {
    display: block;
    max-width: 100%;
    overflow: visible;
  }
  .station {
    cursor: pointer;
    --tone: var(--quiet);
  }
  .words {
    pointer-events: none;
    --tone: var(--quiet);
  }
  .station.pass,
  .words.pass,
  .way.pass {
    --tone: var(--good);
  }
  .station.drop,
  .words.drop,
  .way.drop {
    --tone: var(--bad);
  }
  .way {
    --tone: var(--quiet);
    fill: none;
    stroke: var(--tone);
    stroke-width: 1.5;
  }
  .way.unknown {
    stroke-dasharray: 4 4;
  }
  .station .frame {
    fill: var(--vscode-editorWidget-background, var(--vscode-editor-background));
    stroke: var(--tone);
    stroke-width: 1.25;
  }
  .station.unknown .frame {
    stroke-dasharray: 5 4;
  }
  .station.proven .frame {
    stroke-width: 3;
  }
  .station .ring {
    fill: none;
    stroke: none;
  }
  .station:focus {
    outline: none;
  }
  .station:focus-visible .ring,
  .station.chosen .ring {
    stroke: var(--vscode-focusBorder);
    stroke-width: 2;
  }
  .words text {
    fill: var(--vscode-editorWidget-foreground, var(--vscode-foreground));
    font-family: var(--vscode-font-family);
    font-size: 12px;
  }
  .words .title {
    font-weight: 600;
  }
  .words .title.long {
    font-size: 11px;
  }
  .words .which {
    font-family: var(--vscode-editor-font-family);
    font-size: 11px;
  }
  .words .sign {
    fill: var(--tone);
    font-weight: 700;
    font-size: 14px;
  }
  .legend span {
    display: inline-flex;
    gap: 6px;
  }
  .legend b.pass {
    color: var(--good);
  }
  .legend b.drop {
    color: var(--bad);
  }
  @media (prefers-reduced-motion: no-preference) {
    .station .frame {
      transition: stroke 0.2s;
    }
  }
`;

/** A sign beside the colour, for those who do not see it. */
export const signs = { pass: '✓', drop: '✗', unknown: '?' } as const;

/** What the diagram needs of the page. */
export interface DiagramParts {
  readonly say: Say;
  /** Pixels that a lane may be wide. */
  readonly room: number;
  /** The one station that Tab comes to. */
  readonly stop: At;
  readonly chosen: string | undefined;
  choose(id: string, at: At): void;
  key(event: KeyboardEvent, at: At, id: string): void;
}

/** One way as a picture. */
export function laneDiagram(lane: LaneView, number: number, parts: DiagramParts): TemplateResult {
  const { spots, width, height } = layoutOf(lane.nodes.length, parts.room);
  const lines = lane.nodes.slice(1).flatMap((node, at) => {
    const [from, to] = [spots[at], spots[at + 1]];
    if (!from || !to) return [];
    return [svg`<path class="way ${node.outcome}" d=${connector(from, to)} />`];
  });
  return html`<div class="lane">
    <h2>${lane.title}</h2>
    <svg
      width=${width}
      height=${height}
      viewBox="0 0 ${width} ${height}"
      role="group"
      aria-label=${lane.title}
    >
      ${lines}
      ${lane.nodes.map((node, at) => {
        const spot = spots[at];
        return spot ? station(node, spot, { lane: number, node: at }, lane, parts) : nothing;
      })}
    </svg>
    ${lane.proof === undefined ? nothing : html`<p class="quiet">${lane.proof}</p>`}
  </div>`;
}

function station(
  node: NodeView,
  { x, y }: Spot,
  at: At,
  { nodes }: LaneView,
  parts: DiagramParts,
): TemplateResult {
  const { id, title, label, outcome, proven, place } = node;
  const isStop = parts.stop.lane === at.lane && parts.stop.node === at.node;
  const chosen = parts.chosen === id;
  const words = parts.say('page.topology.node', {
    number: at.node + 1,
    count: nodes.length,
    title,
    label,
    outcome: node.outcomeText,
    by: node.byText,
  });
  const classes = ['station', outcome, proven ? 'proven' : '', chosen ? 'chosen' : ''].join(' ');
  const { width, height } = box;
  // The words lie beside the button, not in it: they are shortened, and its name is not.
  return svg`<g transform="translate(${x} ${y})">
    <g
      class=${classes}
      data-id=${id}
      role="button"
      tabindex=${isStop ? 0 : -1}
      aria-pressed=${chosen}
      aria-label=${words}
      @click=${() => parts.choose(id, at)}
      @keydown=${(event: KeyboardEvent) => parts.key(event, at, id)}
    >
      <rect class="ring" x="-4" y="-4" width=${width + 8} height=${height + 8} rx="8" />
      <rect class="frame" width=${width} height=${height} rx=${place ? 3 : 16} />
    </g>
    <g class="words ${outcome}" aria-hidden="true">
      <text class="sign" x="10" y="23">${signs[outcome]}</text>
      <text class=${title.length > 18 ? 'title long' : 'title'} x="28" y="23">
        ${shortened(title, 22)}
      </text>
      <text class="which" x="10" y="43">${shortened(label, 24)}</text>
    </g>
  </g>`;
}

/** What signs and frames mean. */
export function legend(say: Say): TemplateResult {
  return html`<p class="row legend quiet small">
    <span><b class="pass" aria-hidden="true">✓</b> ${say('page.topology.legendPass')}</span>
    <span><b class="drop" aria-hidden="true">✗</b> ${say('page.topology.legendDrop')}</span>
    <span><b aria-hidden="true">?</b> ${say('page.topology.legendUnknown')}</span>
    <span>${say('page.topology.legendProven')}</span>
  </p>`;
}
