// The tests that need no database of who is let in where: for mutation testing, which runs them hundreds of times.
// Stryker takes no settings that come from a function or a promise, so Next's compiler is named here directly.
import { applyTestEnvironment } from "./tests/support/environment.mjs";

applyTestEnvironment();

const compiled = [
  "@otplib",
  "@noble",
  "@scure",
  "@simplewebauthn",
  "@hexagon",
  "@levischuck",
  "@peculiar",
  "next-auth",
];

const config = {
  displayName: "access",
  testEnvironment: "node",
  testMatch: [
    "<rootDir>/tests/lib/access/**/*.test.ts",
    "<rootDir>/tests/lib/tries/**/*.test.ts",
    "<rootDir>/tests/lib/second-factor/**/*.test.ts",
    "<rootDir>/tests/domain/log-in/**/*.test.ts",
    "<rootDir>/tests/domain/identity.test.ts",
  ],
  transform: { "^.+\\.(ts|tsx|mjs|js)$": ["next/dist/build/swc/jest-transformer", {}] },
  transformIgnorePatterns: [`/node_modules/(?!(${compiled.join("|")})/)`],
  moduleNameMapper: { "^@/(.*)$": "<rootDir>/$1" },
  modulePathIgnorePatterns: ["<rootDir>/.next/", "<rootDir>/.data/", "<rootDir>/.stryker-tmp/"],
};

export default config;
