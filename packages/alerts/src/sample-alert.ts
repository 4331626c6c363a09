// The alert that `cellwire alerts test` sends: invented names, so that nobody takes it for news.
import type { AlertMessage } from './alert-message.js';

/** A test alert of the given instant. */
export const sampleAlert = (at: Date, link: string | null): AlertMessage => ({
  type: 'exit.created',
  timestamp: at.toISOString(),
  data: {
    id: 'ex_test',
    status: 'announced',
    headline: 'Test: Examplecell leaves Samplevolt (announced)',
    evidence: {
      sentence: 'This is a test of the destination: Examplecell said it would leave its venture Samplevolt.',
      article: 'test',
      outlet: 'Cellwire',
      url: null,
    },
    venture: 'Samplevolt',
    leaving: ['Examplecell'],
    event: {
      event: 'ev_test',
      type: 'jv_dissolution',
      status: 'announced',
      date: at.toISOString().slice(0, 10),
      arguments: { venture: ['Samplevolt'], partner: ['Examplecell'] },
      confidence: 1,
      sources: 1,
      first_seen: at.toISOString(),
      last_seen: at.toISOString(),
      history: [],
    },
    link,
  },
});
