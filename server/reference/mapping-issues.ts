import type { z } from 'zod';

type Issue = z.core.$ZodIssue;

/** One line per thing that is wrong: `orders.fields.orderDate: expected the name of a field`. */
export function describeIssues(issues: readonly Issue[]): string[] {
  return issues.flatMap((issue) => flatten(issue, []));
}

/**
 * Where several shapes are allowed zod only says "Invalid input". What helps is what is wrong with
 * the shape that was meant: the one whose outermost level is of the right type.
 */
function flatten(issue: Issue, parents: PropertyKey[]): string[] {
  const path = [...parents, ...issue.path];
  if (issue.code === 'invalid_union') {
    const meant = issue.errors.find((branch) => !branch.some(isOfOtherType));
    if (meant !== undefined) return meant.flatMap((each) => flatten(each, path));
  }
  const place = path.map(String).join('.') || 'the mapping';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${place}: has no key "${key}"`);
  }
  return [`${place}: ${issue.message.replace(/^Invalid (input|option): /, '')}`];
}

const isOfOtherType = (issue: Issue): boolean =>
  issue.code === 'invalid_type' && issue.path.length === 0;
