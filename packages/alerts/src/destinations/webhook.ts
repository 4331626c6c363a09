// A webhook of one's own: the alert's JSON, signed by Standard Webhooks.
import type { Destination } from './destination.js';
import { checkHttpTarget, postJson } from './post-json.js';
import { signWebhook } from './sign-webhook.js';

export const webhook: Destination = {
  channel: 'webhook',
  summary: 'an endpoint of your own: signed JSON (Standard Webhooks)',
  hasSecretUrl: false,
  signs: true,
  checkTarget: checkHttpTarget,
  send: (message, target, means) => {
    const body = JSON.stringify(message.bodies[0]);
    const headers = signWebhook({ id: message.id, body, at: means.now }, target.secrets);
    return postJson(target, { body, headers }, means);
  },
};
