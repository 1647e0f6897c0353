import fc from "fast-check";
import { readAddress } from "@/lib/domain/address/read-address";

const read = (addr1: string, addr2: string | null = null, area = "Vashi") => {
  const { society, sector, wing, flat } = readAddress({ addr1, addr2, area });
  return [society, sector, wing, flat].map((part) => part ?? "-").join(" | ");
};

test.each([
  ["Flat 4B, Sea Breeze CHS, Plot 12", null, "Sea Breeze CHS | - | - | 4B"],
  ["A-1203, Wing A, Palm Beach Residency", null, "Palm Beach Residency | - | A | 1203"],
  ["A-1203, Wing B, Palm Beach Residency", null, "Palm Beach Residency | - | B | A-1203"],
  ["Flat 101, Shanti Niwas", "Sector 17", "Shanti Niwas | Sector 17 | - | 101"],
  ["Flat 302, Silver Oak", "Palm Beach Road", "Silver Oak | - | - | 302"],
  [
    "B/304 Sai Krupa CHS Ltd",
    "Sector-9a, Vashi, Navi Mumbai 400703",
    "Sai Krupa CHS Ltd | Sector 9A | B | 304",
  ],
  ["B2/12, Gulmohar", "Sec 6", "Gulmohar | Sector 6 | B2 | 12"],
  ["1203 Green Heritage", "Opp. Raghuleela Mall", "Green Heritage | - | - | 1203"],
  ["Room no. 7, Om Sadan, 2nd floor", "Near station", "Om Sadan | - | - | 7"],
  ["Flat No: C 5, Tower 3, Moraj Residency", null, "Moraj Residency | - | 3 | C-5"],
  ["#12, B wing, Laxmi Kunj", null, "Laxmi Kunj | - | B | 12"],
  ["Mahavir Plaza A Wing, 501", null, "Mahavir Plaza | - | A | 501"],
  ["Mahavir Plaza Wing 2", "Flat 501", "Mahavir Plaza | - | 2 | 501"],
  ["Wing C Sea Breeze Society, 12/3", null, "Sea Breeze Society | - | C | 12/3"],
  ["Flat 4 Om Sadan Sector 12", null, "Om Sadan | Sector 12 | - | 4"],
  ["12A", "Sea Breeze, Sector 9, Vashi", "Sea Breeze | Sector 9 | - | 12A"],
  ["Sea Breeze Heights", null, "Sea Breeze Heights | - | - | -"],
  ["Bungalow 12, Greenwood Enclave", null, "Greenwood Enclave | - | - | Bungalow 12"],
  ["Row House 5, Sector 7", null, "- | Sector 7 | - | Row House 5"],
  ["फ्लॅट क्र. ४, शांती निवास", "सेक्टर १७", "शांती निवास | Sector 17 | - | 4"],
  ["Flat 3 - Sunflower - Sector 4", null, "Sunflower | Sector 4 | - | 3"],
  ["House 12, Ganesh Nagar", null, "- | - | - | 12"],
  ["Near station, opp SBI", null, "- | - | - | -"],
  ["12 MG Road", null, "- | - | - | 12"],
  ["Flat 2", null, "- | - | - | 2"],
  ["Sunflower", null, "- | - | - | -"],
  ["Flat 2, Society", null, "- | - | - | 2"],
  ["Flat 2, Sunflower, Rose", null, "- | - | - | 2"],
  ["Flat 2, Rose Garden, Sunflower CHS", null, "- | - | - | 2"],
  ["Flat 2, Sunflower, Rose CHS", "Lily CHS", "Rose CHS | - | - | 2"],
  ["Vashi", "Navi Mumbai, Maharashtra", "- | - | - | -"],
  ["5", "7", "- | - | - | 5"],
  [`Flat 2, ${"long ".repeat(30)}CHS`, null, "- | - | - | 2"],
  ["", null, "- | - | - | -"],
])("%s; %s", (addr1, addr2, expected) => {
  expect(read(addr1, addr2)).toBe(expected);
});

test("any text is read, within what the columns hold", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: "grapheme", maxLength: 255 }),
      fc.string({ maxLength: 255 }),
      (addr1, addr2) => {
        const { society, sector, wing, flat } = readAddress({ addr1, addr2, area: "Vashi" });
        const lengths = [society, sector, wing, flat].map((part) => Array.from(part ?? "").length);
        expect(lengths.map((length, at) => length <= ([120, 60, 20, 20][at] ?? 0))).toEqual([
          true,
          true,
          true,
          true,
        ]);
      },
    ),
  );
});
