/** How much of its estimate an order has used up. */
export interface EstimateUse {
  /** 0.85 of the estimate, 1.3 when it ran over. */
  share: number;
  isOver: boolean;
}

/** Null where nobody estimated anything. Less than a minute over is not over: nobody sees it. */
export function estimateUse(
  laborMs: number,
  estimateMs: number | null,
): (EstimateUse & { differenceMs: number }) | null {
  if (estimateMs === null || estimateMs <= 0) return null;
  const differenceMs = laborMs - estimateMs;
  return { share: laborMs / estimateMs, isOver: differenceMs >= 60_000, differenceMs };
}
