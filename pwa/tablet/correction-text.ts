/** Words of what somebody else corrected of one's work. */
export const correctionText = {
  title: 'Your work was corrected',
  changed: (who: string, when: string, work: string, changes: string) =>
    `${who} changed your work of ${when}: ${work} ${changes}.`,
  added: (who: string, when: string, work: string, from: string, to: string) =>
    `${who} added work of ${when}: ${work}, ${from} to ${to}.`,
  voided: (who: string, when: string, work: string, from: string, to: string) =>
    `${who} voided your work of ${when}: ${work}, ${from} to ${to}, counts no more.`,
  reason: (reason: string) => `Reason: ${reason}`,
  /** Behind the work: `10482 Engraving now ends 14:30 instead of 18:02`. */
  starts: (now: string, before: string) => `now starts ${now} instead of ${before}`,
  ends: (now: string, before: string) => `now ends ${now} instead of ${before}`,
  order: (now: string) => `is now on ${now}`,
  task: (now: string) => `is now ${now}`,
  good: (now: string, before: string) => `has ${now} good instead of ${before}`,
  scrap: (now: string, before: string) => `has ${now} scrap instead of ${before}`,
  note: 'has another note',
  nothing: 'was looked at and stays as it was',
  list: (changes: readonly string[]) => changes.join(' and '),
  noOrder: 'no order',
  running: 'still running',
  understood: 'Got it',
};

export const correctionTextEs: typeof correctionText = {
  title: 'Se corrigió su trabajo',
  changed: (who, when, work, changes) => `${who} cambió su trabajo (${when}): ${work} ${changes}.`,
  added: (who, when, work, from, to) =>
    `${who} agregó trabajo (${when}): ${work}, de ${from} a ${to}.`,
  voided: (who, when, work, from, to) =>
    `${who} anuló su trabajo (${when}): ${work}, de ${from} a ${to}, ya no cuenta.`,
  reason: (reason) => `Motivo: ${reason}`,
  starts: (now, before) => `ahora empieza a las ${now} en vez de las ${before}`,
  ends: (now, before) => `ahora termina a las ${now} en vez de las ${before}`,
  order: (now) => `ahora es de ${now}`,
  task: (now) => `ahora es ${now}`,
  good: (now, before) => `tiene ${now} buenas en vez de ${before}`,
  scrap: (now, before) => `tiene ${now} de desecho en vez de ${before}`,
  note: 'tiene otra nota',
  nothing: 'se revisó y queda como estaba',
  list: (changes) => changes.join(' y '),
  noOrder: 'ninguna orden',
  running: 'en marcha',
  understood: 'Entendido',
};
