import { insist, orUnanswered, Unanswered } from "@/proving/drill/unanswered";

test("tries again what had no answer, once nothing is dead", async () => {
  const happened: string[] = [];
  const answers = [new Unanswered("paying"), new Unanswered("paying"), "paid"];
  const value = await insist(
    { whole: async () => void happened.push("whole"), onLost: () => happened.push("lost") },
    async () => {
      const next = answers.shift();
      if (next instanceof Error) throw next;
      return next;
    },
  );
  expect(value).toBe("paid");
  expect(happened).toEqual(["lost", "whole", "lost", "whole"]);
});

test("a mistake is not tried again", async () => {
  const attempt = jest.fn().mockRejectedValue(new TypeError("no such bill"));
  await expect(insist({ whole: async () => {}, onLost: () => {} }, attempt)).rejects.toThrow("no such bill");
  expect(attempt).toHaveBeenCalledTimes(1);
});

test("takes what a dead part throws for no answer", async () => {
  const cause = new TypeError("fetch failed");
  await expect(orUnanswered("paying", () => Promise.reject(cause))).rejects.toMatchObject({ cause });
});
