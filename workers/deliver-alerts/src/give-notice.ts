// Tells of a destination that was switched off through another one.
import { type Mailer, type NoticeMessage, type SendOptions, sendMessage } from '@cellwire/alerts';
import { hashOf, listSubscriptions, type Store, type Subscription } from '@cellwire/store';

export interface NoticeContext {
  store: Store;
  send: SendOptions;
  /** Where the operator can be mailed, when no other destination is left. */
  operator: string | null;
}

/** People are reached before programs. */
const ORDER: readonly Subscription['channel'][] = ['email', 'digest', 'slack', 'teams', 'discord', 'webhook'];
const MOST_TRIES = 2;
/** The try that failed has used half of the job's time. */
const TIMEOUT_MS = 5000;

/** Sends the notice once; answers the name of the subscription (or address) that took it, null when none did. */
export async function giveNotice(
  context: NoticeContext,
  { subscription, why }: { subscription: Subscription; why: string },
): Promise<string | null> {
  const { store, send } = context;
  const { name, id, failingSince } = subscription;
  const body: NoticeMessage = {
    type: 'destination.disabled',
    timestamp: send.now.toISOString(),
    data: {
      name,
      reason: why,
      mend: `mend the endpoint, then run "cellwire alerts resume ${name}" and "cellwire alerts replay --name ${name} --since …"`,
    },
  };
  const message = {
    id: `msg_${hashOf(`notice ${id} ${failingSince?.toISOString() ?? ''}`).slice(0, 32)}`,
    bodies: [body],
  };
  for (const other of await othersOf(store, subscription)) {
    const sent = await sendMessage(message, other, { ...send, timeoutMs: TIMEOUT_MS });
    if (sent.is === 'delivered') return other.name;
  }
  return mailOperator(context, message.id, body);
}

/** Other active destinations that have not failed last; at another address. */
async function othersOf(store: Store, subscription: Subscription): Promise<Subscription[]> {
  const active = await listSubscriptions(store, { state: 'active' });
  return active
    .filter(
      s =>
        s.id !== subscription.id &&
        !s.failingSince &&
        (s.url !== subscription.url || s.channel !== subscription.channel),
    )
    .sort((a, b) => ORDER.indexOf(a.channel) - ORDER.indexOf(b.channel))
    .slice(0, MOST_TRIES);
}

async function mailOperator(
  { operator, send: { mailer } }: NoticeContext & { send: { mailer: Mailer | null } },
  id: string,
  { data }: NoticeMessage,
): Promise<string | null> {
  const to = operator?.replace(/^mailto:/i, '') ?? '';
  if (!mailer || !/^[^@\s,<>"]+@[^@\s,<>"]+$/.test(to)) return null;
  const text = `Alerts to "${data.name}" are switched off: ${data.reason}.\n\n${data.mend}\n`;
  const html = `<p>${text.replace(/[&<>]/g, c => `&#${c.charCodeAt(0)};`)}</p>`;
  const subject = `Alerts to "${data.name}" are switched off`;
  const sent = await mailer.send({ to: [to], subject, text, html, messageId: `<${id}@${mailer.domain}>` });
  return sent.is === 'sent' ? to : null;
}
