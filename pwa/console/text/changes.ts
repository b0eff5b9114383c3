/** Words of who changed something last, and of two people who change the same thing. */
export const changesText = {
  changes: {
    lastChanged: (name: string, when: string) => `Last changed by ${name} ${when}`,
    today: (time: string) => `at ${time}`,
    onDay: (day: string, time: string) => `${day} at ${time}`,
    server: 'the server',
    gone: 'somebody who is gone',
    title: 'Changed meanwhile',
    sentence: (name: string, when: string) =>
      `${name} changed this ${when}, while you did. Nothing of yours is saved yet.`,
    same: 'What you wanted is there already.',
    field: 'Field',
    yours: 'Yours',
    theirs: (name: string, when: string) => `Theirs, by ${name} ${when}`,
    untouched: 'not changed by you',
    keepMine: 'Keep mine',
    keepMineHelp: 'What only they changed stays as they made it.',
    takeTheirs: 'Take theirs',
  },
};
