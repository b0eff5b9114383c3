/** The audit list as a table to take along: what the page shows of each entry, and its change. */
import type { AuditEntry } from '#schema/contract/audit.ts';
import type { Language } from '#schema/contract/users.ts';
import {
  auditSentences,
  sentenceOf,
  signInSentences,
  subjectOf,
} from '#schema/rules/audit-sentences.ts';
import { auditSentencesEs, signInSentencesEs } from '#schema/rules/audit-sentences.es.ts';
import { problemWordsEs } from '#schema/rules/problem-words.es.ts';
import { auditEntries } from '#server/audit/audit-page.ts';
import type { Selection } from '#server/audit/selection.ts';
import type { Reader } from '#server/db/statements.ts';
import type { Cell, ExportColumn, ExportTable } from './export-table.ts';

interface Telling {
  /** An instant by the plant's clock. */
  timeOf: (instant: string) => string;
  /** What an entry says was done. */
  sentence: (entry: AuditEntry) => string;
  outcomes: Readonly<Record<AuditEntry['outcome'], string>>;
  refusal: (refusal: NonNullable<AuditEntry['refusal']>) => string;
}
interface AuditColumn extends ExportColumn {
  titleEs: string;
  cell: (entry: AuditEntry, telling: Telling) => Cell;
}

const text = (title: string, titleEs: string, cell: AuditColumn['cell']): AuditColumn => ({
  ...{ title, titleEs, cell },
  kind: 'text',
});
const json = (value: unknown): Cell => (value == null ? null : JSON.stringify(value));

const COLUMNS: readonly AuditColumn[] = [
  text('Time', 'Hora', ({ at }, { timeOf }) => timeOf(at)),
  text('Who', 'Quién', ({ by, system }) => by?.name ?? system),
  text('What', 'Qué', (entry, { sentence }) => sentence(entry)),
  text('Outcome', 'Resultado', ({ outcome }, { outcomes }) => outcomes[outcome]),
  text('Refusal', 'Rechazo', ({ refusal }, telling) => refusal && telling.refusal(refusal)),
  text('About', 'Sobre', (entry) => subjectOf(entry) || null),
  text('Tablet', 'Tableta', ({ device }) => device?.name ?? null),
  text('Address', 'Dirección', ({ address }) => address),
  text('Counts at', 'Cuenta a las', ({ occurredAt }, { timeOf }) => timeOf(occurredAt)),
  text('Before', 'Antes', ({ before }) => json(before)),
  text('After', 'Después', ({ after }) => json(after)),
  text('Command', 'Comando', ({ command }) => command),
  text('Key', 'Clave', ({ key }) => key),
  { title: 'Row', titleEs: 'Fila', kind: 'count', cell: ({ seq }) => seq },
];

const WORDS_ES: Readonly<Partial<Record<string, string>>> = problemWordsEs;

/** The server speaks English itself; a code nobody knows any more is said as it was then. */
const TELLING: Readonly<Record<Language, Omit<Telling, 'timeOf'>>> = {
  en: {
    sentence: (entry) => sentenceOf(entry, auditSentences, signInSentences),
    outcomes: { accepted: 'accepted', refused: 'refused' },
    refusal: ({ detail }) => detail,
  },
  es: {
    sentence: (entry) => sentenceOf(entry, auditSentencesEs, signInSentencesEs),
    outcomes: { accepted: 'hecho', refused: 'rechazado' },
    refusal: ({ code, detail }) => WORDS_ES[code] ?? detail,
  },
};

/** `2026-01-14 09:00:00` by the plant's clock: it sorts as text. */
function timesIn(timeZone: string): (instant: string) => string {
  const format = new Intl.DateTimeFormat('sv-SE', {
    dateStyle: 'short',
    timeStyle: 'medium',
    timeZone,
  });
  return (instant) => format.format(new Date(instant));
}

/**
 * @param told in which language, and by the clock of which zone
 * @throws AppError `not_found` for an order or a session that is not there, with the first row
 */
export function auditTable(
  reader: Reader,
  selection: Selection,
  { timeZone, language }: { timeZone: string; language: Language },
): ExportTable {
  const isSpanish = language === 'es';
  const telling: Telling = { timeOf: timesIn(timeZone), ...TELLING[language] };
  function* lines(): Generator<Cell[]> {
    for (const entry of auditEntries(reader, selection)) {
      yield COLUMNS.map(({ cell }) => cell(entry, telling));
    }
  }
  return {
    title: isSpanish ? 'Auditoría' : 'Audit',
    columns: COLUMNS.map(({ kind, title, titleEs }) => ({
      kind,
      title: isSpanish ? titleEs : title,
    })),
    rows: lines(),
    totals: () => undefined,
  };
}
