import { rules } from '../../rules/index.ts';
import { presets } from '../../rules/presets.ts';
import { configSchema } from '../config/schema.ts';
import { languageFolders } from '../phrases/source.ts';
import type { Schema } from '../validate.ts';

/** The JSON Schema of configuration files, for editors: with every rule's meaning and options. */
export async function schemaText(): Promise<string> {
  const described: Record<string, { what: string; options?: Schema }> = {};
  for (const [id, load] of Object.entries(rules)) {
    const { what, options } = (await load()).default;
    described[id] = { what, ...(options ? { options: options as Schema } : {}) };
  }
  const schema = configSchema({ presets: Object.keys(presets), rules: described, languages: languageFolders('rules') });
  return `${JSON.stringify(schema, null, 2)}\n`;
}
