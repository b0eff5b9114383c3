/** Good, scrap and note as somebody types them; an empty count was never said. */
import { text } from '../text.ts';

export interface PiecesDraft {
  good: string;
  scrap: string;
}

const MOST_PIECES = 1_000_000;

export const piecesOf = (of: { goodQuantity: number | null; scrapQuantity: number | null }) => ({
  good: String(of.goodQuantity ?? ''),
  scrap: String(of.scrapQuantity ?? ''),
});

const isCount = (typed: string): boolean =>
  typed.trim() === '' || (/^[0-9]{1,7}$/.test(typed.trim()) && Number(typed) <= MOST_PIECES);

export function piecesErrors({ good, scrap }: PiecesDraft, where = ''): Record<string, string> {
  const wrong = text.correction.wrongCount;
  return {
    ...(!isCount(good) && { [`${where}goodQuantity`]: wrong }),
    ...(!isCount(scrap) && { [`${where}scrapQuantity`]: wrong }),
  };
}

const countOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed));

/** Only what is another than before. */
export function piecesSaid(draft: PiecesDraft, before: PiecesDraft) {
  return {
    ...(draft.good.trim() !== before.good && { goodQuantity: countOf(draft.good) }),
    ...(draft.scrap.trim() !== before.scrap && { scrapQuantity: countOf(draft.scrap) }),
  };
}

export const NO_PIECES: PiecesDraft = { good: '', scrap: '' };

/** `60 good, 2 scrap`, as far as it was said. */
export function piecesWords(
  good: number | null | undefined,
  scrap: number | null | undefined,
): string {
  const { saidGood, saidScrap, noPieces } = text.correction;
  const said = [good == null ? '' : saidGood(good), scrap == null ? '' : saidScrap(scrap)];
  return said.filter((words) => words !== '').join(', ') || noPieces;
}
