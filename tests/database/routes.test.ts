// Buildings and routes as the database keeps them: one building for one society, and each driver's own doors.
import { connectSql, refusalOf, type Identity, type Sql } from "../support/sql";
import { loadSample, TODAY } from "./sample";

let sql: Sql;
beforeAll(async () => {
  sql = await connectSql();
  await loadSample(sql);
});
afterAll(() => sql.close());

const staff = (userId: number, role: string, today = TODAY): Identity => ({
  databaseRole: "tiffin_staff",
  userId,
  role,
  today,
});
const owner = staff(103, "owner");
const system: Identity = { databaseRole: "tiffin_system", role: "system", today: TODAY };

type Said = [society: string | null, sector?: string | null, wing?: string | null, flat?: string | null];
async function place(customer: number, ...[society, sector = null, wing = null, flat = null]: Said) {
  const [row] = await sql.query<{ id: number | null }>("SELECT place_customer($1, $2, $3, $4, $5) AS id", [
    customer,
    society,
    sector,
    wing,
    flat,
  ]);
  return row?.id ?? null;
}
const driversAmong = async (who: Identity) => {
  const rows = await sql.query<{ id: number }>(`SELECT id FROM users WHERE role = 'customer' ORDER BY id`);
  expect(who.role).toBe("driver");
  return rows.map(({ id }) => id);
};

test.each([
  ["Sea Breeze CHS", "sea breeze"],
  ["The Sea-Breeze Co-op. Hsg. Society Ltd.", "sea breeze"],
  ["SEA BREEZE APARTMENTS", "sea breeze"],
  ["Housing Society", "housing society"],
  ["Apartment House", "apartment house"],
  ["शांती निवास", "शांती निवास"],
])("%s is known as %s", async (name, key) => {
  expect(await sql.query("SELECT building_key($1) AS key", [name])).toEqual([{ key }]);
});

test("neighbours share a building, however they write its name, and another sector's namesake is another one", async () => {
  await sql.as(system, async () => {
    const first = await place(101, "Sea Breeze CHS", "Sector 9", "A", "12");
    expect(first).not.toBeNull();
    await sql.query("UPDATE users SET area = 'Vashi' WHERE id = 107");
    expect(await place(107, "Sea breeze society")).toBe(first);
    expect(await place(107, "Sea Breeze", "sector 9")).toBe(first);
    const other = await place(107, "Sea Breeze", "Sector 17");
    expect(other).not.toBe(first);
    expect(await place(107, null, "Sector 9")).toBeNull();
    // now the name alone says no more which of the two it is
    expect(await place(107, "Sea Breeze")).toBeNull();
    const read = await sql.query(
      "SELECT building_id, wing, flat, is_address_read FROM users WHERE id IN (101, 107) ORDER BY id",
    );
    expect(read).toEqual([
      { building_id: first, wing: "A", flat: "12", is_address_read: true },
      { building_id: null, wing: null, flat: null, is_address_read: true },
    ]);
  });
});

test("a changed address forgets the building of the old one", async () => {
  await sql.as(system, async () => {
    await place(107, "Sea Breeze", null, "B", "4");
    await sql.query("UPDATE users SET addr1 = 'Flat 9, Palm Court' WHERE id = 107");
    expect(
      await sql.query("SELECT building_id, wing, flat, is_address_read FROM users WHERE id = 107"),
    ).toEqual([{ building_id: null, wing: null, flat: null, is_address_read: false }]);
  });
});

test("a customer says nothing of another one's address", async () => {
  const asked = sql.as(
    { databaseRole: "tiffin_customer", userId: 101, role: "customer", today: TODAY },
    async () => {
      expect(await place(101, "Sea Breeze")).not.toBeNull();
      return refusalOf(sql.query("SELECT place_customer(102, 'Sea Breeze', NULL, NULL, NULL)"));
    },
  );
  expect(await asked).toBe("42501");
});

test("a kitchen with one route has new buildings and unknown ones on it", async () => {
  await sql.as(system, async () => {
    await sql.query("INSERT INTO routes (id, name, driver_id) VALUES (1, 'Round', 105)");
    const first = await place(101, "Sea Breeze");
    const second = await place(107, "Palm Court");
    expect(await sql.query("SELECT id, route_id, position FROM buildings ORDER BY position")).toEqual([
      { id: first, route_id: 1, position: 1 },
      { id: second, route_id: 1, position: 2 },
    ]);
    expect(await sql.query("SELECT route_of_building(NULL) AS route")).toEqual([{ route: 1 }]);
    await sql.query("INSERT INTO routes (id, name) VALUES (2, 'Another')");
    expect(await sql.query("SELECT route_of_building(NULL) AS route")).toEqual([{ route: null }]);
  });
});

/** Two routes with a door each: 101's is 105's round, 102's nobody's, until a day says another driver. */
async function withRoutes(fn: () => Promise<void>) {
  await sql.query("BEGIN");
  try {
    await sql.query(`INSERT INTO users (id, fullname, email, phone, password, addr1, area, pincode, role)
      VALUES (110, 'Second Driver', 'second@example.test', '9820000110', 'x', 'Kitchen', 'Vashi', '400703', 'driver')`);
    await sql.query("INSERT INTO routes (id, name, driver_id) VALUES (1, 'North', 105), (2, 'South', NULL)");
    await sql.query(`INSERT INTO buildings (id, name, area, route_id, position)
      VALUES (1, 'Sea Breeze', 'Vashi', 1, 1), (2, 'Palm Court', 'Nerul', 2, 1)`);
    await sql.query("UPDATE users SET building_id = id - 100 WHERE id IN (101, 102)");
    await fn();
  } finally {
    await sql.query("ROLLBACK");
  }
}

async function become({ userId, role, today }: Identity) {
  await sql.query(
    `SELECT set_config('role', 'tiffin_staff', true), set_config('app.user_id', $1, true), set_config('app.role', $2, true),
       set_config('app.today', $3, true), set_config('app.now', $3 || 'T07:00:00+05:30', true)`,
    [String(userId), role, today],
  );
}

test("a driver sees the own route's doors alone, once there are routes", () =>
  withRoutes(async () => {
    await become(staff(105, "driver"));
    expect(await driversAmong(staff(105, "driver"))).toEqual([101]);
    expect(await sql.query("SELECT customer_id FROM customer_plans")).toEqual([{ customer_id: 101 }]);
    expect(await sql.query("SELECT name FROM buildings")).toEqual([{ name: "Sea Breeze" }]);
    await become(staff(110, "driver"));
    expect(await driversAmong(staff(110, "driver"))).toEqual([]);
    expect(await sql.query("SELECT customer_id FROM customer_plans")).toEqual([]);
    expect(await sql.query("SELECT name FROM buildings")).toEqual([]);
  }));

test("another driver for a day sees its doors on that day, and the route's own driver does not", () =>
  withRoutes(async () => {
    await sql.query(
      "INSERT INTO route_days (route_id, day, driver_id) VALUES (1, '2026-11-21', 110), (1, '2026-11-22', 110)",
    );
    await become(staff(105, "driver"));
    expect(await driversAmong(staff(105, "driver"))).toEqual([]);
    await become(staff(110, "driver"));
    expect(await driversAmong(staff(110, "driver"))).toEqual([101]);
    await become(staff(105, "driver", "2026-11-23"));
    expect(await driversAmong(staff(105, "driver"))).toEqual([101]);
  }));

test("with no active route a driver sees every door", () =>
  withRoutes(async () => {
    await sql.query("UPDATE routes SET is_active = false");
    await become(staff(105, "driver"));
    expect(await driversAmong(staff(105, "driver"))).toEqual([101, 102]);
  }));

test("who is no driver has no round", async () => {
  expect(await sql.as(owner, () => sql.query("SELECT * FROM app_round()"))).toEqual([]);
});

test("the round is computed once a statement, and anew for the next one", () =>
  withRoutes(async () => {
    await become(staff(105, "driver"));
    const [first] = await sql.query<{ noted: string; again: string }>(`
      SELECT (SELECT count(*) FROM app_round())::text AS doors, current_setting('app.round') AS noted,
             (SELECT count(*) FROM users WHERE role = 'customer')::text AS again`);
    expect(first?.noted).toMatch(/^105 2026-11-21 [\d:,]+ \d+\.\d+\|\{101\}$/);
    await sql.query("RESET ROLE");
    await sql.query(
      "INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-11-21'), (101, '2026-11-22')",
    );
    await become(staff(105, "driver"));
    expect(await driversAmong(staff(105, "driver"))).toEqual([]);
  }));

test("what somebody else changes meanwhile is on the round of the next statement", async () => {
  const office = await connectSql();
  await office.query(
    "SELECT set_config('app.today', '2026-11-21', false), set_config('app.now', '2026-11-21T07:00:00+05:30', false)",
  );
  try {
    await sql.as(staff(105, "driver"), async () => {
      expect(await sql.query("SELECT * FROM app_round()")).toContainEqual({ customer_id: 101 });
      await office.query(
        "INSERT INTO paused_dates (customer_id, pause_date) VALUES (101, '2026-11-21'), (101, '2026-11-22')",
      );
      expect(await sql.query("SELECT * FROM app_round()")).not.toContainEqual({ customer_id: 101 });
    });
  } finally {
    await office.query(
      "DELETE FROM paused_dates WHERE customer_id = 101 AND pause_date IN ('2026-11-21', '2026-11-22')",
    );
    await office.close();
  }
});

test("nobody but an owner or admin changes routes, nor any day that is over", async () => {
  const insert = (day: string) =>
    `INSERT INTO route_days (route_id, day, driver_id) VALUES (1, '${day}', 105)`;
  const tried = (who: Identity, statement: string) =>
    withRoutes(async () => {
      await become(who);
      refused.push(await refusalOf(sql.query(statement)));
    });
  const refused: unknown[] = [];
  await tried(staff(105, "driver"), insert("2026-11-22"));
  await tried(staff(106, "support"), insert("2026-11-22"));
  await tried(owner, insert("2026-11-20"));
  expect(refused).toEqual(["42501", "42501", "42501"]);
});
