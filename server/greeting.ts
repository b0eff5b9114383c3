import type { Config } from './config.ts';
import { DEMO_FOREMAN, DEMO_SIGN_INS } from './demo/sign-ins.ts';

/** For the person at the terminal; a supervisor reads the JSON lines instead. */
export function greet(config: Config, port: number, isDemo: boolean, hasPeople: boolean): void {
  if (config.isProduction && hasPeople) return;
  const host = config.host === '0.0.0.0' ? '127.0.0.1' : config.host;
  const lines = [
    '',
    `  Time On Tasks is running${isDemo ? ' with the demo shop' : ''}.`,
    '',
    `  Tablet    http://${host}:${port}/`,
    `  Console   http://${host}:${port}/console/`,
  ];
  if (isDemo) {
    lines.push(
      '',
      `  Everybody's PIN    ${DEMO_SIGN_INS.pin}`,
      `  Console sign-in    ${DEMO_SIGN_INS.username} / ${DEMO_SIGN_INS.password}`,
      `  As a foreman       ${DEMO_FOREMAN} / ${DEMO_SIGN_INS.password}`,
    );
  } else if (!hasPeople) {
    lines.push('', '  Nobody can sign in yet: make the first admin with  npm run admin:create');
  }
  console.log([...lines, '', '  Stop with Ctrl-C.', ''].join('\n'));
}
