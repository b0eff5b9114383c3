/** What waits in words: who, what and where. */
import type { InboxEstimate, InboxItem, InboxTap, TappedWork } from '#schema/contract/inbox.ts';
import { hours, quantity } from '../../shared/format.ts';
import { text } from '../text.ts';

const words = text.inbox;
const MINUTE_MS = 60_000;

export function whoWords({ user }: Pick<InboxItem, 'user'>): string {
  return user.displayName ?? words.unknownPerson(user.id);
}

export function tabletWords({ device }: Pick<InboxTap, 'device'>): string {
  return device?.displayName ?? words.noTablet;
}

/** Whether the tablet's clock said so much else that people should know. */
export function isClockOff({ occurredAt, deviceTime }: InboxTap): boolean {
  return Math.abs(Date.parse(occurredAt) - Date.parse(deviceTime)) >= MINUTE_MS;
}

export function whatWords(item: InboxItem): string {
  return item.kind === 'estimated'
    ? words.work(item.taskTypeName, item.orderNumber)
    : tapWords(item);
}

/** Why nobody believes it: how long it took, or that it runs on. */
export function lengthWords({ startedAt, endedAt }: InboxEstimate): string {
  if (endedAt === null) return words.runsLong;
  return words.tookLong(hours(Date.parse(endedAt) - Date.parse(startedAt)));
}

function tapWords({ command, work }: InboxTap): string {
  switch (command) {
    case 'sessions.start':
      return (work.switch ? words.switchTo : words.start)(workWords(work));
    case 'sessions.close':
      return words.close[closureOf(work)](workWords(work, words.unknownWork));
    case 'sessions.undo':
      return words.undo[work.undoes ?? 'other'](workWords(work, words.unknownWork));
    case 'materials.log':
      return materialWords(work);
  }
}

/** `3 good, 1 scrap`; empty when nobody counted. */
export function pieceWords({ goodQuantity, scrapQuantity }: TappedWork): string {
  return [
    goodQuantity === null ? '' : words.good(goodQuantity),
    scrapQuantity === null ? '' : words.scrap(scrapQuantity),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

function workWords(work: TappedWork, unknown = words.someWork): string {
  const task = work.taskTypeName ?? work.taskType;
  if (task === null && work.orderNumber === null) return unknown;
  return words.work(task ?? words.someWork, work.orderNumber);
}

function closureOf({ closureReason: reason }: TappedWork): keyof typeof words.close {
  return reason !== null && Object.hasOwn(words.close, reason)
    ? (reason as keyof typeof words.close)
    : 'other';
}

function materialWords({
  materialName,
  materialCode,
  unit,
  quantity: amount,
  orderNumber,
}: TappedWork) {
  const material = materialName ?? materialCode ?? words.someMaterial;
  if (amount === null) return words.log(material, orderNumber);
  const all = words.amount(quantity(Math.abs(amount)), unit ?? '', material);
  return (amount < 0 ? words.giveBack : words.log)(all, orderNumber);
}
