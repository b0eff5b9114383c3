/** "Can this tablet punch?": what a tablet checks about itself, and what the answers come to. */
export const SELF_TEST_CHECKS = [
  'network',
  'server',
  'enrolled',
  'clock',
  'storage',
  'space',
  'outbox',
  'generation',
  'secure',
  'worker',
  'version',
] as const;
export type SelfTestCheck = (typeof SELF_TEST_CHECKS)[number];

/** `unknown` where the browser does not tell, or what it depends on is out of reach. */
export const CHECK_OUTCOMES = ['ok', 'failed', 'unknown'] as const;
export type CheckOutcome = (typeof CHECK_OUTCOMES)[number];

/** A tablet with an older page may not know every check. */
export type SelfTestChecks = Readonly<Partial<Record<SelfTestCheck, CheckOutcome>>>;

export type SelfTestVerdict = 'yes' | 'limited' | 'no';

/**
 * A tap is safe once the server has it or the tablet stored it, and counts when the tablet is
 * enrolled. Everything else makes punching worse, not impossible.
 */
export function verdictOf(checks: SelfTestChecks): SelfTestVerdict {
  const isSafe = checks.server === 'ok' || checks.storage === 'ok';
  if (!isSafe || checks.enrolled === 'failed') return 'no';
  return SELF_TEST_CHECKS.some((name) => checks[name] === 'failed') ? 'limited' : 'yes';
}
