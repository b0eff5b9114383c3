import { describe, expect, it } from 'vitest';
import { takeEnrolmentCode } from './enrolment-link.ts';

function take(hash: string) {
  const shown: string[] = [];
  const entries = {
    state: 'kept',
    replaceState: (state: unknown, _title: string, url?: string | URL | null) => {
      shown.push(`${String(state)} ${String(url)}`);
    },
  };
  return { code: takeEnrolmentCode({ hash, pathname: '/', search: '?x=1' }, entries), shown };
}

describe('the code in the address', () => {
  it('is taken, and the address bar shows it no more', () => {
    const { code, shown } = take('#enrol=ABCDE-FGHJK-MNPQR');
    expect(code).toBe('ABCDE-FGHJK-MNPQR');
    expect(shown).toEqual(['kept /?x=1']);
  });

  it('is none where there is none, and the address stays', () => {
    expect(take('')).toEqual({ code: '', shown: [] });
    expect(take('#other=ABC')).toEqual({ code: '', shown: [] });
  });

  it('is none that could be no code, and goes all the same', () => {
    for (const hash of ['#enrol=', '#enrol=<b>', `#enrol=${'A'.repeat(41)}`]) {
      expect(take(hash)).toEqual({ code: '', shown: ['kept /?x=1'] });
    }
  });
});
