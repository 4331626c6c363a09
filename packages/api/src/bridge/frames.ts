// What goes over the bridge between a command and the process that has the store: values of any kind, with their lengths.
// Both ends are this program on this machine, so Node's own serialisation keeps dates, bytes and undefined as they are.
import type { Duplex } from 'node:stream';
import { deserialize, serialize } from 'node:v8';

/** Where a command knocks, and what it asks to speak. */
export const BRIDGE_PATH = '/local/store';
export const BRIDGE_PROTOCOL = 'cellwire-store';

/** Asked by the command. `tx` names one of its open transactions. */
export type Request = { id: number } & (
  | { do: 'query'; sql: string; params: readonly unknown[]; tx?: number }
  | { do: 'begin'; readOnly?: boolean; timeoutMs?: number }
  | { do: 'end'; tx: number; commit: boolean }
  | { do: 'lock'; name: string }
  | { do: 'unlock'; name: string }
  | { do: 'listen'; channel: string }
  | { do: 'unlisten'; channel: string }
);

/** A request without its number, as those who ask write it. */
export type Question = Request extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;

/** Answered by the process, or told by itself (`notify`). */
export type Message =
  | { id: number; is: 'done'; value?: unknown }
  | { id: number; is: 'failed'; error: { message: string; name: string; code?: string; position?: string } }
  | { is: 'notify'; channel: string; payload: string };

/** Longest value, in bytes: rows of pages are large, but no page is. */
const MAX_BYTES = 512 * 1024 * 1024;
const HEAD = 4;

/** Writes one value; resolves when there is room for the next. */
export function writeFrame(socket: Duplex, value: Request | Message): Promise<void> {
  const body = serialize(value);
  const head = Buffer.alloc(HEAD);
  head.writeUInt32BE(body.length);
  if (socket.destroyed || socket.write(Buffer.concat([head, body]))) return Promise.resolve();
  return new Promise(resolve => {
    socket.once('drain', resolve);
    socket.once('close', resolve);
  });
}

/** Values as they come; ends with the socket. */
export async function* readFrames<T>(socket: Duplex, head: Uint8Array = new Uint8Array()): AsyncGenerator<T> {
  let chunks: Buffer[] = [Buffer.from(head)];
  let held = head.length;
  for await (const chunk of socket) {
    chunks.push(chunk as Buffer);
    held += (chunk as Buffer).length;
    for (;;) {
      if (held < HEAD) break;
      // Pieces are joined only once there are enough of them.
      if ((chunks[0]?.length ?? 0) < HEAD) chunks = [Buffer.concat(chunks)];
      const length = (chunks[0] as Buffer).readUInt32BE(0);
      if (length > MAX_BYTES) throw new Error(`the other end sent a value of ${length} bytes`);
      if (held < HEAD + length) break;
      const whole = Buffer.concat(chunks);
      yield deserialize(whole.subarray(HEAD, HEAD + length)) as T;
      const rest = whole.subarray(HEAD + length);
      chunks = [rest];
      held = rest.length;
    }
  }
}
