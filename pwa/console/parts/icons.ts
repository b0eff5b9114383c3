/** Line drawings on a grid of 24, in the color of the text beside them; never without words. */
import { svg, html, type SVGTemplateResult, type TemplateResult } from 'lit';

const paths = {
  floor: svg`<circle cx="7" cy="8" r="2.75" /><circle cx="17" cy="8" r="2.75" /><path d="M2.75 19c.4-3 2-4.75 4.25-4.75S10.85 16 11.25 19M12.75 19c.4-3 2-4.75 4.25-4.75S20.85 16 21.25 19" />`,
  wall: svg`<rect x="3" y="4.5" width="18" height="12" rx="1.75" /><path d="M8.5 20h7" />`,
  reports: svg`<path d="M4 20V4M4 20h16M8.5 16v-5M13 16V7.5M17.5 16v-3" />`,
  sessions: svg`<circle cx="12" cy="12" r="8.5" /><path d="M12 7v5l3.2 2" />`,
  inbox: svg`<path d="M3.5 13.5h4.75l1.5 2.75h4.5l1.5-2.75h4.75M3.5 13.5 6 5.5h12l2.5 8v4.5a1.5 1.5 0 0 1-1.5 1.5H5a1.5 1.5 0 0 1-1.5-1.5v-4.5Z" />`,
  approvals: svg`<rect x="4" y="5.5" width="16" height="15" rx="2" /><path d="M4 10h16M8 3v4M16 3v4m-7.5 8 2.5 2.5 4.5-4.5" />`,
  people: svg`<circle cx="9" cy="8" r="3.5" /><path d="M2.8 19.5c.6-3.4 3-5.3 6.2-5.3s5.6 1.9 6.2 5.3M16 4.9a3.5 3.5 0 0 1 0 6.2M18 14.7c1.8.7 2.9 2.4 3.3 4.8" />`,
  catalog: svg`<rect x="4" y="4" width="6.5" height="6.5" rx="1.5" /><rect x="13.5" y="4" width="6.5" height="6.5" rx="1.5" /><rect x="4" y="13.5" width="6.5" height="6.5" rx="1.5" /><path d="M16.75 13.5V20M13.5 16.75H20" />`,
  tablets: svg`<rect x="4" y="3.5" width="16" height="17" rx="2.5" /><path d="M10.5 17.5h3" />`,
  reference: svg`<ellipse cx="12" cy="6" rx="7.5" ry="2.75" /><path d="M4.5 6v12c0 1.5 3.4 2.75 7.5 2.75s7.5-1.25 7.5-2.75V6M4.5 12c0 1.5 3.4 2.75 7.5 2.75s7.5-1.25 7.5-2.75" />`,
  audit: svg`<path d="M12 3.5 5 6v5.6c0 4.1 2.8 7.3 7 8.9 4.2-1.6 7-4.8 7-8.9V6l-7-2.5Z" /><path d="m9 11.8 2.2 2.2 3.9-4.2" />`,
  settings: svg`<circle cx="12" cy="12" r="3.25" /><path d="M12 3.5v2.25M12 18.25v2.25M3.5 12h2.25M18.25 12h2.25M6 6l1.6 1.6M16.4 16.4 18 18M18 6l-1.6 1.6M7.6 16.4 6 18" />`,
  lock: svg`<rect x="5" y="10.5" width="14" height="9.5" rx="2" /><path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />`,
  close: svg`<path d="m6 6 12 12M18 6 6 18" />`,
  search: svg`<circle cx="11" cy="11" r="6.5" /><path d="m16 16 4 4" />`,
  download: svg`<path d="M12 4v11m0 0 4.5-4.5M12 15l-4.5-4.5M5 20h14" />`,
  print: svg`<path d="M7 8.5V4h10v4.5M7 16.5H4.5V10a1.5 1.5 0 0 1 1.5-1.5h12a1.5 1.5 0 0 1 1.5 1.5v6.5H17M7 14h10v6H7z" />`,
  bookmark: svg`<path d="M6.5 4h11v16L12 15.5 6.5 20Z" />`,
  sun: svg`<circle cx="12" cy="12" r="4" /><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4" />`,
  moon: svg`<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.5Z" />`,
  signOut: svg`<path d="M14 4H6.5A1.5 1.5 0 0 0 5 5.5v13A1.5 1.5 0 0 0 6.5 20H14M10 12h10m0 0-3.5-3.5M20 12l-3.5 3.5" />`,
  plus: svg`<path d="M12 5v14M5 12h14" />`,
  pencil: svg`<path d="m4 20 .9-4L16 4.9a1.5 1.5 0 0 1 2.1 0l1 1a1.5 1.5 0 0 1 0 2.1L8 19.1 4 20Z" />`,
  chevron: svg`<path d="m9 6 6 6-6 6" />`,
  warning: svg`<path d="M12 4 2.8 19.5h18.4L12 4ZM12 10v4.5M12 17v.2" />`,
  up: svg`<path d="M12 19V5m0 0-5 5m5-5 5 5" />`,
  down: svg`<path d="M12 5v14m0 0 5-5m-5 5-5-5" />`,
  arrow: svg`<path d="M5 12h14m0 0-5-5m5 5-5 5" />`,
  sliders: svg`<path d="M4 7.5h9M18 7.5h2M4 16.5h3M12 16.5h8" /><circle cx="15.5" cy="7.5" r="2.5" /><circle cx="9.5" cy="16.5" r="2.5" />`,
  check: svg`<path d="m5 12.5 4.5 4.5L19 7.5" />`,
} satisfies Record<string, SVGTemplateResult>;

export type IconName = keyof typeof paths;

export function icon(name: IconName): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    ${paths[name]}
  </svg>`;
}

/** The mark of the product: a dial whose hand is a tick. */
export function logo(): TemplateResult {
  return html`<svg class="logo" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
    <rect class="logo-ground" width="32" height="32" rx="9" />
    <path class="logo-dial" d="M23.6 11.5A9 9 0 1 0 25 16" />
    <path class="logo-tick" d="m12 15.5 4 4L25.5 9" />
  </svg>`;
}
