import { describe, expect, it } from 'vitest';
import { stepsOf } from './explain-steps.js';

const told: Parameters<typeof stepsOf>[0] = {
  id: 'a1#1',
  confidence: 0.93,
  frame: 'stake_sale/sells-stake',
  in: 'text',
  sentence: 'It sold its stake in Volta Cells last week.',
  trigger: 'sold',
  roles: {
    seller: [{ value: 'Acme Motors', words: 'It', via: 'subject', reference: true }],
    target: [{ value: 'Volta Cells', words: 'Volta Cells', via: 'in', reference: false }],
  },
  status: 'completed',
  modality: 'fact',
  date: '2026-W06',
  dateFrom: { words: 'last week', how: 'counted from the day of publication' },
  outcome: 'told',
  features: {},
};

describe('the steps of a mention', () => {
  it('name the frame, the words of each role, the date and the status', () => {
    expect(stepsOf(told)).toEqual([
      'stake_sale/sells-stake fired on “sold”',
      'seller: Acme Motors, from “It” at subject, by reference',
      'target: Volta Cells, from “Volta Cells” at in',
      'date: 2026-W06, from “last week”, counted from the day of publication',
      'status: completed; the grammar says fact',
      'confidence: 0.93',
    ]);
  });

  it.each([
    [{ ...told, in: 'title' as const }, 'stake_sale/sells-stake fired on “sold” in the headline'],
    [{ ...told, date: null, dateFrom: null }, 'date: none is said'],
    [{ ...told, dateFrom: null }, 'date: 2026-W06, by what stands around it'],
  ])('say where it stood and what is not known', (given, line) => {
    expect(stepsOf(given)).toContain(line);
  });
});
