import { societyKey, societyOf } from "@/lib/domain/drive/society";

test.each([
  ["Flat 4, Sea Breeze CHS", null, "Sea Breeze CHS", "Flat 4"],
  ["B-1203, B Wing, Palm Beach Residency", "Sector 17", "Palm Beach Residency", "B-1203, B Wing, Sector 17"],
  ["A 12", "Shanti Niwas, Plot 9", "Shanti Niwas", "A 12, Plot 9"],
  ["Wing C, Room 3 , Om Sai", "", "Om Sai", "Wing C, Room 3"],
])("%s, %s lies in %s", (addr1, addr2, society, door) => {
  expect(societyOf({ addr1, addr2 })).toEqual({ society, door });
});

test.each([
  ["Sunrise Bungalow", null, "Sunrise Bungalow"],
  ["Plot 12, Sector 9", null, "Plot 12, Sector 9"],
  ["12/4", "Block A", "12/4, Block A"],
])("%s, %s names no society", (addr1, addr2, door) => {
  expect(societyOf({ addr1, addr2 })).toEqual({ society: null, door });
});

test("capitals, dots and spaces make no other house, another area does", () => {
  expect(societyKey("Vashi", "Sea Breeze C.H.S.")).toBe(societyKey("Vashi", "sea breeze chs"));
  expect(societyKey("Vashi", "Sagar")).not.toBe(societyKey("Nerul", "Sagar"));
  expect(societyKey("Vashi", "सागर")).not.toBe(societyKey("Vashi", "किरण"));
});
