/** The dark modules of a QR code as an SVG path: a rectangle for each run in a row. */
export function modulesPath(rows: readonly (readonly boolean[])[]): string {
  return rows
    .flatMap((row, y) => {
      const runs: string[] = [];
      for (let x = 0; x < row.length; x += 1) {
        if (!row[x]) continue;
        const from = x;
        while (row[x + 1]) x += 1;
        runs.push(['M', from, ' ', y, 'h', x + 1 - from, 'v1H', from, 'z'].join(''));
      }
      return runs;
    })
    .join('');
}
