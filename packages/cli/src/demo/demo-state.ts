// What a demo keeps between two runs over the same folder: the ports that its addresses are made of.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export interface DemoState {
  /** Port of each outlet. */
  ports: Record<string, number>;
  secret: string;
}

/** Reads the state of an earlier run; null at the first one. */
export function readDemoState(dataDir: string): DemoState | null {
  const file = join(dataDir, 'demo.json');
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoState) : null;
}

export function writeDemoState(dataDir: string, state: DemoState): void {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(join(dataDir, 'demo.json'), `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 });
}
