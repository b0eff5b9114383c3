/** A generator is a process of its own, on cores of its own: a plan in, what came of it out. */
import { text } from 'node:stream/consumers';
import { runPlan } from './load.ts';
import type { Plan } from './plan.ts';

const plan = JSON.parse(await text(process.stdin)) as Plan;
process.stdout.write(JSON.stringify(await runPlan(plan)));
process.exit(0);
