/** The style sheet: it leaves face, size and colour to the reader, and what it says is used. */
import { everywhere, get, type Rules } from './book.ts';

const declarations = (style: string, wrong: RegExp): readonly string[] => style.match(wrong) ?? [];

export const styleRules: Rules = {
  'it sets no colour': ({ style }) => declarations(style, /(?<![\w-])(?:color|background(?:-\w+)?|fill|stroke)\s*:[^;}]*/g),
  'a border has the colour of the text': ({ style }) =>
    declarations(style, /border[\w-]*:(?![^;}]*currentColor)(?!\s*(?:0|collapse))[^;}]*/g),
  'its lengths grow with the type': ({ style }) => declarations(style, /[\d.]+(?:px|pt|rem|vh|vw|cm|mm)\b/g),
  'it fetches nothing': ({ style }) => declarations(style, /url\(|@import|@font-face/g),
  'it overrules no reader': ({ style }) => declarations(style, /!important|overflow:\s*hidden|position:\s*(?:fixed|absolute)/g),
  'it forces no face on the text': ({ style }) => declarations(style, /font-family:(?!\s*monospace)[^;}]*/g),
  'leading has no unit': ({ style }) => declarations(style, /line-height:\s*[\d.]+[a-z%][^;}]*/g),
  'old readers know its selectors': ({ style }) => declarations(style, /[\w*]+\|\w+|:has\(|:is\(|:where\(|&\s*[.{]/g),
  'what is hidden is hidden from old readers too': ({ style }) =>
    /\[hidden\] \{ display: none; \}/.test(style) ? [] : ['[hidden]'],
  'new elements are blocks for old readers': ({ style }) => (/figure[^{]*\{ display: block; \}/.test(style) ? [] : ['figure']),
  'what was renamed is said in both ways': ({ style }) => {
    const count = (name: RegExp): number => style.match(name)?.length ?? 0;
    const pairs = [
      [/(?<!-)\bhyphens:/g, /-epub-hyphens:/g],
      [/(?<!-)\bbreak-(?:after|inside):/g, /page-break-(?:after|inside):/g],
    ] as const;
    return pairs.filter(([now, before]) => count(now) > count(before)).map(([now]) => String(now));
  },
  'every class is styled, and no class is styled for nothing': (book) => {
    const styled = new Set(
      [...book.style.replace(/\{[^}]*\}/g, '{}').matchAll(/\.([a-zA-Z][\w-]*)/g)].map(([, name = '']) => name),
    );
    const used = new Set(
      everywhere(book).flatMap(([, one]) =>
        get(one, 'class')
          .split(' ')
          .filter((name) => name !== '' && name !== 'koboSpan'),
      ),
    );
    return [...[...used].filter((name) => !styled.has(name)), ...[...styled].filter((name) => !used.has(name))];
  },
  'braces are closed': ({ style }) => ((style.match(/\{/g) ?? []).length === (style.match(/\}/g) ?? []).length ? [] : ['braces']),
};
