// The one error shape of the API: RFC 9457 problem details.

export interface ProblemBody {
  type: 'about:blank';
  title: string;
  status: number;
  detail: string;
  instance: string;
  [more: string]: unknown;
}

/** An answer that is an error, with what is wrong and the mend. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    detail: string,
    readonly more: Record<string, unknown> = {},
  ) {
    super(detail);
  }
}

/** Any thrown value as a problem; what is no fault of the caller says nothing of its inside. */
export function problemOf(error: unknown, instance: string): ProblemBody {
  const path = instance.split('?')[0] ?? '';
  if (error instanceof Problem)
    return {
      type: 'about:blank',
      title: error.title,
      status: error.status,
      detail: error.message,
      instance: path,
      ...error.more,
    };
  const status = (error as { statusCode?: number }).statusCode ?? 500;
  if (status < 500)
    return { type: 'about:blank', title: 'Bad request', status, detail: (error as Error).message, instance: path };
  return {
    type: 'about:blank',
    title: 'Internal error',
    status,
    detail: 'the request failed; the log says why',
    instance: path,
  };
}
