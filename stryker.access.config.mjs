// Does a test notice when somebody is let in who should not be? `npm run test:mutation` alters who is let in where, line by line.
import domain from "./stryker.config.mjs";

/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
const config = {
  ...domain,
  jest: { projectType: "custom", configFile: "jest.mutation.config.mjs" },
  // who is let in is told by the database's client, whose types are generated
  ignorePatterns: [...domain.ignorePatterns.filter((path) => path !== "/prisma"), "/prisma/migrations"],
  mutate: [
    "lib/access/{acting,action,auth,counted,fault-keeper,log-in,marked-csv,note,passkey-log-in,read}.ts",
    "lib/tries/{challenge,code-budget,keyed,known-device,network,require-code,work}.ts",
    "lib/features/second-factor/{codes,seal}.ts",
    "lib/domain/log-in/*.ts",
    "lib/domain/identity.ts",
  ],
  thresholds: { high: 95, low: 85, break: 85 },
};

export default config;
