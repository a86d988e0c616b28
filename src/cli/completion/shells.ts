import { failure } from "../../errors.ts";
import { nearestName } from "../../nearest-name.ts";
import type { Choice } from "./complete.ts";

/** How a shell asks for completions, and how it is answered. */
interface Shell {
  /** What the shell is to read; it asks `llm-replay completion <shell> -- <words>`, the last being typed. */
  readonly script: string;
  /** A choice as a line of the answer. */
  readonly line: (choice: Choice) => string;
}

const BASH = `# llm-replay completion bash >> ~/.bashrc
_llm_replay() {
  local IFS=$'\\n'
  COMPREPLY=($(llm-replay completion bash -- "\${COMP_WORDS[@]:0:COMP_CWORD+1}" 2>/dev/null))
}
complete -o bashdefault -o default -F _llm_replay llm-replay
`;

const ZSH = `#compdef llm-replay
# llm-replay completion zsh > "\${fpath[1]}/_llm-replay", or >> ~/.zshrc below compinit
_llm_replay() {
  local -a choices
  choices=("\${(@f)$(llm-replay completion zsh -- "\${(@)words[1,CURRENT]}" 2>/dev/null)}")
  if [[ -n "$choices" ]]; then _describe llm-replay choices; else _files; fi
}
if [[ "\${zsh_eval_context[-1]}" == loadautofunc ]]; then _llm_replay "$@"; else compdef _llm_replay llm-replay; fi
`;

const FISH = `# llm-replay completion fish > ~/.config/fish/completions/llm-replay.fish
complete -c llm-replay -a '(llm-replay completion fish -- (commandline -opc) (commandline -ct) 2>/dev/null)'
`;

const SHELLS: Readonly<Record<string, Shell>> = {
  bash: { script: BASH, line: ({ word }) => word },
  zsh: { script: ZSH, line: ({ word, meaning }) => `${word.replaceAll(":", String.raw`\:`)}:${meaning}` },
  fish: { script: FISH, line: ({ word, meaning }) => `${word}\t${meaning}` },
};

/** The shells that can be completed in. */
export const SHELL_NAMES: readonly string[] = Object.keys(SHELLS);

/**
 * Gives the shell of that name.
 *
 * @throws `shellUnknown`.
 */
export const shellNamed = (name: string | undefined): Shell => {
  const shell = name !== undefined && Object.hasOwn(SHELLS, name) ? SHELLS[name] : undefined;
  if (!shell)
    throw failure("shellUnknown", name, SHELL_NAMES.join(", "), nearestName(name ?? "", SHELL_NAMES));
  return shell;
};
