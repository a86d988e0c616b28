import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { nodeProblem } from "../../src/cli/node-version.ts";

test("a Node below the one the package asks for is told so before anything of it is loaded", () => {
  expect(manifest.engines.node).toBe(">=22.15");
  for (const old of ["20.20.2", "22.14.9", "22.2.0"])
    expect(nodeProblem(old)?.message).toContain(`22.15 or newer, and this is Node ${old}`);
  for (const fit of ["22.15.0", "22.15.1", "24.0.0", "26.10.0", process.versions.node])
    expect(nodeProblem(fit)).toBeUndefined();
});
