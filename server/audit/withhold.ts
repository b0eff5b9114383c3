/**
 * The last look before a change leaves the server. Commands log ids and values, never secrets; what
 * looks like one all the same is withheld here, so that a slip elsewhere shows nothing.
 */
export const WITHHELD = '•••';

const SECRET_FIELD =
  /^pin$|(hash|fingerprint|token|secret|password|cookie|pepper|sealed|grant|mac|code_?hash)$/i;
/** A digest in hex, or a bcrypt hash. */
const SECRET_TEXT = /[0-9a-f]{32,}|\$2[aby]\$\d\d\$/i;
/** Ids are written with hyphens: they are no digests. */
const withoutIds = (text: string): string =>
  text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, '');

/** The same value without what could be a secret. */
export function withhold(value: unknown, field = ''): unknown {
  if (value === null || value === undefined || typeof value === 'boolean') return value;
  if (SECRET_FIELD.test(field)) return WITHHELD;
  if (typeof value === 'string') return SECRET_TEXT.test(withoutIds(value)) ? WITHHELD : value;
  if (Array.isArray(value)) return value.map((one) => withhold(one, field));
  if (typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, part]) => [name, withhold(part, name)]),
  );
}
