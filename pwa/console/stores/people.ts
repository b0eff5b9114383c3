/** The people of the shop, how they sign in and what an hour of theirs costs. */
import type {
  NewPayRate,
  NewPin,
  NewUser,
  PayRate,
  PayRateAnswer,
  PayRatePreview,
  User,
  UserChange,
  UserList,
} from '#schema/contract/users.ts';
import type { Deactivation, DeactivationPreview } from '#schema/contract/deactivation.ts';
import type { Readable } from '../../shared/store.ts';
import { withCurrent } from './changed-meanwhile.ts';
import type { ConsoleApi } from './console-api.ts';
import { createQuery, type Query } from './load.ts';
import { createRecosts, type Recosts } from './recosts.ts';
import { createSubmitter, type FormFields, type Submitter } from './submission.ts';

export interface People {
  list: Query<'all', UserList>;
  add: Submitter<[NewUser], User>;
  /** `seen` is who the form was opened with: a newer version of them refuses the change. */
  change: Submitter<[seen: User, UserChange], User>;
  setPin: Submitter<[userId: number, NewPin], true>;
  setPassword: Submitter<[userId: number, password: string], true>;
  /** Forgets the wrong tries of somebody who has to wait. */
  unlock: Submitter<[userId: number], User>;
  /** What deactivating somebody would end, asked by their id. */
  leaving: Query<number, DeactivationPreview>;
  deactivate: Submitter<[seen: User, Deactivation], User>;
  /** Makes somebody active again. */
  takeBack: Submitter<[seen: User], User>;
  rates: Query<number, PayRate[]>;
  addRate: Submitter<[userId: number, NewPayRate], PayRateAnswer>;
  /** What a rate would do, asked with the rest of its address, see `previewQuestion`. */
  preview: Query<string, PayRatePreview>;
  recosts: Recosts;
  /** Keeps the list fresh while somebody looks; answers how to stop that. */
  watch(ticks: Readable<number>): () => void;
}

export function previewQuestion(
  userId: number,
  { effectiveFrom, kind, amountCents, replace }: NewPayRate,
): string {
  const query = new URLSearchParams({
    ...{ effectiveFrom, kind, amountCents: String(amountCents) },
    ...(replace && { replace: 'true' }),
  });
  return `${userId}/pay-rates/preview?${query.toString()}`;
}

/** Where a refusal that names no field belongs. */
const FIELD_OF_CODE: Readonly<Record<string, string>> = {
  username_taken: 'username',
  username_needed: 'username',
  badge_taken: 'badge',
  team_unknown: 'team',
  last_admin: 'role',
  weak_pin: 'pin',
  rate_exists: 'effectiveFrom',
};
const fieldOf = (code: string) => FIELD_OF_CODE[code];

const DETAILS: FormFields = {
  fields: ['displayName', 'role', 'team', 'username', 'badge'],
  fieldOf,
};
const PIN: FormFields = { fields: ['pin'], fieldOf };
const LEAVING: FormFields = { fields: ['reason'] };
const PASSWORD: FormFields = { fields: ['password'] };
const RATE: FormFields = { fields: ['effectiveFrom', 'amountCents'], fieldOf };

/** @param onChanged is told whom a change was saved of, before the form is done */
export function createPeople(
  api: ConsoleApi,
  onChanged: (user: User) => Promise<void> = () => Promise.resolve(),
): People {
  const list = createQuery<'all', UserList>((_all, signal) => api.get('/api/users', signal));
  const rates = createQuery<number, PayRate[]>(async (userId, signal) => {
    const path = `/api/users/${userId}/pay-rates`;
    return (await api.get<{ payRates: PayRate[] }>(path, signal)).payRates;
  });

  const leaving = createQuery<number, DeactivationPreview>((userId, signal) =>
    api.get(`/api/users/${userId}/deactivation`, signal),
  );
  const recosts = createRecosts(api);

  const replace = (user: User) => {
    list.put((known) => ({
      ...known,
      users: known.users.map((one) => (one.id === user.id ? user : one)),
    }));
    // A list asked for before the change would bring the old one back.
    if (list.state.get().loading) void list.reload();
  };

  const patch = async (seen: User, change: UserChange) => {
    const path = `/api/users/${seen.id}`;
    const sent = api.change<{ user: User }>('PATCH', path, change, seen.version);
    const { user } = await withCurrent(sent, list.reload);
    replace(user);
    await onChanged(user);
    return user;
  };

  return {
    list,
    add: createSubmitter(async (person) => {
      const { user } = await api.change<{ user: User }>('POST', '/api/users', person);
      list.put((known) => ({ ...known, users: [...known.users, user] }));
      return user;
    }, DETAILS),
    change: createSubmitter(patch, DETAILS),
    setPin: createSubmitter(async (userId, pin) => {
      const path = `/api/users/${userId}/pin`;
      replace((await api.change<{ user: User }>('POST', path, pin)).user);
      return true as const;
    }, PIN),
    setPassword: createSubmitter(async (userId, password) => {
      const path = `/api/users/${userId}/password`;
      replace((await api.change<{ user: User }>('POST', path, { password })).user);
      return true as const;
    }, PASSWORD),
    unlock: createSubmitter(async (userId) => {
      const path = `/api/users/${userId}/locks`;
      const { user } = await api.change<{ user: User }>('DELETE', path);
      replace(user);
      return user;
    }),
    leaving,
    deactivate: createSubmitter(async (seen, said) => {
      const path = `/api/users/${seen.id}/deactivation`;
      const sent = api.change<{ user: User }>('POST', path, said, seen.version);
      const { user } = await withCurrent(sent, list.reload);
      replace(user);
      return user;
    }, LEAVING),
    takeBack: createSubmitter((seen) => patch(seen, { active: true })),
    rates,
    addRate: createSubmitter(async (userId, rate) => {
      const path = `/api/users/${userId}/pay-rates`;
      const answer = await api.change<PayRateAnswer>('POST', path, rate);
      // Which rate holds today is the server's to say.
      const isRecosted = answer.recosted.sessions > 0 || answer.job !== null;
      await Promise.all([
        rates.reload(),
        list.reload(),
        isRecosted ? recosts.list.load('all', true) : undefined,
      ]);
      return answer;
    }, RATE),
    preview: createQuery((question, signal) => api.get(`/api/users/${question}`, signal)),
    recosts,
    watch: (ticks) =>
      ticks.subscribe(() => {
        if (!list.state.get().loading) void list.reload();
      }),
  };
}
