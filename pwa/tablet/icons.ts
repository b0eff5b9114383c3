/** Pictures, 24 × 24, drawn in the color of the words beside them. All are decoration: words carry the meaning. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';
import { taskPictures } from '../shared/task-pictures.ts';

const pictures = {
  ...taskPictures,

  // What the tablet itself needs.
  back: svg`<path d="M19 12H5M11 6l-6 6 6 6"/>`,
  erase: svg`<path d="M8.5 5.5H20v13H8.5L3 12z"/><path d="m11.5 9.5 5 5M16.5 9.5l-5 5"/>`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7"/>`,
  close: svg`<path d="M6 6l12 12M18 6 6 18"/>`,
  play: svg`<path d="M8 5.5v13l10.5-6.5z"/>`,
  pause: svg`<path d="M8.5 5.5v13M15.5 5.5v13"/>`,
  finish: svg`<path d="M5.5 21V4M5.5 4.5h12l-2.5 4 2.5 4h-12"/>`,
  material: svg`<path d="m12 4 8.5 4.5L12 13 3.5 8.5z"/><path d="m3.5 12.5 8.5 4.5 8.5-4.5M3.5 16.5 12 21l8.5-4.5"/>`,
  switch: svg`<path d="M4 8.5h14.5M15 5l3.5 3.5L15 12M20 15.5H5.5M9 12l-3.5 3.5L9 19"/>`,
  search: svg`<circle cx="10.5" cy="10.5" r="6.5"/><path d="m20.5 20.5-5.3-5.3"/>`,
  letters: svg`<rect x="2.5" y="6" width="19" height="12" rx="2"/><path d="M6 9.5h.01M10 9.5h.01M14 9.5h.01M18 9.5h.01M6 14.5h.01M9.5 14.5h5M18 14.5h.01"/>`,
  plus: svg`<path d="M12 5v14M5 12h14"/>`,
  minus: svg`<path d="M5 12h14"/>`,
  sun: svg`<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5z"/>`,
  system: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 3.5v17a8.5 8.5 0 0 0 0-17z" fill="currentColor"/>`,
  cloud: svg`<path d="M7 18.5a4.5 4.5 0 0 1-.5-9 6 6 0 0 1 11.5 1.6 3.8 3.8 0 0 1-.5 7.4z"/>`,
  offline: svg`<path d="M4 4l16 16M8 8.2a6 6 0 0 0-1.5 1.3 4.5 4.5 0 0 0 .5 9h10.5c.4 0 .8-.1 1.2-.2M11 6.1a6 6 0 0 1 7 5 3.8 3.8 0 0 1 2.7 5"/>`,
  clock: svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7v5l3.5 2"/>`,
  alert: svg`<path d="M12 4 2.5 20h19z"/><path d="M12 10v4.5M12 17.3h.01"/>`,
  signOut: svg`<path d="M10 4.5H5v15h5M14.5 8l4 4-4 4M18.5 12H9.5"/>`,
  door: svg`<path d="M6 20.5V4h9v16.5M3.5 20.5h17M12 12.5h.01M15 7h3v13.5"/>`,
  person: svg`<circle cx="12" cy="8" r="4"/><path d="M4.5 20.5c0-4 3.3-6.5 7.5-6.5s7.5 2.5 7.5 6.5"/>`,
  pulse: svg`<path d="M2.5 12h4.5l2.5-6.5 4.5 13 2.5-6.5h5"/>`,
  tablet: svg`<rect x="5" y="2.5" width="14" height="19" rx="2.5"/><path d="M11 18.5h2"/>`,
  order: svg`<path d="M6 3.5h8.5L19 8v12.5H6z"/><path d="M14 3.5V8.5h5M9 12.5h7M9 16.5h5"/>`,
  giveBack: svg`<path d="M9 6 4.5 10.5 9 15M4.5 10.5H15a4.5 4.5 0 0 1 0 9h-3"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof pictures;

export function icon(name: IconName, size = 24): TemplateResult {
  return html`<svg
    width=${size}
    height=${size}
    viewBox="0 0 24 24"
    fill="none"
    stroke="currentColor"
    stroke-width="2"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    ${pictures[name]}
  </svg>`;
}

/** The picture of a task type; a name nobody drew yet gets the general one. */
export function taskIcon(name: string, size = 28): TemplateResult {
  return icon(Object.hasOwn(pictures, name) ? (name as IconName) : 'generic', size);
}
