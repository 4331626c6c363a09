// A TCP relay that can turn into a black hole: connections stay open and nothing comes through, as when a cable is cut.

import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';

export interface BlackHole {
  port: number;
  /** From now on nothing passes, on old connections or new ones. */
  open(): void;
  /** New connections pass again; those from before stay dead for ever, half open. */
  heal(): void;
  close(): Promise<void>;
}

/** Relays to a port of loopback. */
export async function relayTo(port: number): Promise<BlackHole> {
  let isHole = false;
  const sockets = new Set<Socket>();
  const live = new Set<Socket>();
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => {
      sockets.delete(socket);
      live.delete(socket);
    });
  };
  const server = createServer(client => {
    keep(client);
    if (isHole) return void client.resume();
    const target = connect(port, '127.0.0.1');
    keep(target);
    live.add(client);
    client.on('data', data => live.has(client) && target.write(data));
    target.on('data', data => live.has(client) && client.write(data));
    client.on('close', () => target.destroy());
    target.on('close', () => live.has(client) && client.destroy());
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    open: () => {
      isHole = true;
      live.clear();
    },
    heal: () => {
      isHole = false;
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
