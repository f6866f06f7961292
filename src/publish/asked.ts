/** A request in words, for keys and records. */
import { keyOf, type Plain } from './cache/hash.ts';
import { nothingAsked, type Request } from './request.ts';

/** All that a user says, and nothing that is left open. What only a program can say is no matter of keys: it is not kept. */
export function asPlain({ briefing: _, ...said }: Request): Readonly<Record<string, Plain>> {
  const { briefing: __, ...open } = nothingAsked;
  const plain = (value: unknown): Plain => JSON.parse(JSON.stringify(value)) as Plain;
  const left = new Set(Object.entries(open).map(([name, value]) => `${name} ${keyOf(plain(value))}`));
  return Object.fromEntries(
    Object.entries(said)
      .map(([name, value]) => [name, plain(value)] as const)
      .filter(([name, value]) => !left.has(`${name} ${keyOf(value)}`)),
  );
}
