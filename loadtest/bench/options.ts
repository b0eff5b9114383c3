import { parseArgs } from 'node:util';

export const SECTIONS = [
  'writes',
  'reads',
  'open-loop',
  'crowd',
  'lock',
  'slow-disk',
  'storm',
  'start',
  'tablet',
] as const;
export type SectionName = (typeof SECTIONS)[number];

export const USAGE = `npm run bench -- [flags]

  --quick        under a minute: fewer and shorter rounds, no held locks, no browser
  --only A,B     some sections: ${SECTIONS.join(', ')}
  --json FILE    write the figures as data, too
  --help         this text`;

export interface Options {
  quick: boolean;
  only: readonly SectionName[];
  json: string | undefined;
  help: boolean;
}

/** What a quick run leaves out: held locks of five and fourteen seconds, and a browser. */
const NOT_QUICK: readonly SectionName[] = ['lock', 'tablet'];

const isSection = (name: string): name is SectionName =>
  (SECTIONS as readonly string[]).includes(name);

/** @throws Error in plain words. */
export function parseOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      json: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const { quick, help, json } = values;
  const named = values.only?.split(',').map((name) => name.trim());
  const unknown = named?.find((name) => !isSection(name));
  if (unknown !== undefined) {
    throw new Error(`--only ${unknown} is no section. There are ${SECTIONS.join(', ')}.`);
  }
  const usual = SECTIONS.filter((name) => !quick || !NOT_QUICK.includes(name));
  return { quick, help, json, only: named?.filter(isSection) ?? usual };
}
