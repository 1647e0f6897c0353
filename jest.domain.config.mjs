// The domain's tests alone, without a database or a browser: for mutation testing, which runs them hundreds of times.
import nextJest from "next/jest.js";

// far from the kitchen: a rule that reads the machine's zone fails here
process.env.TZ = "America/Los_Angeles";

const createJestConfig = nextJest({ dir: "./" });

export default createJestConfig({
  displayName: "domain",
  testEnvironment: "node",
  testMatch: ["<rootDir>/tests/domain/**/*.test.ts"],
  moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" },
  modulePathIgnorePatterns: ["<rootDir>/.next/", "<rootDir>/.stryker-tmp/"],
  collectCoverageFrom: ["lib/domain/**/*.ts"],
  coverageThreshold: { global: { branches: 100, functions: 100, lines: 100, statements: 100 } },
});
