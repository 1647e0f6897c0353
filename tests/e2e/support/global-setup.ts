import { instantAt, toBusinessDate } from "../../../lib/domain/business-time";
import { addDays } from "../../../lib/domain/plain-date";
import { findBrowser } from "./browser";
import { startStack } from "./stack";

/**
 * One product with demo data for all page tests. Its clock starts at half past ten tomorrow: after the cutoff,
 * far from midnight, and ahead of the browser's, so that no cookie is born expired.
 */
export default async function globalSetup(): Promise<() => Promise<void>> {
  await findBrowser();
  const now = instantAt(addDays(toBusinessDate(new Date()), 1), "10:30");
  const stack = await startStack({ now });
  process.env.E2E_ADDRESS = stack.address;
  process.env.E2E_DATABASE_URL = stack.databaseUrl();
  process.env.E2E_GATEWAY_URL = stack.gatewayUrl();
  process.env.E2E_DATA_DIR = stack.dataDir;
  process.env.E2E_NOW = now.toISOString();
  return () => stack.remove();
}
