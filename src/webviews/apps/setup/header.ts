import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { SetupState } from '../../contract/setup.js';
import type { Parts } from './actions.js';

export const headerStyles = css`
  header {
    display: grid;
    gap: 4px;
  }
  header .top {
    align-items: flex-start;
    flex-wrap: nowrap;
  }
  .facts {
    display: flex;
    flex-wrap: wrap;
    gap: 6px 28px;
    margin-top: 10px;
  }
  .facts dt {
    color: var(--quiet);
    font-size: 0.92em;
  }
`;

/** Which cluster this is, and whose. */
export function pageHeader(state: SetupState, { say, send }: Parts): TemplateResult {
  const { cluster, target } = state;
  const applying = state.phase === 'applying';
  return html`<header>
    <div class="row spread top">
      <div>
        <p class="quiet">${say('page.setup.title')}</p>
        <h1>${target.clusterName}</h1>
      </div>
      <vscode-button
        secondary
        ?disabled=${applying || state.reading}
        @click=${() => send('refresh')}
      >
        ${say(state.reading ? 'page.reading' : 'page.refresh')}
      </vscode-button>
    </div>
    ${
      cluster
        ? html`<p>
              ${
                cluster.endpointName === undefined
                  ? html`<span class="quiet">${say('page.setup.noEndpointName')}</span>`
                  : html`<code>${cluster.endpointName}</code>`
              }
            </p>
            <dl class="facts">
              ${fact(say('page.setup.access'), cluster.access)}
              ${fact(say('page.setup.vpc'), cluster.vpc)}
              ${fact(say('page.setup.version'), cluster.version)}
              ${fact(say('page.setup.status'), cluster.status)}
              ${fact(say('page.account'), cluster.accountId)}
              ${fact(say('page.region'), cluster.region)}
              ${fact(say('page.profile'), cluster.profile)}
            </dl>`
        : nothing
    }
  </header>`;
}

function fact(term: string, value: string): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}
