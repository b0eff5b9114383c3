import { z } from 'zod';
import { instant } from './common.ts';

export const ReferenceImport = z
  .object({
    group: z.string(),
    importedAt: instant,
    result: z.enum(['imported', 'failed']),
    files: z.array(z.object({ name: z.string(), bytes: z.int(), sha256: z.string() })),
    rows: z.int(),
    added: z.int(),
    changed: z.int(),
    message: z.string(),
  })
  .meta({ id: 'ReferenceImport' });
export type ReferenceImport = z.infer<typeof ReferenceImport>;
export const ReferenceList = z.object({ imports: z.array(ReferenceImport) });
