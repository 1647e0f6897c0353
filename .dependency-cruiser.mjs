// The layers of the house, checked on the resolved files. scripts/lint/layers.mjs says the same in the editor.

const product = "^(app|components|lib|prisma)/";
const database = "^(lib/db\\.ts|prisma/generated/|node_modules/(pg|@prisma)/)";
const gateway = "^(lib/gateway/|node_modules/stripe/)";
const pages = "^app/(?!(api|health|metrics)/)";
const feature = (file) => `^lib/features/.*/${file}\\.ts$`;

const ban = (name, comment, from, to) => ({ name, comment, severity: "error", from, to });

/** @type {import('dependency-cruiser').IConfiguration} */
const config = {
  forbidden: [
    ban(
      "no-circular",
      "Two files that need each other are one file, or a third is missing.",
      {},
      { circular: true },
    ),
    ban("resolvable", "This import leads nowhere.", { path: product }, { couldNotResolve: true }),
    ban(
      "no-tools-in-the-product",
      "A package of devDependencies is not there in production.",
      { path: "^(app|components|lib|prisma|sandbox|scripts)/", pathNot: "^(sandbox/tests|scripts/lint)/" },
      { dependencyTypes: ["npm-dev"], dependencyTypesNot: ["type-only"] },
    ),
    ban(
      "packages-are-named",
      "A package stands in the package.json of what imports it: the product's own, or the sandbox's.",
      { path: "^(app|components|lib|prisma|sandbox|scripts)/" },
      { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    ),
    ban(
      "domain-is-pure",
      "lib/domain is arithmetic: no clock, no database, no framework, no package.",
      { path: "^lib/domain/", pathNot: "^lib/domain/business-time\\.ts$" },
      { pathNot: "^lib/domain/" },
    ),
    ban(
      "business-time-knows-the-zone",
      "Of all packages only date-fns-tz is needed to know the business's zone.",
      { path: "^lib/domain/business-time\\.ts$" },
      { pathNot: "^(lib/domain/|node_modules/date-fns-tz/)" },
    ),
    ban(
      "pages-show",
      "A page reads through queries (lib/access/read) and changes through actions.",
      { path: pages },
      { path: `${database}|${gateway}|${feature("commands")}` },
    ),
    ban(
      "primitives-know-nothing-of-ours",
      "components/ui takes props; what knows a plan or a bill lives in components/<noun>.",
      { path: "^components/ui/" },
      { path: "^(app|components/(?!ui/)|lib|messages|prisma)/" },
    ),
    ban(
      "components-are-handed-data",
      "The page reads and hands plain data down.",
      { path: "^components/(?!ui/)" },
      {
        path: `^app/|${database}|${gateway}|${feature("(queries|commands)")}|^lib/(access/(read|action|auth)|clock|env|log)\\.ts$`,
        dependencyTypesNot: ["type-only"],
      },
    ),
    ban(
      "actions-let-in",
      "An action calls its own feature's command and decides nothing.",
      { path: feature("(actions|forms)") },
      { path: `${database}|${gateway}|${feature("queries")}|^components/|^app/` },
    ),
    ban(
      "features-know-no-framework",
      "Everything a command or query needs is an argument, `now` and the identity too.",
      { path: "^lib/features/", pathNot: feature("(actions|forms)") },
      {
        path: `^(app|components)/|^node_modules/(next|next-auth|next-intl|react)/|^lib/(access/(auth|read|action)|clock)\\.ts$|${feature("(actions|forms)")}`,
      },
    ),
    ban(
      "plumbing-has-no-screen",
      "lib works without app and components.",
      { path: "^(lib|prisma)/" },
      { path: "^(app|components)/" },
    ),
    ban(
      "what-runs-by-itself-calls-commands",
      "Actions serve the screens.",
      { path: "^(lib/jobs|scripts|prisma|app/(api|health|metrics))/" },
      { path: feature("(actions|forms)") },
    ),
    ban(
      "product-alone",
      "The product must build and run without its tools, its tests and its sandbox.",
      { path: product },
      { path: "^(scripts|sandbox|tests|proving|bench)/" },
    ),
    ban(
      "commands-run-in-production",
      "What starts, migrates and serves the product starts the sandbox as a process: its packages are not there.",
      { path: "^scripts/" },
      { path: "^(sandbox|tests|proving|bench)/" },
    ),
    ban(
      "sandbox-alone",
      "The sandbox stands in for another company's service: it shares no code with the product.",
      { path: "^sandbox/" },
      { path: "^(app|bench|components|lib|messages|prisma|proving|scripts|tests)/" },
    ),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules|^prisma/generated/" },
    exclude: { path: "^(\\.next|\\.data|\\.stryker-tmp)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".mjs", ".cjs", ".js", ".json", ".d.ts"],
    },
  },
};

export default config;
