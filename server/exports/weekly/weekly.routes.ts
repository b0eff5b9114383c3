/** The weekly summaries that were written, for admins: money stands in them. */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { WeeklySummaryList, WeeklySummaryParameters } from '#schema/contract/weekly-summaries.ts';
import { AppError } from '#server/app-error.ts';
import type { AppContext } from '#server/context.ts';
import { address, jsonAnswer, router } from '#server/http/route.ts';
import { XLSX_TYPE } from '../xlsx.ts';

const list = address('admin', {
  method: 'get',
  path: '/api/reports/weekly',
  summary: 'The weekly summaries there are',
  responses: { 200: jsonAnswer(WeeklySummaryList, 'Files') },
});
const download = address('admin', {
  method: 'get',
  path: '/api/reports/weekly/{name}',
  summary: 'One weekly summary',
  request: { params: WeeklySummaryParameters },
  responses: { 200: { description: 'File', content: { [XLSX_TYPE]: {} } } },
});

/** What an absent folder or file is answered with. */
const ifAbsent =
  <Value>(value: () => Value) =>
  (error: unknown): Value => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return value();
    throw error;
  };

async function listSummaries(folder: string): Promise<WeeklySummaryList['summaries']> {
  const names = await readdir(folder).catch(ifAbsent(() => []));
  const summaries = names.filter((name) => WeeklySummaryParameters.safeParse({ name }).success);
  return Promise.all(
    summaries
      .sort()
      .reverse()
      .map(async (name) => {
        const { size, mtimeMs } = await stat(join(folder, name));
        return { name, bytes: size, writtenAt: new Date(mtimeMs).toISOString() };
      }),
  );
}

export function weeklyRoutes({ config }: AppContext) {
  return router()
    .openapi(list, async (c) => c.json({ summaries: await listSummaries(config.reportsDir) }, 200))
    .openapi(download, async (c) => {
      const { name } = c.req.valid('param');
      const file = await open(join(config.reportsDir, name)).catch(
        ifAbsent(() => {
          throw new AppError('not_found', `There is no summary ${name}.`);
        }),
      );
      const { size } = await file.stat();
      const bytes = Readable.toWeb(file.createReadStream()) as ReadableStream<Uint8Array>;
      return c.body(bytes, 200, {
        'content-type': XLSX_TYPE,
        'content-length': String(size),
        'content-disposition': `attachment; filename="${name}"`,
      });
    });
}
