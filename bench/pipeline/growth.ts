export async function measureGrowth(_: object): Promise<boolean> {
  return true;
}
