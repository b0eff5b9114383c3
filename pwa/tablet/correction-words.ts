/** What somebody else corrected of one's work, in one sentence. */
import type { CorrectedFields, CorrectionNotice } from '#schema/contract/corrected-work.ts';
import { calendarDay, clockTime, dayTime, dayWord } from '../shared/format.ts';
import { text } from './text.ts';

type Work = NonNullable<CorrectionNotice['after']>;

/** @param today the plant's calendar day */
export function correctionWords(
  { before, after, correctedBy }: CorrectionNotice,
  today: string,
  timeZone: string,
): string {
  const words = text().corrections;
  const who = correctedBy.displayName;
  const was = before ?? after;
  if (!was) return '';
  const when = dayWord(calendarDay(was.startedAt, timeZone), today);
  const end = was.endedAt === null ? words.running : clockTime(was.endedAt, timeZone);
  const span = [clockTime(was.startedAt, timeZone), end] as const;
  const work = named(was);
  if (!before) return words.added(who, when, work, ...span);
  if (!after) return words.voided(who, when, work, ...span);
  const changes = changesOf(before, after, timeZone);
  return words.changed(who, when, work, words.list(changes) || words.nothing);
}

function changesOf(before: Work, after: Work, timeZone: string): string[] {
  const words = text().corrections;
  /** A time of another day than the start was is said with its day. */
  const time = (instant: string | null) => {
    const day = calendarDay(before.startedAt, timeZone);
    return instant === null ? words.running : dayTime(instant, day, timeZone);
  };
  const changes: string[] = [];
  const say = (isOther: boolean, change: string) => {
    if (isOther) changes.push(change);
  };
  say(
    before.startedAt !== after.startedAt,
    words.starts(time(after.startedAt), time(before.startedAt)),
  );
  say(before.endedAt !== after.endedAt, words.ends(time(after.endedAt), time(before.endedAt)));
  say(ordersOf(before) !== ordersOf(after), words.order(ordersOf(after) || words.noOrder));
  say(before.taskType !== after.taskType, words.task(after.taskTypeName));
  const { goodQuantity: good = null, scrapQuantity: scrap = null } = after;
  const { goodQuantity: wasGood = null, scrapQuantity: wasScrap = null } = before;
  say(good !== wasGood, words.good(String(good ?? '–'), String(wasGood ?? '–')));
  say(scrap !== wasScrap, words.scrap(String(scrap ?? '–'), String(wasScrap ?? '–')));
  say((before.note ?? '') !== (after.note ?? ''), words.note);
  return changes;
}

/** `10482 Engraving`, and every order of shared work: `10482 + 10483 Engraving`. */
const named = (work: Work): string =>
  [ordersOf(work), work.taskTypeName].filter((word) => word !== '').join(' ');

const ordersOf = ({ shares, orderNumber }: CorrectedFields): string =>
  shares?.map((share) => share.orderNumber).join(' + ') ?? orderNumber ?? '';
