import { setTimeout as wait } from "node:timers/promises";
import { formatDay, parsePlainDate } from "@/lib/domain/plain-date";
import { languageNow } from "@/lib/domain/language/language";
import { answering, languageAsked, languageChosen, speakFromHere, speaking } from "@/lib/speaking.mjs";

const day = parsePlainDate("2026-11-24");

test.each([
  [{}, "en", false],
  [{ "accept-language": "de-DE,de;q=0.9" }, "en", false],
  [{ "accept-language": "mr-IN,mr;q=0.9,en;q=0.8" }, "mr", false],
  [{ "accept-language": "de, en-GB;q=0.4, hi;q=0.6" }, "hi", false],
  [{ "accept-language": "hi;q=0, en" }, "en", false],
  [{ "accept-language": "hi;q=x,,;,en" }, "en", false],
  [{ "accept-language": "en", cookie: "a=b; tiffintrack-language=mr" }, "mr", true],
  [{ "accept-language": "en", cookie: "__Host-tiffintrack-language=hi; a=b" }, "hi", true],
  [{ "accept-language": "mr", cookie: "tiffintrack-language=de" }, "mr", false],
  [{ "accept-language": "mr", cookie: "not-tiffintrack-language=hi" }, "mr", false],
])("a request with %j is answered in %s", (headers, language, isChosen) => {
  expect(languageAsked(headers)).toEqual({ language, isChosen });
});

test("requests at the same time each have their own language", async () => {
  const asked = ["mr", "hi", "en", "mr"] as const;
  const written = await Promise.all(
    asked.map((language, index) =>
      answering({ "accept-language": language }, async () => {
        await wait(10 - index);
        return [languageNow(), formatDay(day, "medium")];
      }),
    ),
  );
  expect(written).toEqual([
    ["mr", "मंगळ 24 नोव्हें 2026"],
    ["hi", "मंगल 24 नव 2026"],
    ["en", "Tue 24 Nov 2026"],
    ["mr", "मंगळ 24 नोव्हें 2026"],
  ]);
});

test("the person's choice holds for the rest of their request, and nowhere else", async () => {
  await answering({ "accept-language": "en" }, async () => {
    expect(languageChosen()).toBeNull();
    speakFromHere(null);
    expect(languageNow()).toBe("en");
    speakFromHere("mr");
    await wait(1);
    expect([languageNow(), languageChosen()]).toEqual(["mr", "mr"]);
  });
  speakFromHere("hi");
  expect([languageNow(), languageChosen()]).toEqual(["en", null]);
});

test("a letter is in its reader's language, whoever causes it", () => {
  answering({ "accept-language": "mr" }, () => {
    expect(speaking("hi", () => formatDay(day, "short"))).toBe("मंगल 24 नव");
    expect(speaking(null, () => formatDay(day, "short"))).toBe("Tue 24 Nov");
    expect(languageNow()).toBe("mr");
  });
});
