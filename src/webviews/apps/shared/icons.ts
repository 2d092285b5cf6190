import { svg, html, type TemplateResult } from 'lit';

/** How a thing stands; gives colour and shape, never colour alone. */
export type Tone = 'good' | 'bad' | 'warning' | 'info' | 'neutral';

const shapes = {
  good: svg`<circle cx="8" cy="8" r="6.5"/><path d="m5.2 8.2 2 2 3.8-4.2"/>`,
  bad: svg`<circle cx="8" cy="8" r="6.5"/><path d="m5.7 5.7 4.6 4.6m0-4.6-4.6 4.6"/>`,
  warning: svg`<path d="M8 2 14.5 13.5h-13z"/><path d="M8 6.5v3.2m0 1.6v.4"/>`,
  info: svg`<circle cx="8" cy="8" r="6.5"/><path d="M8 7.2v4m0-6.6v.4"/>`,
  neutral: svg`<circle cx="8" cy="8" r="6.5"/>`,
};

/** A 16-pixel sign in the tone's colour; decoration, the words say it too. */
export function toneIcon(tone: Tone): TemplateResult {
  return html`<svg class="icon ${tone}" viewBox="0 0 16 16" aria-hidden="true">
    ${shapes[tone]}
  </svg>`;
}

/** A turning ring. */
export function busyIcon(): TemplateResult {
  return html`<svg class="icon busy" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M8 1.5a6.5 6.5 0 1 1-6.5 6.5" />
  </svg>`;
}

/** Where the path changes. */
export function switchIcon(): TemplateResult {
  return html`<svg class="icon info" viewBox="0 0 16 16" aria-hidden="true">
    <path d="M2 5.5h11m-3-3 3 3-3 3M14 10.5H3m3-3-3 3 3 3" />
  </svg>`;
}
