// What is no form chooses no language, and is no fault of ours.
import { POST } from "@/app/api/language/route";

jest.mock("@/lib/access/auth", () => ({ getViewer: async () => null }));

const sent = (body: BodyInit, type: string) =>
  POST(
    new Request("https://kitchen.example/api/language", {
      method: "POST",
      body,
      headers: { "content-type": type },
    }),
  );

test.each([
  ["bytes", "\0", "application/octet-stream"],
  ["a text", "language=hi", "text/plain"],
  [
    "a form that ends too early",
    '--x\r\nContent-Disposition: form-data; name="lang',
    "multipart/form-data; boundary=x",
  ],
  ["another language", "language=de", "application/x-www-form-urlencoded"],
])("%s is refused", async (_, body, type) => {
  expect((await sent(body, type)).status).toBe(400);
});
