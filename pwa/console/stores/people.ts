/** The people of the shop, how they sign in and what an hour of theirs costs. */
import type {
  NewPayRate,
  NewUser,
  PayRate,
  PayRateAnswer,
  PayRatePreview,
  User,
  UserChange,
  UserList,
} from '#schema/contract/users.ts';
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
  setPin: Submitter<[userId: number, pin: string], true>;
  setPassword: Submitter<[userId: number, password: string], true>;
  rates: Query<number, PayRate[]>;
  addRate: Submitter<[userId: number, NewPayRate], PayRateAnswer>;
  /** What a rate would do, asked with the rest of its address, see `previewQuestion`. */
  preview: Query<string, PayRatePreview>;
  recosts: Recosts;
}

export function previewQuestion(
  userId: number,
  { effectiveFrom, kind, amountCents }: NewPayRate,
): string {
  const query = new URLSearchParams({ effectiveFrom, kind, amountCents: String(amountCents) });
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
const PASSWORD: FormFields = { fields: ['password'] };
const RATE: FormFields = { fields: ['effectiveFrom', 'amountCents'], fieldOf };

export function createPeople(api: ConsoleApi): People {
  const list = createQuery<'all', UserList>((_all, signal) => api.get('/api/users', signal));
  const rates = createQuery<number, PayRate[]>(async (userId, signal) => {
    const path = `/api/users/${userId}/pay-rates`;
    return (await api.get<{ payRates: PayRate[] }>(path, signal)).payRates;
  });

  const recosts = createRecosts(api);

  const replace = (user: User) => {
    list.put((known) => ({
      ...known,
      users: known.users.map((one) => (one.id === user.id ? user : one)),
    }));
  };
  const patch = (userId: number, change: Partial<User>) => {
    list.put((known) => ({
      ...known,
      users: known.users.map((one) => (one.id === userId ? { ...one, ...change } : one)),
    }));
  };

  return {
    list,
    add: createSubmitter(async (person) => {
      const { user } = await api.change<{ user: User }>('POST', '/api/users', person);
      list.put((known) => ({ ...known, users: [...known.users, user] }));
      return user;
    }, DETAILS),
    change: createSubmitter(async (seen, change) => {
      const path = `/api/users/${seen.id}`;
      const sent = api.change<{ user: User }>('PATCH', path, change, seen.version);
      const { user } = await withCurrent(sent, list.reload);
      replace(user);
      return user;
    }, DETAILS),
    setPin: createSubmitter(async (userId, pin) => {
      await api.change('POST', `/api/users/${userId}/pin`, { pin });
      patch(userId, { hasPin: true });
      return true as const;
    }, PIN),
    setPassword: createSubmitter(async (userId, password) => {
      await api.change('POST', `/api/users/${userId}/password`, { password });
      patch(userId, { hasPassword: true });
      return true as const;
    }, PASSWORD),
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
  };
}
