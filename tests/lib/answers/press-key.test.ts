import fc from "fast-check";
import { z } from "zod";
import { ownerOfPressKey, pressKeyOf } from "@/lib/answers/press-key";

const LARGEST_ID = 2 ** 31 - 1;

test("a key is a UUID that says whose page made it, and no two are the same", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: LARGEST_ID }), (owner) => {
      const keys = Array.from({ length: 20 }, () => pressKeyOf(owner));
      expect(new Set(keys).size).toBe(20);
      for (const key of keys) {
        expect(z.uuid().safeParse(key).success).toBe(true);
        expect(ownerOfPressKey(key)).toBe(owner);
        expect(ownerOfPressKey(key.toUpperCase())).toBe(owner);
      }
    }),
  );
});

test("a page for everybody makes keys that are nobody's", () => {
  for (let nth = 0; nth < 200; nth += 1) expect(ownerOfPressKey(pressKeyOf(null))).toBeNull();
});

test("what is no key is nobody's", () => {
  for (const sent of [undefined, null, 7, "", "no key", { key: "x" }])
    expect(ownerOfPressKey(sent)).toBeNull();
});
