/** Tells somebody who is not looking: Slack by its own form of message, anything else as ntfy takes it. */
import type { Logger } from 'pino';
import type { Config } from '#server/config.ts';

const LONGEST_MS = 10_000;

const isSlack = ({ hostname }: URL): boolean => /(^|\.)slack(-gov)?\.com$/.test(hostname);

/** Longer ones are no header word any more (RFC 2047); no letter is cut in two. */
const WORD_LETTERS = 11;

/** A header holds ASCII only. Words of other letters are spelled as mail has them, which ntfy reads. */
function headerText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return text;
  const letters = [...text];
  const words: string[] = [];
  for (let at = 0; at < letters.length; at += WORD_LETTERS) {
    const word = letters.slice(at, at + WORD_LETTERS).join('');
    words.push(`=?UTF-8?B?${Buffer.from(word).toString('base64')}?=`);
  }
  return words.join(' ');
}

export function requestFor(url: URL, title: string, text: string): RequestInit {
  if (isSlack(url)) {
    const body = JSON.stringify({ text: `*${title}*\n${text}` });
    return { body, headers: { 'content-type': 'application/json' } };
  }
  return { body: text, headers: { title: headerText(title), priority: 'high', tags: 'warning' } };
}

/** Tells whoever looks after this server that an import went wrong. Never fails. */
export function tellOfImport(
  { notifyUrl, environmentLabel }: Pick<Config, 'notifyUrl' | 'environmentLabel'>,
  what: string,
  log: Logger,
): Promise<void> {
  const title = `Time On Tasks${environmentLabel ? ` (${environmentLabel})` : ''}`;
  return notify(notifyUrl, { title, text: `Fresh data from the ERP: ${what}` }, log);
}

/**
 * Never fails: a notice that cannot be delivered is said in the log, by its host only, for the
 * rest of the address is a secret.
 */
export async function notify(
  to: string | null,
  { title, text }: { title: string; text: string },
  log: Logger,
): Promise<void> {
  if (to === null) return;
  const url = new URL(to);
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_MS),
      ...requestFor(url, title, text),
    });
    if (status >= 300) throw new Error(`answered ${status}`);
    log.info({ event: 'notification_sent', host: url.host });
  } catch (error) {
    const reason = error instanceof Error ? error.name : 'unknown';
    const said = error instanceof Error && /^answered \d+$/.test(error.message);
    log.warn({
      event: 'notification_failed',
      host: url.host,
      reason: said ? error.message : reason,
    });
  }
}
