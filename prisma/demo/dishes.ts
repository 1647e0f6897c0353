import { asStaff } from "@/lib/db";
import type { Allergen, Mark } from "@/lib/domain/dishes/dish-facts";
import { dishKey } from "@/lib/domain/dishes/dish-name";
import { saveDish } from "@/lib/features/dishes/commands";
import { expectOk, type Staff } from "./expect";

type Said = { mark: Mark; allergens: (Allergen | "none")[]; nameHi: string | null; nameMr: string | null };

/** Dishes that are alike, each with what the cook calls it in Hindi and in Marathi. */
const SAID: readonly [Mark, Said["allergens"], string][] = [
  [
    "veg",
    ["gluten"],
    "Roti=रोटी/पोळी, Phulka=फुलका/फुलका, Puri=पूरी/पुरी, Bhakri=भाकरी/भाकरी, Papad=पापड़/पापड, Dal Dhokli=दाल ढोकली/डाळ ढोकळी",
  ],
  [
    "veg",
    ["none"],
    "Steamed Rice=सादा चावल/साधा भात, Basmati Rice=बासमती चावल/बासमती भात, Rice=चावल/भात, Brown Rice=ब्राउन राइस/ब्राऊन राईस, Jeera Rice=जीरा राइस/जिरा राईस, Lemon Rice=नींबू चावल/लिंबू भात, Rajma=राजमा/राजमा, Chole=छोले/छोले, Dal Tadka=दाल तड़का/फोडणीची डाळ, Dal Fry=दाल फ्राई/डाळ फ्राय, Dal=दाल/डाळ, Moong Dal=मूंग दाल/मूग डाळ, Chana Dal=चना दाल/चणा डाळ, Masoor Dal=मसूर दाल/मसूर डाळ, Varan=वरण/वरण, Amti=आमटी/आमटी, Usal=उसळ/उसळ, Matki Usal=मटकी उसळ/मटकी उसळ, Aloo Gobi=आलू गोभी/बटाटा फ्लॉवर, Bhendi Masala=भिंडी मसाला/भेंडी मसाला, Bhendi Fry=भिंडी फ्राई/भेंडी फ्राय, Batata Bhaji=आलू भाजी/बटाटा भाजी, Bharli Vangi=भरवां बैंगन/भरली वांगी, Lauki Chana=लौकी चना/दुधी चणा, Kachumber=कचूमर/कचुंबर, Salad=सलाद/सॅलड, Fresh Salad=ताज़ा सलाद/ताजं सॅलड, Sprouts Salad=अंकुरित सलाद/मोड आलेल्या कडधान्याचं सॅलड, Pithla=पिठला/पिठलं, Masala Bhat=मसाला भात/मसाले भात, Veg Pulao=वेज पुलाव/व्हेज पुलाव, Chana Masala=चना मसाला/चणा मसाला, Aloo Matar=आलू मटर/बटाटा मटार, Mixed Vegetable Curry=मिक्स वेज/मिक्स व्हेज, Steamed Vegetables=उबली सब्ज़ियां/वाफवलेल्या भाज्या, Sabzi of the Day=आज की सब्ज़ी/आजची भाजी, Moong Khichdi=मूंग खिचड़ी/मूग खिचडी, Appalam=अप्पलम/अप्पलम",
  ],
  [
    "veg",
    ["mustard"],
    "Pickle=अचार/लोणचं, Sambar=सांबर/सांबार, Rasam=रसम/रसम, Poriyal=पोरियल/पोरियल, Cabbage Poriyal=पत्तागोभी पोरियल/कोबी पोरियल",
  ],
  ["veg", ["milk", "peanuts"], "Koshimbir=कोशिंबीर/कोशिंबीर"],
  [
    "veg",
    ["milk"],
    "Raita=रायता/रायता, Kadhi=कढ़ी/कढी, Curd=दही/दही, Matar Paneer=मटर पनीर/मटार पनीर, Paneer Bhurji=पनीर भुर्जी/पनीर भुर्जी, Palak Paneer=पालक पनीर/पालक पनीर, Shrikhand=श्रीखंड/श्रीखंड",
  ],
  ["veg", ["milk", "gluten"], "Gulab Jamun=गुलाब जामुन/गुलाब जाम"],
  [
    "jain",
    ["none"],
    "Toor Dal=तूर दाल/तूर डाळ, Cabbage Matar=पत्तागोभी मटर/कोबी मटार, Turai Sabzi=तुरई सब्ज़ी/दोडका भाजी, Dudhi Sabzi=लौकी सब्ज़ी/दुधी भाजी, Kela Sabzi=केला सब्ज़ी/कच्च्या केळीची भाजी",
  ],
  ["jain", ["milk"], "Paneer Capsicum=पनीर शिमला मिर्च/पनीर ढोबळी मिरची"],
  ["jain", ["milk", "nuts"], "Mohanthal=मोहनथाल/मोहनथाळ"],
  ["egg", ["egg"], "Egg Curry=अंडा करी/अंडा करी, Boiled Egg=उबला अंडा/उकडलेलं अंडं"],
  ["non-veg", ["fish"], "Fish Curry=मछली करी/माशाचं कालवण"],
  [
    "non-veg",
    ["none"],
    "Chicken Curry=चिकन करी/चिकन रस्सा, Chicken Sukka=चिकन सुक्का/चिकन सुक्कं, Chicken Kolhapuri=चिकन कोल्हापुरी/कोल्हापुरी चिकन, Mutton Rassa=मटन रस्सा/मटण रस्सा",
  ],
  ["non-veg", ["milk"], "Chicken Biryani=चिकन बिरयानी/चिकन बिर्याणी"],
];

const bySpelling: ReadonlyMap<string, Said> = new Map(
  SAID.flatMap(([mark, allergens, dishes]) =>
    dishes.split(", ").map((dish) => {
      const [name = "", nameHi = null, nameMr = null] = dish.split(/[=/]/);
      return [dishKey(name), { mark, allergens, nameHi, nameMr }] as const;
    }),
  ),
);

/** Says what is in the dishes that were written for the first time; of some nobody has said anything yet. */
export async function sayDishes(owner: Staff, now: Date): Promise<void> {
  const open = await asStaff(owner, (tx) => tx.dish.findMany({ where: { mark: null } }), now);
  for (const { id, name, version } of open) {
    const said = bySpelling.get(dishKey(name));
    if (!said) continue;
    const input = { ...said, dishId: id, version, name, unit: null };
    expectOk(await asStaff(owner, (tx) => saveDish({ tx, staff: owner }, input), now), name);
  }
}
