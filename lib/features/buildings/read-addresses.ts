import type { Tx } from "@/lib/db";
import { readAddress } from "@/lib/domain/address/read-address";
import type { SystemFlow } from "@/lib/scope";

type Person = { id: number; addr1: string; addr2: string | null; area: string };

/** Reads where a customer's tiffins go, and writes down the building, the wing and the flat; the address stays as it was typed. */
export async function readAddressOf(tx: Tx, person: Person): Promise<void> {
  const { society, sector, wing, flat } = readAddress(person);
  await tx.$executeRaw`
    SELECT place_customer(${person.id}::integer, ${society}::text, ${sector}::text, ${wing}::text, ${flat}::text)`;
}

// each batch is a transaction of its own, so that a killed run goes on where it was
const BATCH = 250;

/**
 * Reads the addresses that nobody has read: those of before there were buildings, and whatever was written past the commands.
 * Buildings that were only ever read from an address, and where nobody lives any more, go.
 */
export async function readAddresses({ system }: Pick<SystemFlow, "system">): Promise<number> {
  let read = 0;
  for (;;) {
    const count = await system(readSome);
    read += count;
    if (count < BATCH) break;
  }
  await system(dropEmpty);
  return read;
}

// locked as they are read: what the office says of one meanwhile, or a customer's new address, is never written over
async function readSome(tx: Tx): Promise<number> {
  const people = await tx.$queryRaw<Person[]>`
    SELECT id, addr1, addr2, area FROM users
    WHERE role = 'customer' AND NOT is_address_read AND anonymised_at IS NULL
    ORDER BY id LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`;
  for (const person of people) await readAddressOf(tx, person);
  return people.length;
}

/** What the office has said something of stays: somebody may move in again. */
async function dropEmpty(tx: Tx): Promise<void> {
  await tx.building.deleteMany({ where: { residents: { none: {} }, changedAt: null } });
}
