import { CHANNELS, mannerOf, TOLD_KINDS } from "@/lib/domain/notices/told";

test("links that let somebody in are letters alone, and never wait", () => {
  for (const kind of ["resetPassword", "staffInvitation", "proveEmail", "emailToChange"] as const)
    expect(mannerOf(kind)).toEqual({ told: null, priority: "urgent" });
});

test("what is written at night can wait until the morning; a receipt can't", () => {
  expect(mannerOf("billIssued")).toEqual({ told: "money", priority: "normal" });
  expect(mannerOf("paymentReceived")).toEqual({ told: "money", priority: "urgent" });
  expect(mannerOf("tomorrow")).toEqual({ told: "tomorrow", priority: "normal" });
});

test("kinds and channels have one order", () => {
  expect(TOLD_KINDS).toEqual(["tomorrow", "subscription", "answer", "money", "security"]);
  expect(CHANNELS).toEqual(["in-app", "email", "push", "sms", "whatsapp"]);
});
