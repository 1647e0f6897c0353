// Who may import whom. Each ban says where the code belongs. .dependency-cruiser.mjs checks the same directions on
// the resolved files; these rules speak up in the editor.

const database = "(^@/lib/db$|/generated/prisma|^@/prisma/generated|^@prisma/|^pg$)";
const gateway = "(^stripe$|^@/lib/gateway/)";
const feature = (file) => `(^|/)${file}$`;

const ban = (regex, message, more = {}) => ({ regex, message, ...more });

const layer = (files, patterns, ignores = []) => ({
  files,
  ignores,
  rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] },
});

const noDatabase = ban(
  database,
  "Read through a feature's queries (lib/access/read), change through its commands.",
);
const noCommands = ban(feature("commands"), "A screen changes things through the feature's actions.");
const noGateway = ban(gateway, "Stripe is spoken to by commands of the payments feature.");
const noQueriesHere = ban(
  feature("queries"),
  "The page reads and hands plain data down; only types may come along.",
  {
    allowTypeImports: true,
  },
);
const noServerParts = ban(
  "^@/lib/(access/(read|action|auth)|clock|env|log)$",
  "The page reads and decides; a component shows what it is handed and calls actions.",
);
const noActions = ban(feature("actions"), "Actions serve the screens; this calls the command itself.");
const noFramework = ban(
  "^(next($|/)|next-auth|react($|/)|next-intl)",
  "Commands and queries know no framework: the action or the page does this.",
);
const noAmbient = ban(
  "^@/lib/(access/(auth|read|action)|clock)$",
  "Everything a command or query needs is an argument, `now` and the identity too.",
);
const noEagerLinks = ban(
  "^next/link$",
  "Next.js fetches ahead what every visible link leads to: components/ui/link does so for the one that is about to be pressed.",
  { importNames: ["default"] },
);
const noScreens = ban("^@/(app|components)/", "What runs by itself has no screen.");

export const layers = [
  layer(
    ["app/**/*.{ts,tsx}"],
    [noDatabase, noCommands, noGateway, noEagerLinks],
    ["app/api/**", "app/health/**", "app/metrics/**"],
  ),
  layer(["app/{api,health,metrics}/**/*.ts"], [noActions]),
  layer(
    ["components/ui/**/*.{ts,tsx}"],
    [
      ban(
        "^(@/(?!components/ui/)|\\.\\./)",
        "A primitive knows no word of ours: it takes props, or it moves to components/<noun>.",
      ),
    ],
  ),
  layer(
    ["components/**/*.{ts,tsx}"],
    [noDatabase, noCommands, noGateway, noQueriesHere, noServerParts, noEagerLinks],
    ["components/ui/**"],
  ),
  layer(
    ["lib/features/**/actions.ts"],
    [
      ban(database, "An action lets in; its command works on the database."),
      ban(feature("queries"), "An action calls one command; pages read."),
      ban("^@/lib/domain/(?!identity$|result$)", "A rule belongs to the command, which asks lib/domain."),
      noGateway,
    ],
  ),
  layer(
    ["lib/features/**/*.ts"],
    [noFramework, noAmbient, noScreens, noActions],
    ["lib/features/**/{actions,forms}.ts"],
  ),
  // an action as sent by a form that works without script
  layer(["lib/features/**/forms.ts"], [noFramework, noScreens]),
  layer(["lib/jobs/**/*.ts", "scripts/**/*.ts", "prisma/*.ts"], [noActions, noScreens]),
  layer(
    ["lib/domain/**/*.ts"],
    [
      ban(
        "^(?!\\.{1,2}/(?!\\.\\.)|@/lib/domain/)",
        "lib/domain is arithmetic: no clock, no database, no framework, no package.",
      ),
    ],
    ["lib/domain/business-time.ts"],
  ),
  layer(
    ["lib/domain/business-time.ts"],
    [
      ban(
        "^(?!\\./|@/lib/domain/|date-fns-tz$)",
        "Of all packages only date-fns-tz is needed to know the business's zone.",
      ),
    ],
  ),
  layer(
    ["sandbox/**/*.ts"],
    [
      ban(
        "^(@/|\\.\\./(app|components|lib|prisma)/)",
        "The sandbox stands in for another company's service: it shares no code with the product.",
      ),
    ],
  ),
];
