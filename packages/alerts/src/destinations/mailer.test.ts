// Mail against a small SMTP server on loopback.
import { createServer, type Socket } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { sampleAlert } from '../sample-alert.js';
import { email } from './email.js';
import { openMailer } from './mailer.js';

/** Speaks enough SMTP to take a mail; `answers` replaces what it says to a command. */
async function openSmtp(answers: Record<string, string> = {}) {
  const mails: { to: string[]; data: string }[] = [];
  const sockets = new Set<Socket>();
  const server = createServer(socket => {
    sockets.add(socket);
    let mail = { to: [] as string[], data: '' };
    let isData = false;
    let rest = '';
    socket.on('error', () => undefined);
    socket.write(answers.HELLO ?? '220 test ESMTP\r\n');
    const hear = (line: string): void => {
      if (isData) {
        if (line !== '.') mail.data += `${line}\n`;
        else {
          isData = false;
          mails.push(mail);
          mail = { to: [], data: '' };
          socket.write('250 taken\r\n');
        }
        return;
      }
      const verb = line.slice(0, 4).toUpperCase();
      if (verb === 'RCPT') mail.to.push(line.replace(/^.*<(.*)>.*$/, '$1'));
      isData = verb === 'DATA' && !answers.DATA;
      socket.write(answers[verb] ?? (verb === 'DATA' ? '354 go on\r\n' : '250 OK\r\n'));
    };
    socket.on('data', part => {
      const lines = (rest + part.toString('utf8')).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) hear(line);
    });
  });
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  const mailer = openMailer({
    smtpUrl: `smtp://127.0.0.1:${port}`,
    from: 'Cellwire <alerts@cellwire.example>',
    timeoutMs: 2000,
  });
  onTestFinished(async () => {
    mailer.close();
    for (const socket of sockets) socket.destroy();
    await new Promise(closed => server.close(closed));
  });
  return { mailer, mails };
}

const now = new Date('2026-02-11T09:00:00Z');
const target = { name: 'desk', url: 'mailto:a@b.example,c@d.example', secrets: [] };
const sendWith = (mailer: Awaited<ReturnType<typeof openSmtp>>['mailer']) =>
  email.send({ id: 'msg_1', bodies: [sampleAlert(now, null)] }, target, {
    ...{
      mailer,
      now,
      allowHttp: false,
      fetcher: { fetch: () => Promise.reject(new Error('not asked')), close: async () => undefined },
    },
  });

describe('mail', () => {
  it('goes to every address, with an id that stays and a subject that is the headline', async () => {
    const { mailer, mails } = await openSmtp();
    expect(await sendWith(mailer)).toMatchObject({ is: 'delivered', answer: expect.stringContaining('250') });
    expect(mails).toHaveLength(1);
    expect(mails[0]?.to).toEqual(['a@b.example', 'c@d.example']);
    const head = mails[0]?.data ?? '';
    expect(head).toMatch(/^Message-ID: <msg_1@cellwire\.example>$/im);
    expect(head).toMatch(/^Subject: New exit: Test: Examplecell leaves Samplevolt/m);
    expect(head).toMatch(/^Auto-Submitted: auto-generated$/im);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a server that is busy', { MAIL: '421 later\r\n' }, /421|later/],
    ['a server that knows no such address', { RCPT: '550 no such user\r\n' }, /550|recipient/i],
    ['a server that says nothing', { HELLO: '' }, /Greeting|no answer/i],
    ['a server that takes no data', { DATA: '554 spam\r\n' }, /554|spam/],
  ])('fails as a value with %s', async (_, answers, why) => {
    const { mailer } = await openSmtp(answers);
    const sent = await sendWith(mailer);
    expect(sent).toMatchObject({ is: 'failed', notBefore: null });
    expect(sent.is === 'failed' ? sent.why : '').toMatch(why);
  });
});
