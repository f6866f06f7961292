/** A bell that is rung when something happens. It keeps ringing until somebody hears it, so that nothing happens unheard. */

export type Bell = {
  readonly ring: () => void;
  /** Waits until it rings, or rang since this was last waited for; at most so long, in ms. */
  readonly rung: (longest: number) => Promise<void>;
  /** Waits until it has not rung for `calm` ms; at most `longest`. */
  readonly silence: (calm: number, longest: number) => Promise<void>;
};

export function openBell(): Bell {
  let rang = false;
  let hear: (() => void) | null = null;
  const next = (longest: number): Promise<boolean> =>
    new Promise((done) => {
      const heard = (yes: boolean): void => {
        hear = null;
        rang = false;
        clearTimeout(timer);
        done(yes);
      };
      const timer = setTimeout(() => heard(false), longest);
      if (rang) heard(true);
      else hear = () => heard(true);
    });
  return {
    ring: () => {
      rang = true;
      hear?.();
    },
    rung: async (longest) => void (await next(longest)),
    silence: async (calm, longest) => {
      const end = performance.now() + longest;
      while (performance.now() < end && (await next(calm)));
    },
  };
}
