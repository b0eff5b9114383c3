/** Putting work right: each change says which version it was made to, and reloads what it touches. */
import type {
  CorrectionAnswer,
  MissedSession,
  NewCorrection,
  Split,
  SplitAnswer,
  Voiding,
} from '#schema/contract/corrections.ts';
import type { SessionDetail } from '#schema/contract/sessions.ts';
import { orderFields } from '../sessions/orders-draft.ts';
import { withCurrent } from './changed-meanwhile.ts';
import type { ConsoleApi } from './console-api.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

export interface Corrections {
  /** `seen` is what the form was opened with: a newer version of it refuses the change. */
  correct: Submitter<[seen: SessionDetail, NewCorrection], CorrectionAnswer>;
  split: Submitter<[seen: SessionDetail, Split], SplitAnswer>;
  voidOne: Submitter<[seen: SessionDetail, Voiding], CorrectionAnswer>;
  add: Submitter<[MissedSession], CorrectionAnswer>;
}

interface Around {
  /** Loads the session anew that somebody else changed meanwhile. */
  loadCurrent: () => Promise<void>;
  /** Brings what is shown up to date after a change. */
  refresh: () => Promise<void>;
}

const workFields = (where = ''): string[] => [
  ...orderFields(where),
  ...['taskType', 'goodQuantity', 'scrapQuantity'].map((field) => where + field),
];

const TIMES = ['startedAt', 'endedAt'];
const CORRECTION: FormFields = { fields: [...TIMES, ...workFields(), 'note', 'reason'] };
const MISSED: FormFields = {
  fields: ['userId', ...TIMES, ...workFields(), 'note', 'reason'],
  fieldOf: (code) => (code === 'not_allowed' || code === 'not_found' ? 'userId' : undefined),
};
const SPLIT: FormFields = {
  fields: ['at', ...workFields('earlier.'), ...workFields('later.'), 'reason'],
};
const VOIDING: FormFields = { fields: ['reason'] };

export function createCorrections(api: ConsoleApi, around: Around): Corrections {
  const post = async <Answer>(path: string, body: unknown, ifVersion?: number) => {
    const sent = api.change<Answer>('POST', path, body, ifVersion);
    const answer = await withCurrent(sent, around.loadCurrent);
    await around.refresh();
    return answer;
  };
  const change =
    <Body, Answer>(step: string) =>
    ({ id, version }: SessionDetail, body: Body) =>
      post<Answer>(`/api/sessions/${encodeURIComponent(id)}/${step}`, body, version);
  return {
    correct: createSubmitter(change<NewCorrection, CorrectionAnswer>('corrections'), CORRECTION),
    split: createSubmitter(change<Split, SplitAnswer>('split'), SPLIT),
    voidOne: createSubmitter(change<Voiding, CorrectionAnswer>('void'), VOIDING),
    add: createSubmitter(
      (missed) => post<CorrectionAnswer>('/api/missed-sessions', missed),
      MISSED,
    ),
  };
}
