import { defined } from "../trace/values/json-access.ts";
import type { Side, SideInfo } from "./report.ts";

/** Says what a side is, without what it holds. */
export const sideInfo = ({ label, revision, chosen, cassettes }: Side): SideInfo => ({
  label,
  cassettes: cassettes.size,
  ...defined({ revision, chosen }),
});
