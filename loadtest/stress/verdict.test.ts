import { describe, expect, it } from 'vitest';
import { OPERATIONS, Outcomes, type Operation, type Summary } from './outcomes.ts';
import { reportText } from './report.ts';
import { judge } from './verdict.ts';

interface Run {
  ms?: Partial<Record<Operation, number>>;
  busy?: number;
  fail?: Operation;
}

/** Twenty times each operation. */
function summaryOf({ ms = {}, busy = 0, fail }: Run = {}): Summary {
  const outcomes = new Outcomes(OPERATIONS.length * 20);
  for (let n = 0; n < 20; n += 1) {
    for (const operation of OPERATIONS) {
      outcomes.add(operation, {
        answer: undefined,
        busy: n === 0 && operation === 'start' ? busy : 0,
        failure: n === 0 && operation === fail ? 'POST /x: 500 internal' : undefined,
        ms: ms[operation] ?? 20,
      });
    }
  }
  return outcomes.summary();
}
const grade = (mode: 'REALISTIC' | 'BURST', run: Run, faults: string[] = []) => {
  const verdict = judge(mode, summaryOf(run), faults);
  return `${verdict.grade} ${verdict.reasons.join(' ')}`;
};
const slow = Object.fromEntries(OPERATIONS.map((operation) => [operation, 1500]));

describe('the verdict', () => {
  it('is PASS when everything held', () => {
    expect(grade('REALISTIC', {})).toMatch(/^PASS All 140 operations succeeded/);
  });

  it('is FAIL for any hard failure, in either mode', () => {
    expect(grade('REALISTIC', { fail: 'finish' })).toMatch(/^FAIL 1 hard failures/);
    expect(grade('BURST', { fail: 'finish' })).toMatch(/^FAIL/);
  });

  it('is FAIL when the ledger does not match', () => {
    expect(grade('BURST', {}, ['lost'])).toMatch(/^FAIL The ledger does not match in 1 places/);
  });

  it('is WARN for a busy answer at human pace, and not in a burst', () => {
    expect(grade('REALISTIC', { busy: 3 })).toMatch(/^WARN The server was busy 3 times/);
    expect(grade('BURST', { busy: 3 })).toMatch(/^PASS/);
  });

  it('is WARN when people would wait, and not in a burst', () => {
    expect(grade('REALISTIC', { ms: slow })).toMatch(/^WARN p95 is 1500 ms/);
    expect(grade('BURST', { ms: slow })).toMatch(/^PASS/);
  });

  it('names the one operation that is slow, with the likely cause', () => {
    expect(grade('REALISTIC', { ms: { 'sign in': 2400 } })).toMatch(
      /^WARN .*Only “sign in” is slow \(p95 2400 ms\); likely the PIN throttle table or hashing/,
    );
    expect(grade('REALISTIC', { ms: slow })).not.toMatch(/Only/);
  });
});

describe('the report', () => {
  const text = (run: Run, faults: string[] = []) => {
    const outcomes = summaryOf(run);
    return reportText({
      mode: 'REALISTIC',
      target: 'http://127.0.0.1:1 (local)',
      users: 20,
      iterations: 1,
      wallMs: 31_400,
      outcomes,
      proven: 60,
      ledgerFaults: faults,
      verdict: judge('REALISTIC', outcomes, faults),
    });
  };

  it('says everything in the words people look for', () => {
    const said = text({});
    for (const line of [
      /^Mode: +REALISTIC \(human-paced 1\.5–4\.0 s\)$/m,
      /^Target: +http/m,
      /^Concurrent users: +20$/m,
      /^Iterations\/user: +1$/m,
      /^Total ops: +140$/m,
      /^Wall time: +31\.4 s$/m,
      /^Outcomes:$/m,
      /^ +Successes: 140 \(100%\)$/m,
      /^ +Hard failures: 0 \(non-retryable errors or timeouts\)$/m,
      /^ +Retryable busy: 0 \(SQLite busy-wait — server queued OK\)$/m,
      /^End-to-end latency \(successful ops only\):$/m,
      /^ +p50 +p75 +p95 +p99 +max$/m,
      /^ +sign in( +20 ms){5}$/m,
      /^VERDICT: PASS$/m,
    ]) {
      expect(said).toMatch(line);
    }
  });

  it('never rounds up to all', () => {
    expect(text({ fail: 'start' })).toMatch(/Successes: 139 \(99%\)/);
    expect(text({ fail: 'start' })).toMatch(/1 × start: POST \/x: 500 internal/);
  });

  it('shows where the ledger does not match', () => {
    expect(text({}, ['sessions.start k is lost'])).toMatch(/1 do not match\n +sessions.start k/);
  });
});
