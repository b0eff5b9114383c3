/** A session's next version: set with whatever a person sees change on it. */
import { sql } from 'kysely';

export const oneMore = sql<number>`version + 1`;
