/** How many random histories the slow comparison plays; mutation runs ask for fewer. */
export const HISTORIES = Number(process.env.DOMAIN_HISTORIES ?? 100_000);

/** How many cases a property is tried on. */
export const PROPERTY_RUNS = Math.min(HISTORIES, 500);
