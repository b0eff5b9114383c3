/**
 * Remembers across a reload who has signed out while the server could not be told. Otherwise the
 * next one to reload the tablet would find themselves signed in as somebody else.
 */
export interface Leaving {
  remember(userId: number): void;
  recall(): number | null;
  forget(): void;
}

const KEY = 'time-on-tasks.leaving';

export function createLeaving(
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> = localStorage,
): Leaving {
  return {
    remember: (userId) => {
      storage.setItem(KEY, String(userId));
    },
    recall: () => Number(storage.getItem(KEY) ?? 0) || null,
    forget: () => {
      storage.removeItem(KEY);
    },
  };
}
