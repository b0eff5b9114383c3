/**
 * Two people changed the same thing: which fields the first one's change and the second one's are
 * different in.
 *
 *     seen ──┬── mine      what was typed here
 *            └── theirs    what is there by now
 */
export interface FieldVersions {
  label: string;
  /** Null where it was left as it was: keeping mine leaves theirs there. */
  yours: string | null;
  theirs: string;
}

/** What the fields of a form say, in the words shown for them. */
export type FieldWordsOf<Name extends string> = Readonly<Record<Name, string>>;

/**
 * @param labels the fields in the order they are shown in
 * @param seen what was there when the form was opened
 */
export function bothVersions<Name extends string>(
  labels: FieldWordsOf<Name>,
  { seen, mine, theirs }: Record<'seen' | 'mine' | 'theirs', FieldWordsOf<Name>>,
): FieldVersions[] {
  const names = Object.keys(labels) as Name[];
  return names
    .filter((name) => mine[name] !== theirs[name])
    .map((name) => ({
      label: labels[name],
      yours: mine[name] === seen[name] ? null : mine[name],
      theirs: theirs[name],
    }));
}

/** What was typed over `seen`, put over what somebody made of the rest since. */
export function rebasedOn<Draft extends object>({
  seen,
  mine,
  theirs,
}: Record<'seen' | 'mine' | 'theirs', Draft>): Draft {
  const names = Object.keys(mine) as (keyof Draft)[];
  const typed = names.filter((name) => mine[name] !== seen[name]);
  return { ...theirs, ...Object.fromEntries(typed.map((name) => [name, mine[name]])) };
}
