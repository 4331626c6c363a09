// Chat services: a card posted to an incoming webhook, whose address is its only secret.
import type { Channel } from '@cellwire/store';
import { type Card, cardOf } from './card.js';
import type { Destination } from './destination.js';
import { checkHttpTarget, postJson } from './post-json.js';

const HEADERS = { 'content-type': 'application/json; charset=utf-8' };

/** A chat service that wants a card in its own shape. */
export const chat = (service: { channel: Channel; summary: string; render: (card: Card) => object }): Destination => ({
  channel: service.channel,
  summary: service.summary,
  hasSecretUrl: true,
  signs: false,
  checkTarget: checkHttpTarget,
  send: (message, target, means) => {
    const [body] = message.bodies;
    if (!body) throw new Error('a message to a chat service has one body');
    return postJson(target, { body: JSON.stringify(service.render(cardOf(body))), headers: HEADERS }, means);
  },
});
