// A pack is a folder of YAML files that a domain expert edits; here it is loaded, checked and edited.

export { addExample, type ExampleEdit } from './add-example.js';
export { defaultPackDir } from './default-pack.js';
export { fileAlias, mergeNames, type NameEdit } from './edit-names.js';
export { formatFault, PackError, type PackFault } from './fault.js';
export { PACK_FILE_KINDS, type PackFileKind, packFileSchema } from './json-schema.js';
export { checkPack, compilePack, inspectPack, type LoadedPack, loadPack } from './load-pack.js';
export { SourceShape } from './schemas.js';
export { didYouMean, nearest } from './suggest.js';
export { parseYamlFile, type YamlFile } from './yaml-file.js';
export { checkShape } from './zod-faults.js';
