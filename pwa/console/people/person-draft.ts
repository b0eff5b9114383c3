/** The details form: what was typed, what is wrong, and only what is different goes out. */
import type { NewUser, Role, User, UserChange } from '#schema/contract/users.ts';
import {
  bothVersions,
  rebasedOn,
  type FieldVersions,
  type FieldWordsOf,
} from '../parts/both-versions.ts';
import { text } from '../text.ts';

export interface PersonDraft {
  displayName: string;
  role: Role;
  team: string;
  username: string;
  badge: string;
  language: User['language'];
}

export const EMPTY_PERSON: PersonDraft = {
  displayName: '',
  role: 'operator',
  team: '',
  username: '',
  badge: '',
  language: 'en',
};

export function draftOfPerson(user: User): PersonDraft {
  const { displayName, role, language } = user;
  return {
    displayName,
    role,
    language,
    team: user.team ?? '',
    username: user.username ?? '',
    badge: user.badge ?? '',
  };
}

export function personErrors(draft: PersonDraft): Partial<Record<keyof PersonDraft, string>> {
  return draft.displayName.trim() === '' ? { displayName: text.common.required } : {};
}

export function newPerson(draft: PersonDraft): NewUser {
  const { role, language, team } = draft;
  const username = draft.username.trim();
  const badge = draft.badge.trim();
  return {
    displayName: draft.displayName.trim(),
    role,
    language,
    ...(team && { team }),
    ...(username && { username }),
    ...(badge && { badge }),
  };
}

/** Null when nothing is different. An emptied field is said as null: it is taken away. */
export function personChange(draft: PersonDraft, user: User): UserChange | null {
  const wanted = {
    displayName: draft.displayName.trim(),
    role: draft.role,
    language: draft.language,
    team: draft.team || null,
    username: draft.username.trim() || null,
    badge: draft.badge.trim() || null,
  };
  const different = Object.entries(wanted).filter(
    ([field, value]) => user[field as keyof typeof wanted] !== value,
  );
  return different.length > 0 ? Object.fromEntries(different) : null;
}

const { name: displayName, role, team, username, badge, language } = text.person;
const LABELS = { displayName, role, team, username, badge, language };

function draftWords(draft: PersonDraft): FieldWordsOf<keyof PersonDraft> {
  return {
    displayName: draft.displayName.trim(),
    role: text.roles[draft.role],
    team: draft.team,
    username: draft.username.trim(),
    badge: draft.badge.trim(),
    language: text.person.languages[draft.language],
  };
}

/** What is different between what was typed, over `seen`, and what somebody made of them since. */
export function personVersions(draft: PersonDraft, seen: User, theirs: User): FieldVersions[] {
  return bothVersions(LABELS, {
    seen: draftWords(draftOfPerson(seen)),
    mine: draftWords(draft),
    theirs: draftWords(draftOfPerson(theirs)),
  });
}

/** What was typed, put over what somebody made of the rest since. */
export const rebased = (mine: PersonDraft, seen: User, theirs: User): PersonDraft =>
  rebasedOn({ mine, seen: draftOfPerson(seen), theirs: draftOfPerson(theirs) });
