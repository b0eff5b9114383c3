import { sql } from 'kysely';

/**
 * Of session `w`: it rests on a tap whose proof had failed and that was accepted, in the words of
 * the partial index, and nobody looked at it since.
 */
export const isUnverified = sql<boolean>`(w.is_corrected = 0 AND EXISTS (
  SELECT 1 FROM captured_event AS e WHERE e.session_public_id = w.public_id
    AND e.outcome = 'accepted' AND e.reason IN ('unproven', 'wrong_pin')))`;
