// Does a test notice when a rule of the business changes? `stryker run` alters lib/domain line by line and tells.
// A run repeats the random histories for every mutant: sixty of them are enough here.
process.env.DOMAIN_HISTORIES = "60";

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
const config = {
  testRunner: "jest",
  jest: { projectType: "custom", configFile: "jest.domain.config.mjs" },
  coverageAnalysis: "perTest",
  mutate: ["lib/domain/**/*.ts"],
  ignorePatterns: [
    "/.data",
    "/.next",
    "/app",
    "/components",
    "/docs",
    "/prisma",
    "/sandbox",
    "/public",
    "/bench",
  ],
  concurrency: 1,
  // a busy machine is no proof that a mutant runs for ever
  timeoutMS: 20_000,
  reporters: ["clear-text", "progress"],
  clearTextReporter: { reportTests: false, allowColor: false },
  tempDirName: ".stryker-tmp",
  thresholds: { high: 95, low: 90, break: 90 },
};

export default config;
