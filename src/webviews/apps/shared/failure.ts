import { html, nothing, type TemplateResult } from 'lit';
import type { Failure } from '../../contract/setupPlan.js';
import { toneIcon } from './icons.js';
import type { Say } from './talk.js';

/** Cause, next step, and the call that failed. */
export function failureBanner(failure: Failure, say: Say, title?: string): TemplateResult {
  const call = [failure.operation, failure.code].filter((part) => part !== undefined).join(', ');
  return html`<section class="banner bad" role="alert">
    ${toneIcon('bad')}
    <div class="body">
      ${title === undefined ? nothing : html`<h2>${title}</h2>`}
      <p>${failure.message}</p>
      <p><span class="quiet">${say('page.nextStep')}</span> ${failure.help}</p>
      ${call === '' ? nothing : html`<p class="quiet small"><code>${call}</code></p>`}
    </div>
  </section>`;
}
