/** Work that somebody else put right meanwhile: both versions, and whose is to stand. */
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { versionConflict, type VersionConflict } from '../parts/version-conflict.ts';
import { correctionVersions, draftOf, type CorrectionDraft } from './correction-draft.ts';
import type { Known } from './known.ts';

export interface WorkConflict extends Omit<VersionConflict<SessionDetail>, 'fields' | 'timeZone'> {
  /** What was typed; none in a form that does not say what the work is. */
  draft?: CorrectionDraft;
  known: Known;
}

/** Nothing to show, and so undefined, as long as what was seen is what is there. */
export function workConflict({ draft, known, ...conflict }: WorkConflict) {
  const { timeZone } = known;
  return versionConflict({
    ...conflict,
    timeZone,
    fields: (seen, current) =>
      correctionVersions(draft ?? draftOf(seen, timeZone), seen, current, known),
  });
}
