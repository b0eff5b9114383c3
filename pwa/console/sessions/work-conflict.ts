/** Work that somebody else put right meanwhile: both versions, and whose is to stand. */
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { html, type TemplateResult } from 'lit';
import '../parts/changed-meanwhile.ts';
import { CHANGED_MEANWHILE } from '../stores/changed-meanwhile.ts';
import type { Submission } from '../stores/submission.ts';
import { correctionVersions, draftOf, type CorrectionDraft } from './correction-draft.ts';
import type { Known } from './known.ts';

export interface WorkConflict {
  /** What the form was opened with. */
  seen: SessionDetail;
  current: SessionDetail;
  /** What was typed; none in a form that does not say what the work is. */
  draft?: CorrectionDraft;
  submission: Submission;
  known: Known;
  today: string;
  onTakeTheirs: () => void;
  onKeepMine: () => void;
}

/** Nothing to show, and so undefined, as long as what was seen is what is there. */
export function workConflict(conflict: WorkConflict): TemplateResult | undefined {
  const { seen, current, submission, known } = conflict;
  if (submission.problem?.code !== CHANGED_MEANWHILE || seen.version === current.version) {
    return undefined;
  }
  const draft = conflict.draft ?? draftOf(seen, known.timeZone);
  return html`<changed-meanwhile
    .changed=${current.changed}
    .fields=${correctionVersions(draft, seen, current, known)}
    .busy=${submission.busy}
    .today=${conflict.today}
    .timeZone=${known.timeZone}
    @take-theirs=${conflict.onTakeTheirs}
    @keep-mine=${conflict.onKeepMine}
  ></changed-meanwhile>`;
}
