const floors = [
  ["^src/(errors|answer|real-time|any-response|nearest-name|once)\\.ts$", "^src/messages/"],
  ["^src/formats/", "^src/meaning/"],
  ["^src/cassette/"],
  ["^src/wire/", "^src/recorder/", "^src/replay/", "^src/trace/"],
  ["^src/session", "^src/assertions/", "^src/reporters/", "^src/interchange/", "^src/upkeep/"],
  ["^src/(vitest|jest|cli|action|faults|s3)/", "^src/index\\.ts$"],
];

/** A file imports only from lower floors or from its own folder. */
const upward = floors.slice(0, -1).map((floor, index) => ({
  name: `floor-${index + 1}-imports-no-higher-floor`,
  severity: "error",
  from: { path: floor },
  to: { path: floors.slice(index + 1).flat() },
}));

/** Rooms on one floor that must not know each other. */
const strangers = Object.entries({
  recorder: ["^src/replay/", "^src/wire/", "^src/trace/"],
  replay: ["^src/recorder/", "^src/wire/", "^src/trace/"],
  wire: ["^src/recorder/", "^src/replay/", "^src/trace/"],
  trace: ["^src/recorder/", "^src/replay/", "^src/wire/"],
  formats: ["^src/meaning/"],
  assertions: ["^src/reporters/", "^src/interchange/", "^src/session"],
  reporters: ["^src/assertions/", "^src/interchange/", "^src/session"],
}).map(([room, others]) => ({
  name: `${room}-keeps-to-itself`,
  severity: "error",
  from: { path: `^src/${room}/` },
  to: { path: others },
}));

/** Packages that have one place each. */
const packages = [
  ["msw", "node_modules/(msw|@mswjs)/", "^src/wire/"],
  ["vitest", "node_modules/(vitest|@vitest)/", "^src/vitest/"],
  ["actions", "node_modules/@actions/", "^src/action/"],
  ["fast-check", "node_modules/fast-check/", "^src/faults/"],
  ["yargs", "node_modules/yargs/", "^src/cli/"],
  [
    "fs",
    "^(node:)?fs(/promises)?$",
    "^src/(cassette/store|meaning/table|reporters/(publish|sides/|text-at)|cli/|action/)",
  ],
].map(([name, path, home]) => ({
  name: `${name}-has-one-home`,
  severity: "error",
  from: { path: "^src/", pathNot: home },
  to: { path },
}));

/** What of lower floors the page runs in a browser; of all else it knows types alone. */
const forBrowsers = [
  "^src/formats/literal\\.ts$",
  "^src/reporters/(figure-rows|lone-side|show-figure|html/share-values)\\.ts$",
  "^src/trace/(print-figures|statistics/spread|diff/(align-by|trace-diff))\\.ts$",
];

const pageRules = [
  {
    name: "page-runs-in-a-browser",
    severity: "error",
    from: { path: "^src/page/" },
    to: {
      pathNot: ["^src/page/", "node_modules/(preact|@preact|@tanstack)/", ...forBrowsers],
      dependencyTypesNot: ["type-only"],
    },
  },
  {
    name: "page-is-no-room-of-node",
    severity: "error",
    from: { path: "^src/", pathNot: "^src/page/" },
    to: { path: "^src/page/" },
  },
];

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    ...upward,
    ...strangers,
    ...packages,
    ...pageRules,
    {
      name: "providers-do-not-know-each-other",
      severity: "error",
      from: { path: "^src/trace/providers/([^/]+)\\.ts$", pathNot: "/index\\.ts$" },
      to: { path: "^src/trace/providers/", pathNot: ["^src/trace/providers/$1\\.ts$", "/provider\\.ts$"] },
    },
    { name: "no-circles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "nothing-imports-tests",
      severity: "error",
      from: { path: "^src/" },
      to: { path: "^(test|bench)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    parser: "swc",
    enhancedResolveOptions: {
      conditionNames: ["import", "node", "default"],
      extensions: [".ts", ".tsx", ".js", ".json"],
    },
  },
};
