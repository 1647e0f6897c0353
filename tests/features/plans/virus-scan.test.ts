import { once } from "node:events";
import net from "node:net";
import { env } from "@/lib/env";
import { dishPicture } from "@/lib/pictures";
import { scan } from "@/lib/virus-scan";

const servers: net.Server[] = [];
const received: Buffer[] = [];
const BEGIN = "zINSTREAM\0";

/** Reads what clamd would read, and answers once all of the file is there. */
async function clamd(answer: string): Promise<void> {
  const server = net.createServer((socket) => {
    let all = Buffer.alloc(0);
    socket.on("data", (part) => {
      all = Buffer.concat([all, part]);
      const length = all.length > BEGIN.length + 4 ? all.readUInt32BE(BEGIN.length) : Infinity;
      if (all.length < BEGIN.length + 4 + length + 4) return;
      received.push(all);
      socket.end(answer);
    });
  });
  servers.push(server.listen(0, "127.0.0.1"));
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  Object.assign(env(), { VIRUS_SCANNER: `tcp://127.0.0.1:${address.port}` });
}

afterEach(() => {
  Object.assign(env(), { VIRUS_SCANNER: undefined });
  received.length = 0;
  for (const server of servers.splice(0)) server.close();
});

const bytes = Buffer.from("something");

test("the scanner is given every byte, and what it calls clean is taken", async () => {
  await clamd("stream: OK\0");
  expect(await scan(bytes)).toEqual({ ok: true, value: undefined });
  expect(received.map(String)).toEqual([`${BEGIN}\0\0\0\x09something\0\0\0\0`]);
});

test("what it finds harmful is refused before anything decodes it", async () => {
  await clamd("stream: Eicar-Test-Signature FOUND\0");
  expect(await dishPicture(new Blob([bytes]))).toEqual({ ok: false, error: "picture-infected" });
  expect(received).toHaveLength(1);
});

test.each(["INSTREAM size limit exceeded. ERROR\0", "", "stream: OK FOUND OK\0"])(
  "an answer that is neither (%j) refuses it",
  async (answer) => {
    await clamd(answer);
    expect(await scan(bytes)).toEqual({ ok: false, error: "picture-unscanned" });
  },
);

test("a scanner that is away refuses it", async () => {
  await clamd("");
  for (const server of servers.splice(0)) server.close();
  expect(await scan(bytes)).toEqual({ ok: false, error: "picture-unscanned" });
});

test("where none is named nothing is asked", async () => {
  expect(await scan(bytes)).toEqual({ ok: true, value: undefined });
});
