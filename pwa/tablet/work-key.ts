/** Names the action "begin this work", so that only its own button shows that it is under way. */
export function workKey(work: { orderNumber: string | null; taskType: string }): string {
  return `start ${work.taskType} ${work.orderNumber ?? ''}`;
}
