/** The shop's twelve tasks: eight on orders, four beside them. */
export const TASK_TYPES = [
  { code: 'ART', name: 'Artwork', kind: 'direct', icon: 'art', hue: 265 },
  { code: 'LASER', name: 'Laser', kind: 'direct', icon: 'laser', hue: 8 },
  { code: 'ENGRAVE', name: 'Engraving', kind: 'direct', icon: 'engrave', hue: 34 },
  { code: 'POLISH', name: 'Polish & paint fill', kind: 'direct', icon: 'polish', hue: 186 },
  { code: 'PRINT', name: 'Sublimation print', kind: 'direct', icon: 'print', hue: 318 },
  { code: 'ASSEMBLE', name: 'Assembly', kind: 'direct', icon: 'assemble', hue: 212 },
  { code: 'INSPECT', name: 'Inspection', kind: 'direct', icon: 'inspect', hue: 148 },
  { code: 'PACK', name: 'Packing', kind: 'direct', icon: 'pack', hue: 95 },
  { code: 'CLEAN', name: 'Cleaning', kind: 'indirect', icon: 'clean', hue: 168 },
  { code: 'MEETING', name: 'Meeting', kind: 'indirect', icon: 'meeting', hue: 240 },
  { code: 'MAINT', name: 'Maintenance', kind: 'indirect', icon: 'maintenance', hue: 54 },
  { code: 'WAIT', name: 'Waiting', kind: 'indirect', icon: 'wait', hue: 290 },
] as const;

export type TaskCode = (typeof TASK_TYPES)[number]['code'];
export type DirectTask = Extract<(typeof TASK_TYPES)[number], { kind: 'direct' }>['code'];
