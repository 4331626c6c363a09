// The shapes of the files that people keep beside Cellwire: sources, subscriptions, settings.
import { SourceShape } from '@cellwire/pack';
import { type Settings, settingsTable } from '@cellwire/runtime';
import { CHANNELS } from '@cellwire/store';
import { z } from 'zod';

/** `sources.yaml`: what `cellwire sources import` takes and `sources export --yaml` writes. */
export const SourcesFile = z.strictObject({
  sources: z
    .array(
      SourceShape.extend({
        name: z.string().min(1).max(120).describe('Short name, used on the command line'),
        enabled: z.boolean().optional().describe('Whether it is polled'),
      }),
    )
    .describe('Feeds and news sitemaps'),
});

/** `subscriptions.yaml`: what `cellwire config apply` subscribes. Secrets are made, never written in files. */
export const SubscriptionsFile = z.strictObject({
  subscriptions: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(120).describe('Name of the subscription'),
        filter: z.string().describe('What it is told of, such as jv_exit; docs/filters.md has the language'),
        url: z.string().min(1).describe('Where to: an https address, or mailto:a@x.example'),
        channel: z.enum(CHANNELS).optional().describe('Kind of destination; webhook, or email for mailto:'),
        sign: z.enum(['hmac', 'ed25519']).optional().describe('How a webhook is signed'),
        digestAt: z
          .string()
          .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time of day such as "07:00"')
          .optional()
          .describe('Hour of a digest in UTC'),
      }),
    )
    .describe('Destinations of alerts'),
});

const Plain = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
type SettingKey = keyof Settings;
const keys = Object.keys(settingsTable).filter(key => key !== 'settingsFile') as SettingKey[];

/** What a setting's row takes, given as the file writes it: the row's own reader judges the text. */
function settingShape(key: SettingKey): z.ZodType {
  const { doc, read, default: usual } = settingsTable[key];
  const shape =
    typeof usual === 'number'
      ? z.union([z.number(), z.string()])
      : typeof usual === 'boolean'
        ? z.union([z.boolean(), z.string()])
        : Array.isArray(usual)
          ? z.union([z.string(), z.array(z.string())])
          : z.string();
  return shape
    .superRefine((value, context) => {
      try {
        read(textOf(value));
      } catch (error) {
        context.addIssue({ code: 'custom', message: (error as Error).message, input: value });
      }
    })
    .describe(doc);
}

/** A value of a settings file as its environment variable would write it. */
export const textOf = (value: z.infer<typeof Plain>): string =>
  Array.isArray(value) ? value.join(',') : String(value);

/** `settings.yaml`: settings by name; the environment outranks it. */
export const SettingsFile = z.strictObject({
  settings: z
    .strictObject(Object.fromEntries(keys.map(key => [key, settingShape(key).optional()])))
    .describe('Settings by name; variables of the environment outrank them'),
});

/** Kinds of files by their root key. */
export const CONFIG_FILES = {
  sources: SourcesFile,
  subscriptions: SubscriptionsFile,
  settings: SettingsFile,
} as const;
export type ConfigKind = keyof typeof CONFIG_FILES;
export const CONFIG_KINDS = Object.keys(CONFIG_FILES) as ConfigKind[];

/** Draft-07 JSON Schema of one kind of file, for editors. */
export const configSchema = (kind: ConfigKind): Record<string, unknown> => ({
  $id: `https://cellwire.example/schemas/${kind}.schema.json`,
  title: `Cellwire ${kind}`,
  ...z.toJSONSchema(CONFIG_FILES[kind], { io: 'input', unrepresentable: 'any', target: 'draft-7' }),
});
