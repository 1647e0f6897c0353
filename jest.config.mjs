import { availableParallelism } from "node:os";
import nextJest from "next/jest.js";
import { applyTestEnvironment } from "./tests/support/environment.mjs";

applyTestEnvironment();

const createJestConfig = nextJest({ dir: "./" });

// These folders of tests/, and the sandbox's own, get a PostgreSQL database per file; every other *.test.ts runs without one.
const databaseFolders = ["features", "database", "histories", "jobs", "api"];

// Packages that only come as ES modules, which Jest cannot load untransformed.
const esModules = [
  "next-auth",
  "@auth",
  "jose",
  "oauth4webapi",
  "preact",
  "preact-render-to-string",
  "@panva",
];
esModules.push("next-intl", "use-intl", "intl-messageformat", "@formatjs", "icu-minify", "react-day-picker");
esModules.push(
  "qr",
  "@simplewebauthn",
  "@hexagon",
  "@levischuck",
  "@peculiar",
  "@otplib",
  "@noble",
  "@scure",
);
esModules.push("pg-boss", "rrule-temporal", "serialize-error", "non-error", "age-encryption");

const base = {
  moduleNameMapper: {
    "^@/(.*)$": "<rootDir>/$1",
    // The generated client imports .mjs files, which become require() here; their CommonJS twins lie beside them.
    "^(@prisma/client/runtime/.*)\\.mjs$": "$1.js",
  },
  modulePathIgnorePatterns: ["<rootDir>/.next/", "<rootDir>/.data/", "<rootDir>/.stryker-tmp/"],
};

const ignored = ["<rootDir>/node_modules/", "<rootDir>/.next/", "<rootDir>/tests/e2e/"];

async function project(extra) {
  const config = await createJestConfig({ ...base, testPathIgnorePatterns: ignored, ...extra })();
  // next/jest puts its own patterns first and a package must match none of them: replace, do not append.
  config.transformIgnorePatterns = [
    `/node_modules/(?!(${esModules.join("|")})/)`,
    "^.+\\.module\\.(css|sass|scss)$",
  ];
  return config;
}

export const unitProject = () =>
  project({
    displayName: "unit",
    testEnvironment: "node",
    testMatch: ["<rootDir>/tests/**/*.test.ts"],
    testPathIgnorePatterns: [...ignored, ...databaseFolders.map((name) => `<rootDir>/tests/${name}/`)],
  });

const databaseProject = () =>
  project({
    displayName: "database",
    testEnvironment: "<rootDir>/tests/support/database-environment.mjs",
    testMatch: [...databaseFolders.map((name) => `tests/${name}`), "sandbox/tests"].map(
      (folder) => `<rootDir>/${folder}/**/*.test.ts`,
    ),
    globalSetup: "<rootDir>/tests/support/database-setup.mjs",
    globalTeardown: "<rootDir>/tests/support/database-teardown.mjs",
  });

const componentsProject = () =>
  project({
    displayName: "components",
    testEnvironment: "jsdom",
    testMatch: ["<rootDir>/tests/components/**/*.test.tsx"],
    setupFilesAfterEnv: ["<rootDir>/tests/support/components-setup.ts"],
  });

export default async function jestConfig() {
  return {
    testTimeout: 20_000,
    // Jest keeps one core free; a worker that waits for the database leaves its core to the others.
    maxWorkers: Math.max(3, availableParallelism() - 1),
    projects: [await unitProject(), await databaseProject(), await componentsProject()],
  };
}
