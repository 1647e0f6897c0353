import fs from "node:fs";
import path from "node:path";
import { Pool } from "pg";
import { connection } from "@/lib/connection";
import { closeRateLimits, takeTry } from "@/lib/access/rate-limit";

afterAll(closeRateLimits);

describe("a connection of the product", () => {
  it("says itself what it relies on, whatever the server's defaults are", async () => {
    const pool = new Pool(connection("visitors"));
    const said = await Promise.all(
      ["transaction_isolation", "datestyle", "timezone"].map(async (name) => {
        const { rows } = await pool.query<Record<string, string>>(`show ${name}`);
        return Object.values(rows[0] ?? {})[0];
      }),
    );
    await pool.end();
    expect(said).toEqual(["read committed", "ISO, YMD", "UTC"]);
  });

  // what reads the address, and what lists whom the process may reach
  const KNOWN = ["connection.ts", "env.ts", "process/outbound.ts"];

  it("is opened by that one module alone", () => {
    const files = fs
      .readdirSync("lib", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !KNOWN.includes(file));
    const others = files.filter((file) =>
      fs.readFileSync(path.join("lib", file), "utf8").includes("DATABASE_URL"),
    );
    expect(others).toEqual([]);
  });
});

describe("a limit", () => {
  it("counts everybody who comes at once", async () => {
    const tries = await Promise.all(
      Array.from({ length: 20 }, () => takeTry("crowd", "one address", { points: 5, seconds: 60 })),
    );
    expect(tries.filter(Boolean)).toHaveLength(5);
  });
});
