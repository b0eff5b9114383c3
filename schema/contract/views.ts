import { z } from 'zod';
import { instant, personText, positiveId, requiredText } from './common.ts';

export const ViewPage = z
  .string()
  .max(60)
  .regex(/^[a-z][a-z0-9/-]*$/, 'must be the address of a page below /console/')
  .describe('The page it is a view of: its address below /console/.');

export const NewView = z.strictObject({
  page: ViewPage,
  name: requiredText(60),
  query: personText(2000).describe("The page's address after the question mark."),
});
export type NewView = z.infer<typeof NewView>;

export const SavedView = z
  .object({
    id: positiveId,
    page: z.string(),
    name: z.string(),
    query: z.string(),
    savedAt: instant,
  })
  .meta({ id: 'SavedView' });
export type SavedView = z.infer<typeof SavedView>;

export const ViewsQuery = z.object({ page: ViewPage.optional() });
export const ViewAnswer = z.object({ view: SavedView });
export const ViewList = z.object({ views: z.array(SavedView) });
