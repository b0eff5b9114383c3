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

/** What became of a notice. Of its address only the host is ever told: the rest is a secret. */
export interface Delivery {
  host: string;
  /** Why it could not be delivered; null when it was. */
  failure: string | null;
}

/** Tells whoever looks after this server that an import went wrong. Never fails. */
export function tellOfImport(
  { notifyUrl, environmentLabel }: Pick<Config, 'notifyUrl' | 'environmentLabel'>,
  what: string,
): Promise<Delivery | null> {
  const title = `Time On Tasks${environmentLabel ? ` (${environmentLabel})` : ''}`;
  return notify(notifyUrl, { title, text: `Fresh data from the ERP: ${what}` });
}

/** Never fails. @returns null where nobody is to be told */
export async function notify(
  to: string | null,
  { title, text }: { title: string; text: string },
): Promise<Delivery | null> {
  if (to === null) return null;
  const url = new URL(to);
  const { host } = url;
  try {
    const { status } = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_MS),
      ...requestFor(url, title, text),
    });
    return { host, failure: status >= 300 ? `answered ${status}` : null };
  } catch (error) {
    return { host, failure: error instanceof Error ? error.name : 'unknown' };
  }
}

/** For the server's log. */
export function logDelivery(log: Logger, delivery: Delivery | null): void {
  if (delivery === null) return;
  const { host, failure } = delivery;
  if (failure === null) log.info({ event: 'notification_sent', host });
  else log.warn({ event: 'notification_failed', host, reason: failure });
}

/** For the person at the terminal, and the journal. */
export function deliverySentence({ host, failure }: Delivery): string {
  return failure === null
    ? `The failure was told to ${host}.`
    : `The failure could not be told to ${host} (${failure}): is NOTIFY_URL right?`;
}
