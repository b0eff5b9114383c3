/**
 * What somebody else corrected of the work of the person who is here, until they have read it. The
 * server keeps what was read; what it could not be told, without the network, this tablet keeps and
 * tells it the next time the day is read.
 */
import type { CorrectionNotice } from '#schema/contract/corrected-work.ts';
import type { Me } from '#schema/contract/sessions.ts';
import { createStore, type Readable } from '../shared/store.ts';
import { valueOf, type Loadable } from './loadable.ts';
import type { TabletStorage } from './outbox/storage.ts';

export interface CorrectionNotes {
  readonly unread: Readable<readonly CorrectionNotice[]>;
  /** Everything that is shown was read. */
  dismiss(): void;
}

interface Parts {
  me: Readable<Loadable<Me>>;
  storage: Pick<TabletStorage, 'meta' | 'keepMeta'>;
  /** `POST /api/me/corrections/seen` */
  send: (userId: number, upTo: number) => Promise<unknown>;
}

export async function createCorrectionNotes({
  me,
  storage,
  send,
}: Parts): Promise<CorrectionNotes> {
  const unread = createStore<readonly CorrectionNotice[]>([]);
  /** The last correction each person has read here. */
  const read = { ...(await storage.meta('correctionsRead').catch(() => undefined)) };
  /** What the server told last that was answered: every tap shows the same day again. */
  let answered: Me['corrections'] | undefined;

  function tell({ user, corrections }: Me): void {
    const upTo = read[user.id];
    if (upTo === undefined) return;
    answered = corrections;
    void send(user.id, upTo).catch(() => undefined);
  }

  me.subscribe(() => {
    const known = valueOf(me.get());
    // A day that was kept by an older version of this page does not say.
    const told = known?.corrections ?? [];
    const upTo = (known && read[known.user.id]) ?? 0;
    const news = told.filter(({ id }) => id > upTo);
    if (news.length > 0 || unread.get().length > 0) unread.set(news);
    if (known && news.length < told.length && told !== answered) tell(known);
  });

  return {
    unread,
    dismiss() {
      const known = valueOf(me.get());
      const last = unread.get().at(-1);
      if (known === undefined || !last) return;
      read[known.user.id] = last.id;
      unread.set([]);
      void storage.keepMeta('correctionsRead', read).catch(() => undefined);
      tell(known);
    },
  };
}
