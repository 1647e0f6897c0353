import { createServer } from "node:net";
import { claimPort, freePort } from "@/scripts/stack/ports.mjs";

const listening = (port: number) =>
  new Promise<() => void>((resolve) => {
    const server = createServer();
    server.listen(port, "127.0.0.1", () => resolve(() => server.close()));
  });

afterEach(() => {
  delete process.env.PORT;
});

test("takes the port that the variable names", async () => {
  process.env.PORT = String(await freePort());
  expect(await claimPort("PORT", 3000, "127.0.0.1")).toBe(Number(process.env.PORT));
});

test("refuses a taken port by its number and its variable", async () => {
  process.env.PORT = String(await freePort());
  const release = await listening(Number(process.env.PORT));
  await expect(claimPort("PORT", 3000, "0.0.0.0")).rejects.toThrow(
    new RegExp(`port ${process.env.PORT} is taken.*set PORT`),
  );
  release();
});

test.each(["x", "-1", "70000", "3000 "])("refuses %j, which is no port", async (text) => {
  process.env.PORT = text;
  await expect(claimPort("PORT", 3000, "127.0.0.1")).rejects.toThrow("PORT must be a port number");
});

test("finds a free port for 0", async () => {
  process.env.PORT = "0";
  expect(await claimPort("PORT", 3000, "127.0.0.1")).toBeGreaterThan(1023);
});
