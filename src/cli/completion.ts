/** Completion scripts for shells: commands, flags and file names. Made from the table of flags, so they can not fall behind it. */
import { commands, flagsOf } from './flags.ts';

export const shells = ['bash', 'zsh'] as const;

const flagWords = Object.entries({ ...flagsOf.build, ...flagsOf.preview }).flatMap(([name, flag]) => [
  `--${name}`,
  ...(typeof flag.alias === 'string' ? [`-${flag.alias}`] : []),
]);

/** The script to put into the shell's start-up file. */
export const completions: { readonly [Shell in (typeof shells)[number]]: string } = {
  bash: `# slugline completion bash >> ~/.bashrc
_slugline() {
  local word="\${COMP_WORDS[COMP_CWORD]}" words=""
  [[ $word == -* ]] && words="${flagWords.join(' ')}"
  [[ $COMP_CWORD == 1 && $word != -* ]] && words="${Object.keys(commands).join(' ')}"
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$word")
}
complete -o default -F _slugline slugline
`,
  zsh: `#compdef slugline
# slugline completion zsh > a folder of your $fpath, as _slugline
_slugline() {
  if [[ $words[CURRENT] == -* ]]; then
    compadd -- ${flagWords.join(' ')}
  else
    (( CURRENT == 2 )) && compadd -- ${Object.keys(commands).join(' ')}
    _files
  fi
}
compdef _slugline slugline
`,
};
