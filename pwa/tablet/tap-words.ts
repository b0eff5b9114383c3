/** A tap in words, for whoever made it. */
import type { TapEvent, TapInput } from '#schema/contract/events.ts';
import type { StoredTap } from './outbox/tap.ts';
import { text } from './text.ts';

/** What was tapped: `Start Engraving on 10482`, `Pause`. */
export function tapWords({ event, words }: Pick<StoredTap, 'event' | 'words'>): string {
  const said = text().review;
  switch (event.command) {
    case 'sessions.start': {
      const { taskType, orderNumber } = event.input as TapInput<'sessions.start'>;
      return said.start(words?.taskTypeName ?? taskType, orderNumber ?? null);
    }
    case 'sessions.close':
      return closureWords(event);
    case 'sessions.undo':
      return said.undo;
    case 'materials.log':
      return said.material((event.input as TapInput<'materials.log'>).orderNumber);
  }
}

function closureWords({ input }: TapEvent): string {
  const said = text().review;
  const { reason } = input as TapInput<'sessions.close'>;
  if (reason === 'paused') return said.pause;
  return reason === 'finished' ? said.finish : said.end;
}
