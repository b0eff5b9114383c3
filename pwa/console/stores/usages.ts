/** Material on an order put right: corrected, taken back, or brought back to the shelf. */
import type {
  CorrectedUsage,
  UsageCorrection,
  UsageCorrectionAnswer,
  Voiding,
} from '#schema/contract/corrections.ts';
import type { MaterialUsage, NewMaterialUsage } from '#schema/contract/materials.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createSubmitter, type Submitter } from './submission.ts';

export interface Usages {
  /** The corrections of one entry, asked by its id. */
  history: Query<string, CorrectedUsage[]>;
  correct: Submitter<[usageId: string, UsageCorrection], UsageCorrectionAnswer>;
  voidOne: Submitter<[usageId: string, Voiding], UsageCorrectionAnswer>;
  /** A return is an entry of its own, by whoever says it. */
  giveBack: Submitter<[NewMaterialUsage], MaterialUsage>;
}

const PATH = '/api/material-usages';
const FIELDS = { fields: ['quantity', 'orderNumber', 'reason'] };

/** @param refresh brings the order that is shown up to date after a change */
export function createUsages(api: ConsoleApi, refresh: () => Promise<void>): Usages {
  const of = (usageId: string, step: string) => `${PATH}/${encodeURIComponent(usageId)}/${step}`;
  const post = async <Answer>(path: string, body: unknown) => {
    const answer = await api.change<Answer>('POST', path, body);
    await refresh();
    return answer;
  };
  return {
    history: createQuery(async (usageId, signal) => {
      const path = of(usageId, 'corrections');
      return (await api.get<{ corrections: CorrectedUsage[] }>(path, signal)).corrections;
    }),
    correct: createSubmitter(
      (usageId, correction) => post<UsageCorrectionAnswer>(of(usageId, 'corrections'), correction),
      FIELDS,
    ),
    voidOne: createSubmitter(
      (usageId, voiding) => post<UsageCorrectionAnswer>(of(usageId, 'void'), voiding),
      FIELDS,
    ),
    giveBack: createSubmitter(
      async (usage) => (await post<{ materialUsage: MaterialUsage }>(PATH, usage)).materialUsage,
      FIELDS,
    ),
  };
}
