import '@vscode-elements/elements/dist/vscode-button/index.js';
import { css, html, nothing, type TemplateResult } from 'lit';
import type { ClusterCard, SetupState } from '../../contract/setup.js';
import type { Say } from '../shared/talk.js';
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
  const { cluster, furtherClusters, target } = state;
  const several = furtherClusters.length > 0;
  const applying = state.phase === 'applying';
  return html`<header>
    <div class="row spread top">
      <div>
        <p class="quiet">${say('page.setup.title')}</p>
        <h1>${[target.clusterName, ...(target.furtherClusterNames ?? [])].join(', ')}</h1>
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
        ? html`${[cluster, ...furtherClusters].map((one) => endpointName(one, several, say))}
            <dl class="facts">
              ${several ? nothing : clusterFacts(cluster, say)}
              ${fact(say('page.account'), cluster.accountId)}
              ${fact(say('page.region'), cluster.region)}
              ${fact(say('page.profile'), cluster.profile)}
            </dl>`
        : nothing
    }
  </header>`;
}

function clusterFacts(cluster: ClusterCard, say: Say): TemplateResult {
  return html`${fact(say('page.setup.access'), cluster.access)}
  ${fact(say('page.setup.vpc'), cluster.vpc)} ${fact(say('page.setup.version'), cluster.version)}
  ${fact(say('page.setup.status'), cluster.status)}`;
}

/** Of several clusters each is named, with what tells them apart. */
function endpointName(cluster: ClusterCard, several: boolean, say: Say): TemplateResult {
  const { name, access, vpc } = cluster;
  return html`<p>
    ${several ? html`<strong>${name}</strong>` : nothing}
    ${
      cluster.endpointName === undefined
        ? html`<span class="quiet">${say('page.setup.noEndpointName')}</span>`
        : html`<code>${cluster.endpointName}</code>`
    }
    ${several ? html`<span class="quiet small">${access} · ${vpc}</span>` : nothing}
  </p>`;
}

function fact(term: string, value: string): TemplateResult {
  return html`<div>
    <dt>${term}</dt>
    <dd>${value}</dd>
  </div>`;
}
