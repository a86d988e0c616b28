import { assistant } from "./assistant.ts";
import { code } from "./code.ts";
import { devops } from "./devops.ts";
import { finance } from "./finance.ts";
import { geography } from "./geography.ts";
import { law } from "./law.ts";
import { long } from "./long.ts";
import { medicine } from "./medicine.ts";
import type { Pair } from "./pair.ts";
import { mixed } from "./mixed.ts";
import { physics } from "./physics.ts";
import { policy } from "./policy.ts";
import { recipes } from "./recipes.ts";
import { reworded } from "./reworded.ts";
import { structured } from "./structured.ts";
import { support } from "./support.ts";
import { travel } from "./travel.ts";
import { tricky } from "./tricky.ts";

const FILES: readonly (readonly Pair[])[] = [
  ...[assistant, code, devops, finance, geography, law, long, medicine],
  ...[mixed, physics, policy, recipes, reworded, structured, support, travel, tricky],
];

/** Pairs to look at while working on the rules: every other one of each file. */
export const developmentPairs: readonly Pair[] = FILES.flatMap((pairs) =>
  pairs.filter((_, at) => at % 2 === 0),
);

/** Pairs of which only the number told right is looked at. */
export const heldOutPairs: readonly Pair[] = FILES.flatMap((pairs) => pairs.filter((_, at) => at % 2 === 1));

/** Both halves. */
export const answerPairs: readonly Pair[] = [...developmentPairs, ...heldOutPairs];
