// Mail through the operator's own SMTP server.
import { createTransport } from 'nodemailer';

export interface Mail {
  to: readonly string[];
  subject: string;
  text: string;
  html: string;
  /** The same on every try, so that mailboxes can tell a repeat. */
  messageId: string;
}

export type Mailed = { is: 'sent'; answer: string } | { is: 'failed'; why: string; status: number | null };

export interface Mailer {
  /** The domain of the sender, for message ids. */
  domain: string;
  send(mail: Mail): Promise<Mailed>;
  close(): void;
}

const TIMEOUT_MS = 15_000;

/** Opens a mailer on an SMTP URL (smtp://user:password@host:587, smtps://…); `from` is the sender's address. */
export function openMailer(options: { smtpUrl: string; from: string; timeoutMs?: number }): Mailer {
  const timeout = options.timeoutMs ?? TIMEOUT_MS;
  const transport = createTransport({
    url: options.smtpUrl,
    pool: true,
    maxConnections: 2,
    connectionTimeout: timeout,
    greetingTimeout: timeout,
    socketTimeout: timeout,
    dnsTimeout: timeout,
    // Nothing of a message may name a file or URL to be attached.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    domain: /@([^@>\s]+)/.exec(options.from)?.[1] ?? 'cellwire.invalid',
    send: async mail => {
      const late = lateAfter(timeout);
      try {
        const sending = transport.sendMail({
          from: options.from,
          to: [...mail.to],
          subject: mail.subject,
          text: mail.text,
          html: mail.html,
          messageId: mail.messageId,
          // RFC 3834: no vacation notes in answer.
          headers: { 'auto-submitted': 'auto-generated' },
        });
        const info = await Promise.race([sending, late.passed]);
        const { rejected = [], response = '' } = info as { rejected?: unknown[]; response?: string };
        if (rejected.length >= mail.to.length) return { is: 'failed', why: 'no recipient was accepted', status: null };
        return { is: 'sent', answer: response };
      } catch (error) {
        const { message, responseCode } = error as Error & { responseCode?: number };
        return { is: 'failed', why: `the mail server: ${message}`, status: responseCode ?? null };
      } finally {
        late.stop();
      }
    },
    close: () => transport.close(),
  };
}

/** nodemailer's own timeouts begin anew at each step; this one is for the whole. */
function lateAfter(ms: number): { passed: Promise<never>; stop: () => void } {
  let stop = (): void => undefined;
  const passed = new Promise<never>((_, fail) => {
    const timer = setTimeout(() => fail(new Error(`no answer within ${ms / 1000} s`)), ms);
    stop = () => clearTimeout(timer);
  });
  return { passed, stop };
}
