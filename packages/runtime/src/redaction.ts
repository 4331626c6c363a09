// Takes secrets out of free text: log lines, error messages, recorded attempts.

const PATTERNS: [RegExp, string][] = [
  // Standard Webhooks secrets and signatures.
  [/\bwhs(?:ec|k|pk)_[A-Za-z0-9+/=_-]{4,200}/g, 'whsec_[redacted]'],
  [/\bv1a?,[A-Za-z0-9+/]{20,200}={0,2}/g, 'v1,[redacted]'],
  // User and password in any URL: postgres://user:pass@host.
  [/\b([a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/@:"]{0,200}:[^\s/@"]{1,200}@/gi, '$1[redacted]@'],
  [/\b(bearer|basic)\s+[A-Za-z0-9._~+/=-]{6,2000}/gi, '$1 [redacted]'],
  // Cellwire's own API tokens.
  [/\bcwt_[A-Za-z0-9_-]{8,200}/g, 'cwt_[redacted]'],
  [
    /([?&](?:token|secret|key|api_key|apikey|password|access_token|sig|signature)=)[^&\s#"\\]{1,2000}/gi,
    '$1[redacted]',
  ],
];

/** The same text without anything that looks like a credential. */
export function redactText(text: string): string {
  let out = text;
  for (const [pattern, by] of PATTERNS) out = out.replace(pattern, by);
  return out;
}
