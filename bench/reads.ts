// What pages read, beside the very same statements through `pg` alone: what the ORM costs. And, of the office's large ones, beside
// them as the owner, whom no policy binds.
import { Client } from "pg";
import { asCustomer, asStaff } from "@/lib/db";
import { instantAt } from "@/lib/domain/business-time";
import { customerId, userId } from "@/lib/domain/identity";
import { parsePlainDate } from "@/lib/domain/plain-date";
import { CUSTOMER_READS, STAFF_READS } from "../tests/support/page-reads";
import { BENCH_DAY } from "./customers";
import { sendAgain, sentBy } from "./sent";
import { inTurns, type Task } from "./table";

const about = { now: instantAt(parsePlainDate(BENCH_DAY), "06:00"), customer: 7, bill: 1, staff: 0 };

type Wanted = { limit: "pg alone" | "pg alone, no policies"; most: number };

/** 85 % of the speed of `pg`, and one and a half times the time of the plain SQL. */
const HOT = { limit: "pg alone", most: 1 / 0.85 } as const satisfies Wanted;
const LARGE = { limit: "pg alone, no policies", most: 1.5 } as const satisfies Wanted;

const READS: Readonly<Record<string, Wanted>> = {
  dashboard: HOT,
  calendar: HOT,
  "kitchen of a day": HOT,
  "deliveries of a day": LARGE,
  "overview: figures": LARGE,
  reports: LARGE,
};

/** On the database of DATABASE_URL, whose owner `url` is. */
export async function measureReads(url: string, times: number): Promise<Task[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const tasks: Task[] = [];
    for (const [name, wanted] of Object.entries(READS))
      tasks.push(await besidePg(client, name, wanted, times));
    return tasks;
  } finally {
    await client.end();
  }
}

async function besidePg(client: Client, name: string, { limit, most }: Wanted, times: number): Promise<Task> {
  const read = () => readOf(name);
  const sent = await sentBy(read);
  const alone = () => sendAgain(client, sent, limit !== "pg alone");
  return { task: name, limit, most, turns: await inTurns(read, alone, times) };
}

function readOf(name: string): Promise<unknown> {
  const ofCustomer = CUSTOMER_READS[name];
  if (ofCustomer) return asCustomer(customerId(about.customer), (tx) => ofCustomer(tx, about), about.now);
  const [role, read] = STAFF_READS[name] ?? [];
  if (!role || !read) throw new Error(`no page reads "${name}"`);
  return asStaff({ id: userId(1), role }, (tx) => read(tx, about), about.now);
}
