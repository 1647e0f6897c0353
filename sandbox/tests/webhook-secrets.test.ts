import { billIntent, refusalOf, sdk, start } from "./harness";

const DAY_MS = 86_400_000;

/** A sandbox whose shop supposedly listens with that secret; nobody does, and nothing is sent. */
const startWith = (secret: string) =>
  start({ manual: true, webhook: { url: "http://127.0.0.1:1/hook", secret } });

test("the secret is shown once", async () => {
  const sandbox = await startWith("whsec_of_the_shop");
  const stripe = sdk(sandbox);
  const made = await stripe.webhookEndpoints.create({
    url: "https://shop.example/hook",
    enabled_events: ["refund.created"],
  });
  expect(made.secret).toMatch(/^whsec_\w{32}$/);
  expect((await stripe.webhookEndpoints.retrieve(made.id)).secret).toBeUndefined();
  const { data } = await stripe.webhookEndpoints.list();
  expect(data.map(({ id }) => id)).toContain(made.id);
  expect(data.some(({ secret }) => secret !== undefined)).toBe(false);
  expect(await stripe.webhookEndpoints.del(made.id)).toMatchObject({ deleted: true });
  expect(await refusalOf(stripe.webhookEndpoints.retrieve(made.id))).toMatchObject({ statusCode: 404 });
  await sandbox.stop();
});

test("a secret that was replaced signs beside the new one for a day", async () => {
  await (await startWith("whsec_old")).stop();
  const sandbox = await startWith("whsec_new");
  const stripe = sdk(sandbox);
  await billIntent(stripe);
  const latest = async () => {
    const { body = "", signature = "" } = (await sandbox.control.undelivered()).at(-1) ?? {};
    return { body, signature };
  };
  const { body, signature } = await latest();
  expect(signature).toMatch(/^t=\d+,v1=\w{64},v1=\w{64},v0=\w{64}$/);
  for (const secret of ["whsec_old", "whsec_new"])
    expect(stripe.webhooks.constructEvent(body, signature, secret).type).toBe("payment_intent.created");
  sandbox.control.advance(DAY_MS);
  expect((await latest()).signature).toMatch(/^t=\d+,v1=\w{64},v0=\w{64}$/);
  await sandbox.control.reset();
  await sandbox.stop();
});
