import { addAttributes, addIgnored, addUnformatted, driverSettings } from "./git-lines.ts";
import { type Note, type Plan, type Setting, stepOf } from "./plan.ts";
import type { Project } from "./project.ts";

/** What git is told about cassettes in a file that all clones share. */
export const planAttributes = ({ attributes }: Pick<Project, "attributes">, dir: string): Plan =>
  stepOf(attributes, { text: addAttributes(attributes.text, dir) }, []);

/** What others are told to leave alone. */
export const planIgnores = ({ ignored, unformatted }: Project, dir: string): Plan => [
  ...stepOf(ignored, { text: addIgnored(ignored.text) }, []),
  ...(unformatted ? stepOf(unformatted, { text: addUnformatted(unformatted.text, dir) }, []) : []),
];

const planDriver = ({ repository }: Pick<Project, "repository">): readonly Setting[] =>
  [...driverSettings(repository?.prefix ?? "")].flatMap(([name, value]): Setting[] => {
    const before = repository?.settings.get(name);
    return before === value ? [] : [{ kind: "setting", name, before, value }];
  });

/** Plans what has git show cassettes as conversations: the attributes, and this clone's own settings. */
export const planGit = (found: Pick<Project, "attributes" | "repository">, dir: string): Plan => [
  ...planAttributes(found, dir),
  ...planDriver(found),
];

/** Says that this clone's settings are a step of their own, where they are not made yet. */
export const driverNote = (project: Project): readonly Note[] =>
  project.repository && planDriver(project).length > 0
    ? [
        {
          kind: "note",
          text: "In each clone, npx llm-replay init --git has git diff show cassettes as conversations.",
        },
      ]
    : [];
