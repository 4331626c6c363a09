// Asks the read API. Answers are values: a body, or the API's own problem (RFC 9457).
import { readToken } from '../state/token.js';

/** What went wrong, in the API's one error shape; status 0 where no answer came at all. */
export interface Problem {
  status: number;
  title: string;
  detail: string;
  /** UTF-16 offset of the offending word, where a filter could not be read. */
  position?: number;
}

export type Answer<T> = { is: 'ok'; value: T } | { is: 'problem'; problem: Problem };

/** Builds an address from a path and its query; empty and absent values are left out. */
export function address(path: string, query: Record<string, string | number | null | undefined> = {}): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== '') params.set(key, String(value));
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

/** Gets JSON. An aborted request throws the abort, everything else is an answer. */
export async function getJson<T>(path: string, signal?: AbortSignal): Promise<Answer<T>> {
  return ask<T>(path, { headers: headers(), ...(signal ? { signal } : {}) });
}

/** Sends JSON (or nothing) and reads JSON back; an empty answer is null. */
export async function sendJson<T>(
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Answer<T>> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  return ask<T>(path, { method, headers: headers(body !== undefined), ...json });
}

/** Gets a file with the reader's token and hands it to the browser to save. */
export async function download(path: string, name: string): Promise<Problem | null> {
  const response = await fetch(path, { headers: headers() }).catch(() => null);
  if (!response?.ok) return response ? problemOf(response) : UNREACHABLE;
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  return null;
}

const UNREACHABLE: Problem = {
  status: 0,
  title: 'No answer',
  detail: 'The server cannot be reached. Is cellwire still running?',
};

async function ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  let response: Response;
  try {
    response = await fetch(path, init);
  } catch (error) {
    if (init.signal?.aborted) throw error;
    return { is: 'problem', problem: UNREACHABLE };
  }
  if (!response.ok) return { is: 'problem', problem: await problemOf(response) };
  const text = await response.text();
  return { is: 'ok', value: (text ? JSON.parse(text) : null) as T };
}

async function problemOf(response: Response): Promise<Problem> {
  const said = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return {
    status: response.status,
    title: said.title ?? 'The server answered with an error',
    detail: said.detail ?? `status ${response.status}`,
    ...(typeof said.position === 'number' ? { position: said.position } : {}),
  };
}

function headers(sendsJson = false): Record<string, string> {
  const token = readToken();
  return {
    accept: 'application/json',
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(sendsJson ? { 'content-type': 'application/json' } : {}),
  };
}
