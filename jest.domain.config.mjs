// The domain's tests alone, without a database or a browser: to measure their coverage, and for mutation testing, which
// runs them hundreds of times.
// Stryker takes no settings that come from a function or a promise, so Next's compiler is named here directly.

// far from the kitchen: a rule that reads the machine's zone fails here
process.env.TZ = "America/Los_Angeles";

const config = {
  displayName: "domain",
  testEnvironment: "node",
  testMatch: ["<rootDir>/tests/domain/**/*.test.ts"],
  transform: { "^.+\\.ts$": ["next/dist/build/swc/jest-transformer", {}] },
  moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" },
  modulePathIgnorePatterns: ["<rootDir>/.next/", "<rootDir>/.stryker-tmp/"],
  coverageProvider: "v8",
  coverageDirectory: "coverage",
  coverageReporters: ["text", "json-summary"],
  collectCoverageFrom: ["lib/domain/**/*.ts"],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100 } },
};

export default config;
