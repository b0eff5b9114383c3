import { describe, expect, it } from 'vitest';
import {
  auditOf,
  auditQuestion,
  EVERYTHING,
  readAuditFilter,
  writeAuditFilter,
} from './audit-filter.ts';

const read = (query: string) => readAuditFilter(new URLSearchParams(query));

describe('the filter of the audit in the address', () => {
  it('needs no mention when everything is listed', () => {
    expect(read('')).toEqual(EVERYTHING);
    expect(writeAuditFilter(EVERYTHING).toString()).toBe('');
  });

  it.each([
    'preset=security',
    'range=last-month&person=7&what=people&outcome=refused',
    'from=2026-01-01&to=2026-01-31&what=users.setPin&q=10482',
    'about=order%3A10482',
  ])('comes back as it went: %s', (query) => {
    expect(writeAuditFilter(read(query)).toString()).toBe(query);
  });

  it('leaves out what is none', () => {
    expect(read('preset=fun&person=0x7&what=%3Cb%3E&outcome=maybe&range=ever')).toEqual(EVERYTHING);
  });

  it('asks the server in days', () => {
    const question = auditQuestion(read('range=this-month&what=pay'), '2026-02-14');
    expect(question.toString()).toBe('from=2026-02-01&to=2026-02-14&what=pay');
  });

  it('is led to by what it is about, whatever an order number is made of', () => {
    expect(auditOf('user', 7)).toBe('/console/audit?about=user%3A7');
    const { search } = new URL(auditOf('order', 'A/1 & B'), 'http://shop');
    expect(read(search).about).toBe('order:A/1 & B');
  });
});
