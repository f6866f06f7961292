/** What the program and a thread that sets editions for it say to each other. All of it is plain data. */
import type { MessagePort } from 'node:worker_threads';
import type { Pack } from '../../model/pack.ts';
import type { Diagnostic } from '../../model/problem.ts';
import type { Style } from '../../style/style.ts';
import type { Loaded } from '../../world/world.ts';
import type { Sha256 } from '../cache/hash.ts';
import type { Fresh } from '../finish.ts';
import type { Edition } from '../plan.ts';
import type { Request } from '../request.ts';
import type { KnownFiles } from '../trace/hints.ts';
import type { CacheWish } from '../trace/open.ts';
import type { Crew } from './wish.ts';

/** A share of editions, each with its number among all. */
export type Share = {
  readonly kind: 'editions';
  readonly editions: readonly (readonly [number: number, Edition])[];
  readonly request: Request;
  readonly folder: string;
  /** Where what is made is kept; null where nothing is. */
  readonly crew: Crew | null;
  /** What standard input holds; null where nobody asks. */
  readonly input: Loaded | null;
};

/** Pages of a story as a thread set them, not finished, and the key that they are kept under. */
export type AheadPages = { readonly key: string; readonly bytes: Uint8Array };

/** Stories of a pack to be set; nothing is said of them. */
export type Stories = {
  readonly kind: 'stories';
  /** The pack with nothing but them, the one that is needed last first; its pictures without their bytes. */
  readonly pack: Pack;
  /** Where their pages go. */
  readonly shelf: MessagePort;
  readonly style: Style;
  readonly mapPages: boolean;
  readonly folder: string;
  readonly cache: CacheWish;
  readonly code: string;
};

/** What a thread says. First what came of reading its share; when it is told to go on, what came of each edition. */
export type Said =
  | { readonly kind: 'step'; readonly what: string }
  | {
      readonly kind: 'gathered';
      readonly sound: boolean;
      /** By the numbers of editions. */
      readonly told: readonly (readonly [number: number, readonly Diagnostic[]])[];
      readonly known: KnownFiles;
    }
  | {
      readonly kind: 'made';
      readonly number: number;
      readonly fresh: Fresh;
      /** What was said while it was made. */
      readonly told: readonly Diagnostic[];
      readonly bytes: readonly (readonly [Sha256, Uint8Array])[];
    }
  | { readonly kind: 'done' };

/** What a thread is told when all articles of all shares are sound. */
export const goOn = 'go on';
