/** The manifest as JSON Schema, for editors: made from the questions that the reader asks. */
import type { Schema } from './ask.ts';
import type { Offer } from './manifest.ts';
import { packSort } from './read.ts';

/** The schema, in draft 7, which editors know best. */
export function manifestSchema(offer: Offer<string, string>): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Slugline: the manifest of a pack',
    ...packSort(offer, null).schema(),
  };
}
