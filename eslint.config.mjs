import { defineConfig, globalIgnores } from "eslint/config";
import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";
import { layers } from "./scripts/lint/layers.mjs";
import {
  bareCounts,
  bareTexts,
  billSums,
  handmadeDays,
  machineClock,
  spokenAttributes,
} from "./scripts/lint/syntax.mjs";

const product = ["app/**/*.{ts,tsx}", "components/**/*.{ts,tsx}", "lib/**/*.{ts,tsx}", "prisma/**/*.ts"];
const screens = ["app/**/*.tsx", "components/**/*.tsx"];

export default defineConfig([
  globalIgnores([
    ".next/**",
    ".data/**",
    ".stryker-tmp/**",
    "prisma/generated/**",
    "next-env.d.ts",
    "coverage/**",
    "reports/**",
    "playwright-report/**",
    "test-results/**",
  ]),
  ...nextVitals,
  ...nextTypescript,
  // A rule that can be switched off in place is a suggestion.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx,mjs}"],
    rules: {
      "max-lines": ["error", { max: 250 }],
      eqeqeq: "error",
      "no-console": "off",
    },
  },
  {
    files: ["**/*.{ts,tsx}"],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "never" }],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: false, requireDefaultForNonUnion: true },
      ],
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/only-throw-error": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "@typescript-eslint/no-unused-expressions": "error",
    },
  },
  { files: ["**/*.cjs"], rules: { "@typescript-eslint/no-require-imports": "off" } },
  { files: ["*.config.mjs"], rules: { "import/no-anonymous-default-export": "off" } },
  {
    // Where a checked value becomes its brand, and nowhere else.
    files: ["lib/domain/{plain-date,money,identity}.ts"],
    rules: { "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "as" }] },
  },
  {
    files: ["lib/**/*.{ts,tsx}", "components/**/*.tsx", "sandbox/**/*.ts"],
    rules: { "import/no-default-export": "error" },
  },
  {
    files: ["sandbox/**/*.ts", "scripts/**/*.ts"],
    rules: { "no-restricted-syntax": ["error", ...handmadeDays] },
  },
  {
    files: product,
    rules: { "no-restricted-syntax": ["error", ...handmadeDays, ...machineClock, ...billSums] },
  },
  {
    files: ["lib/features/**/{schema,*-schema}.ts"],
    rules: { "no-restricted-syntax": ["error", ...handmadeDays, ...machineClock, ...billSums, ...bareTexts] },
  },
  {
    files: screens,
    rules: {
      "no-restricted-syntax": [
        "error",
        ...handmadeDays,
        ...machineClock,
        ...billSums,
        ...spokenAttributes,
        ...bareCounts,
      ],
      // Every sentence lives in messages/.
      "react/jsx-no-literals": [
        "error",
        {
          noStrings: true,
          ignoreProps: true,
          allowedStrings: ["·", "—", "–", "×", "/", "+", "-", "₹", "%", ":", "(", ")", ","],
        },
      ],
    },
  },
  {
    files: ["lib/domain/books/ledger.ts", "lib/features/books/**/*.ts", "lib/features/proof/own-check.ts"],
    rules: { "no-restricted-syntax": ["error", ...handmadeDays, ...machineClock] },
  },
  // the browser has a clock of its own, which one module alone reads
  {
    files: ["lib/clock.ts", "components/fresh/device-clock.ts"],
    rules: { "no-restricted-syntax": ["error", ...handmadeDays] },
  },
  // next-intl asks for a default export of its request configuration.
  { files: ["lib/i18n.ts"], rules: { "import/no-default-export": "off" } },
  ...layers,
]);
