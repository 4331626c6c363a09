// Part of the build: keeps the checked form of the battery pack beside it, so that each process need not parse the YAML.
import { compilePack, defaultPackDir } from '@cellwire/pack';

await compilePack(defaultPackDir());
