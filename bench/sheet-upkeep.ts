// What a pause pays for the kitchen's sheet: the same pauses with and without the triggers that keep it.
import { Client } from "pg";
import { pauseOne } from "./benchmarks";
import { inTurns, type Task } from "./table";

const KEEPERS = ["paused_dates_meet_sheets", "paused_dates_z_amend_sheets"];

/** On the database of DATABASE_URL, whose owner `url` is. */
export async function measureUpkeep(
  url: string,
  { customers, runs }: { customers: number; runs: number },
): Promise<Task> {
  const client = new Client({ connectionString: url });
  await client.connect();
  let run = 0;
  const pause = () => pauseOne(run++, customers);
  const set = (word: "ENABLE" | "DISABLE") => async () => {
    for (const keeper of KEEPERS) await client.query(`ALTER TABLE paused_dates ${word} TRIGGER ${keeper}`);
    await pause();
  };
  try {
    const turns = await inTurns(pause, pause, runs, { ours: set("ENABLE"), limit: set("DISABLE") });
    return { task: "a day paused", limit: "without the sheet", most: 1.2, turns };
  } finally {
    await client.end();
  }
}
