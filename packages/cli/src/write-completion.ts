// Completion scripts for shells, from the words of the commands. The scripts ask nothing while one types.

export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A command with what may follow it. */
export interface Words {
  name: string;
  summary: string;
  options: { name: string; summary: string }[];
  subcommands: Words[];
}

/** The script of a shell. */
export function writeCompletion(shell: Shell, commands: readonly Words[]): string {
  return { bash: writeBash, zsh: writeZsh, fish: writeFish }[shell](commands);
}

const names = (words: readonly { name: string }[]): string => words.map(w => w.name).join(' ');

function writeBash(commands: readonly Words[]): string {
  const cases = commands.flatMap(c => [
    `    ${c.name}) words='${names([...c.subcommands, ...c.options])}' ;;`,
    ...c.subcommands.map(s => `    '${c.name} ${s.name}') words='${names(s.options)}' ;;`),
  ]);
  return `# eval "$(cellwire completion bash)"
_cellwire() {
  local current=\${COMP_WORDS[COMP_CWORD]} asked=\${COMP_WORDS[1]} words i
  if [ "$COMP_CWORD" -eq 1 ]; then words='${names(commands)} --help --version'; else
    for ((i = 2; i < COMP_CWORD; i++)); do
      case \${COMP_WORDS[i]} in -*) ;; *) asked="$asked \${COMP_WORDS[i]}"; break ;; esac
    done
    case $asked in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$current"))
  [ -n "\${COMPREPLY[*]}" ] || compopt -o default
}
complete -F _cellwire cellwire`;
}

/** In a list of \`_describe\`, colons part a word from its summary. */
const described = (words: readonly { name: string; summary: string }[]): string =>
  words.map(w => quoted(`${w.name.replaceAll(':', '\\:')}:${w.summary}`)).join(' ');

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

function writeZsh(commands: readonly Words[]): string {
  const cases = commands.flatMap(c => [
    ...c.subcommands.map(s => `    ${quoted(`${c.name} ${s.name}`)}) found=(${described(s.options)}) ;;`),
    `    ${c.name}*) found=(${described([...c.subcommands, ...c.options])}) ;;`,
  ]);
  return `#compdef cellwire
# eval "$(cellwire completion zsh)"
_cellwire() {
  local -a found
  local asked=\${words[2]}
  (( CURRENT > 3 )) && asked="$asked \${words[3]}"
  if (( CURRENT == 2 )); then found=(${described(commands)}); else
    case $asked in
${cases.join('\n')}
    esac
  fi
  _describe cellwire found || _files
}
compdef _cellwire cellwire`;
}

function writeFish(commands: readonly Words[]): string {
  const lines = commands.flatMap(c => {
    const on = quoted(`__fish_seen_subcommand_from ${c.name}`);
    return [
      `complete -c cellwire -n __fish_use_subcommand -a ${c.name} -d ${quoted(c.summary)}`,
      ...c.subcommands.map(s => `complete -c cellwire -n ${on} -a ${s.name} -d ${quoted(s.summary)}`),
      ...[...c.options, ...c.subcommands.flatMap(s => s.options)].map(
        o => `complete -c cellwire -n ${on} -l ${o.name.slice(2)} -d ${quoted(o.summary)}`,
      ),
    ];
  });
  return ['# cellwire completion fish | source', ...new Set(lines)].join('\n');
}
