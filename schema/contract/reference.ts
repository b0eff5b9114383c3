import { z } from 'zod';
import { instant } from './common.ts';

export const ReferenceGroup = z.enum(['customers', 'orders', 'items']);
export type ReferenceGroup = z.infer<typeof ReferenceGroup>;

export const ImportResult = z
  .enum(['imported', 'unchanged', 'quarantined', 'failed'])
  .describe('Quarantined: read, but so much less than before that somebody has to accept it.');
export type ImportResult = z.infer<typeof ImportResult>;

const day = z.iso.date();

export const ReferenceFile = z.object({
  name: z.string(),
  bytes: z.int(),
  sha256: z.string(),
  rows: z.int().optional().describe('Live records; a memo file has none.'),
  columns: z.array(z.string()).optional(),
});
export type ReferenceFile = z.infer<typeof ReferenceFile>;

export const ReferenceImport = z
  .object({
    id: z.int(),
    group: z.string(),
    importedAt: instant,
    result: ImportResult,
    files: z.array(ReferenceFile),
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    closed: z.int(),
    window: z.object({ from: day, to: day }).nullable().describe('Plant days, both inclusive.'),
    durationMs: z.int(),
    warnings: z.array(z.string()),
    message: z.string(),
    acceptedAt: instant.nullable(),
  })
  .meta({ id: 'ReferenceImport' });
export type ReferenceImport = z.infer<typeof ReferenceImport>;
export const ReferenceList = z.object({ imports: z.array(ReferenceImport) });
