/**
 * What is done on the floor, 24 × 24, as the tiles of the tablet show it and the console offers it.
 * The names are those a task type has in the database; strokes take the color of the words beside.
 */
import { svg, type SVGTemplateResult } from 'lit';

export const taskPictures = {
  engrave: svg`<path d="m14.5 4.5 5 5-8 8-6 1.5L7 13z"/><path d="m12 7 5 5M7 13l4.5 4.5"/><path d="M3.5 21h17"/>`,
  art: svg`<path d="M12 3.5a8.5 8.5 0 1 0 0 17c1.4 0 2-.9 2-1.8 0-1.5-1-1.7-1-2.9 0-.9.7-1.6 1.7-1.6h2.5c2 0 3.3-1.4 3.3-3.4C20.5 6.7 16.7 3.5 12 3.5z"/><path d="M7.5 11.5h.01M10 7.5h.01M14.5 7.5h.01"/>`,
  laser: svg`<path d="M8.5 3h7v4l-2.2 3h-2.6L8.5 7z"/><path d="M12 10v7"/><path d="m8.5 14.5 1.5 1M15.5 14.5l-1.5 1"/><path d="M4 20.5h5.5M14.5 20.5H20M12 20.5h.01"/>`,
  print: svg`<path d="M7 8.5V3.5h10v5"/><path d="M7 17H4.5v-6.5a2 2 0 0 1 2-2h11a2 2 0 0 1 2 2V17H17"/><path d="M7 14h10v6.5H7z"/><path d="M16 11.5h.01"/>`,
  assemble: svg`<path d="M9.5 5.5a2 2 0 1 1 4 0H19v5.3a2 2 0 1 0 0 4V20h-5.5a2 2 0 1 0-4 0H4.5v-5.2a2 2 0 1 1 0-4V5.5z"/>`,
  polish: svg`<path d="M11 4.5 12.8 10l5.2 1.8-5.2 1.8L11 19l-1.8-5.4L4 11.8 9.2 10z"/><path d="M18.5 3.5v4M16.5 5.5h4M19.5 17v3M18 18.5h3"/>`,
  pack: svg`<path d="m12 3.5 8 4v9l-8 4-8-4v-9z"/><path d="m4 7.5 8 4 8-4M12 11.5v9M8 5.5l8 4"/>`,
  ship: svg`<path d="M2.5 6h11v10.5h-11z"/><path d="M13.5 10h4l4 3.5v3h-8z"/><circle cx="7" cy="18" r="2"/><circle cx="17" cy="18" r="2"/>`,
  inspect: svg`<circle cx="10.5" cy="10.5" r="6.5"/><path d="m20.5 20.5-5.3-5.3M8 10.5l1.8 1.8 3.2-3.4"/>`,
  clean: svg`<path d="M14 3.5 11.5 11"/><path d="M7.5 11h8l1.5 9.5H5.5z"/><path d="M9 20.5v-4M13 20.5v-4"/>`,
  meeting: svg`<circle cx="9" cy="8" r="3.5"/><path d="M2.5 20c0-3.6 2.9-6 6.5-6s6.5 2.4 6.5 6"/><path d="M16 4.8a3.5 3.5 0 0 1 0 6.4M18 14.5c2.1.9 3.5 2.9 3.5 5.5"/>`,
  maintenance: svg`<path d="M14.5 6.5a4.5 4.5 0 0 1 6-1l-3 3 1 2 2 1 .5-.5a4.5 4.5 0 0 1-6.5 2.5l-7 7a2.1 2.1 0 0 1-3-3l7-7a4.5 4.5 0 0 1 3-4z"/>`,
  wait: svg`<path d="M6 3.5h12M6 20.5h12"/><path d="M7.5 3.5c0 4.5 4.5 5 4.5 8.5s-4.5 4-4.5 8.5M16.5 3.5c0 4.5-4.5 5-4.5 8.5s4.5 4 4.5 8.5"/>`,
  generic: svg`<rect x="4.5" y="4.5" width="15" height="15" rx="3"/><path d="m8.5 12.2 2.5 2.5 4.8-5.2"/>`,
} satisfies Record<string, SVGTemplateResult>;

export type TaskPicture = keyof typeof taskPictures;
