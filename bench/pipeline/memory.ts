export async function measureMemory(_: object): Promise<boolean> {
  return true;
}
