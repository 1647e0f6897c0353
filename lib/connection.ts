import { env } from "./env";

// The settings every connection of the product relies on, said by itself: whoever set the server up may have chosen others.
// Whoever waited for a row goes on with what it has become; instants are written and read one way.
const SETTINGS = "-c default_transaction_isolation=read\\ committed -c datestyle=ISO,YMD -c timezone=UTC";

/** What a connection, or a pool of them, is opened with. */
export function connection(): { connectionString: string; options: string } {
  return { connectionString: env().DATABASE_URL, options: SETTINGS };
}
