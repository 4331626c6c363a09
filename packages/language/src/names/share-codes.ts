// Codes of shares and of the exchanges behind them, which are no names.
import type { Line } from './lines.js';

/** "[301358.SZ]", "Acme ACM.MC": the exchange behind the number or code of a share, or that code. */
export function isExchange({ tokens }: Line, at: number): boolean {
  const endsCode = (i: number): boolean => {
    const [share, dot, code] = [tokens[i - 2], tokens[i - 1], tokens[i]];
    if (dot?.text !== '.' || dot.spaced || !code || code.capitals !== 'all' || code.spaced) return false;
    return share?.kind === 'number' || (share?.capitals === 'all' && share.text.length > 1 && code.text.length < 3);
  };
  return endsCode(at) || (tokens[at]!.text.length > 1 && endsCode(at + 2));
}
