/** Something was changed by somebody else since a form was begun with it. */
import type { Changed } from '#schema/contract/common.ts';
import { html, type TemplateResult } from 'lit';
import { CHANGED_MEANWHILE } from '../stores/changed-meanwhile.ts';
import type { Submission } from '../stores/submission.ts';
import type { FieldVersions } from './both-versions.ts';
import './changed-meanwhile.ts';

interface Versioned {
  version: number;
  changed: Changed | null;
}

export interface VersionConflict<Thing extends Versioned> {
  /** What the form was begun with; null for what is new. */
  seen: Thing | null;
  current: Thing | null;
  submission: Submission;
  /** Where what was typed is another than what is there by now. */
  fields: (seen: Thing, current: Thing) => readonly FieldVersions[];
  today: string;
  timeZone: string;
  onTakeTheirs: () => void;
  onKeepMine: (seen: Thing, current: Thing) => void;
}

/** Both versions, once the change was refused for it; undefined as long as there is one. */
export function versionConflict<Thing extends Versioned>(
  conflict: VersionConflict<Thing>,
): TemplateResult | undefined {
  const { seen, current, submission, onTakeTheirs } = conflict;
  if (submission.problem?.code !== CHANGED_MEANWHILE || !seen || !current) return undefined;
  if (seen.version === current.version) return undefined;
  return html`<changed-meanwhile
    .changed=${current.changed}
    .fields=${conflict.fields(seen, current)}
    .busy=${submission.busy}
    .today=${conflict.today}
    .timeZone=${conflict.timeZone}
    @take-theirs=${onTakeTheirs}
    @keep-mine=${() => {
      conflict.onKeepMine(seen, current);
    }}
  ></changed-meanwhile>`;
}
