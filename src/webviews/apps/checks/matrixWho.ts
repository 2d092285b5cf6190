import { html, nothing, type TemplateResult } from 'lit';
import type { WhoView } from '../../contract/checksMatrix.js';
import { toneIcon } from '../shared/icons.js';
import type { Say } from '../shared/talk.js';

/** Which resolvers are right, and which are not. */
export function whoSection(who: readonly WhoView[], say: Say): TemplateResult | typeof nothing {
  if (who.length === 0) return nothing;
  return html`<ul class="findings who" aria-label=${say('page.checks.matrix.who')}>
    ${who.map(({ tone, sentence }) => html`<li>${toneIcon(tone)} <span>${sentence}</span></li>`)}
  </ul>`;
}
