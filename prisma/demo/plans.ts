export type DemoPlan = {
  name: string;
  /** Whole rupees a day. */
  dailyRate: number;
  description: string;
  items: string[];
  /** The menu, Monday to Sunday. */
  week: [string[], string[], string[], string[], string[], string[], string[]];
};

/** The database document's three plans and four more. */
export const DEMO_PLANS: readonly DemoPlan[] = [
  {
    name: "Veg Thali",
    dailyRate: 120,
    description: "Complete vegetarian meal",
    items: ["Basmati Rice", "Dal Tadka", "Mixed Vegetable Curry", "2 Rotis", "Fresh Salad", "Pickle"],
    week: [
      ["Jeera Rice", "Dal Tadka", "Aloo Gobi", "2 Rotis", "Kachumber"],
      ["Steamed Rice", "Varan", "Bhendi Masala", "2 Rotis", "Koshimbir"],
      ["Lemon Rice", "Sambar", "Cabbage Poriyal", "2 Rotis", "Papad"],
      ["Steamed Rice", "Rajma", "Lauki Chana", "2 Rotis", "Salad"],
      ["Veg Pulao", "Dal Fry", "Matar Paneer", "2 Rotis", "Raita"],
      ["Masala Bhat", "Amti", "Batata Bhaji", "2 Puris", "Koshimbir"],
      ["Steamed Rice", "Chole", "Bharli Vangi", "2 Rotis", "Shrikhand"],
    ],
  },
  {
    name: "Non-Veg Thali",
    dailyRate: 180,
    description: "Delicious non-vegetarian meal",
    items: ["Basmati Rice", "Dal", "Chicken Curry", "2 Rotis", "Raita", "Pickle"],
    week: [
      ["Steamed Rice", "Dal", "Chicken Curry", "2 Rotis", "Salad"],
      ["Steamed Rice", "Dal", "Egg Curry", "2 Rotis", "Kachumber"],
      ["Steamed Rice", "Solkadhi", "Fish Curry", "2 Bhakris", "Salad"],
      ["Jeera Rice", "Dal", "Chicken Sukka", "2 Rotis", "Raita"],
      ["Chicken Biryani", "Mirchi ka Salan", "Boiled Egg", "Raita"],
      ["Steamed Rice", "Dal", "Mutton Rassa", "2 Bhakris", "Salad"],
      ["Steamed Rice", "Dal", "Chicken Kolhapuri", "2 Rotis", "Gulab Jamun"],
    ],
  },
  {
    name: "Diet Special",
    dailyRate: 150,
    description: "Low calorie, high protein meal",
    items: ["Brown Rice", "Moong Dal", "Steamed Vegetables", "Sprouts Salad"],
    week: [
      ["Brown Rice", "Moong Dal", "Steamed Vegetables", "Sprouts Salad"],
      ["Quinoa Khichdi", "Kadhi", "Beans Poriyal", "Cucumber Salad"],
      ["Jowar Bhakri", "Masoor Dal", "Palak Sabzi", "Sprouts Salad"],
      ["Brown Rice", "Moong Dal", "Grilled Paneer", "Beetroot Salad"],
      ["Millet Pulao", "Kadhi", "Mixed Vegetables", "Green Salad"],
      ["Bajra Bhakri", "Pithla", "Methi Sabzi", "Carrot Salad"],
      ["Brown Rice", "Chana Dal", "Lauki Sabzi", "Fruit Bowl"],
    ],
  },
  {
    name: "Jain Thali",
    dailyRate: 130,
    description: "No onion, no garlic, nothing that grows under the ground",
    items: ["Steamed Rice", "Toor Dal", "Tomato Sev Sabzi", "3 Phulkas", "Salad"],
    week: [
      ["Steamed Rice", "Toor Dal", "Tomato Sev Sabzi", "3 Phulkas"],
      ["Steamed Rice", "Kadhi", "Cabbage Matar", "3 Phulkas"],
      ["Jeera Rice", "Moong Dal", "Turai Sabzi", "3 Phulkas"],
      ["Steamed Rice", "Gujarati Dal", "Bhindi Sabzi", "3 Phulkas"],
      ["Veg Pulao", "Kadhi", "Paneer Capsicum", "3 Phulkas"],
      ["Steamed Rice", "Chana Dal", "Dudhi Sabzi", "3 Phulkas"],
      ["Steamed Rice", "Dal Dhokli", "Kela Sabzi", "3 Phulkas", "Mohanthal"],
    ],
  },
  {
    name: "Mini Tiffin",
    dailyRate: 80,
    description: "A light lunch: three rotis and a sabzi",
    items: ["3 Rotis", "Sabzi of the Day", "Pickle"],
    week: [
      ["3 Rotis", "Aloo Matar", "Pickle"],
      ["3 Rotis", "Bhendi Fry", "Chutney"],
      ["3 Rotis", "Cabbage Sabzi", "Pickle"],
      ["3 Rotis", "Chana Masala", "Onion"],
      ["3 Rotis", "Paneer Bhurji", "Pickle"],
      ["3 Puris", "Batata Bhaji", "Chutney"],
      ["3 Rotis", "Tomato Bhaji", "Pickle"],
    ],
  },
  {
    name: "South Indian Meal",
    dailyRate: 140,
    description: "Rice, sambar, rasam and poriyal on a steel plate",
    items: ["Rice", "Sambar", "Rasam", "Poriyal", "Curd", "Appalam"],
    week: [
      ["Rice", "Drumstick Sambar", "Rasam", "Beans Poriyal", "Curd"],
      ["Lemon Rice", "Mor Kuzhambu", "Cabbage Poriyal", "Appalam"],
      ["Rice", "Onion Sambar", "Tomato Rasam", "Carrot Poriyal", "Curd"],
      ["Tamarind Rice", "Kootu", "Potato Roast", "Appalam"],
      ["Rice", "Vatha Kuzhambu", "Pepper Rasam", "Avial", "Curd"],
      ["Bisi Bele Bath", "Raita", "Potato Chips"],
      ["Rice", "Sambar", "Rasam", "Vazhakkai Fry", "Payasam"],
    ],
  },
  {
    name: "Family Dabba",
    dailyRate: 320,
    description: "Lunch for four in one large dabba",
    items: ["Rice for Four", "Dal", "Two Sabzis", "12 Rotis", "Salad", "Sweet"],
    week: [
      ["Jeera Rice", "Dal Tadka", "Aloo Gobi", "Chana Masala", "12 Rotis"],
      ["Rice", "Varan", "Bhendi Masala", "Usal", "12 Rotis"],
      ["Rice", "Sambar", "Cabbage", "Aloo Jeera", "12 Rotis"],
      ["Rice", "Rajma", "Lauki", "Palak Paneer", "12 Rotis"],
      ["Veg Biryani", "Dal Fry", "Matar Paneer", "Raita", "12 Rotis"],
      ["Masala Bhat", "Amti", "Batata Bhaji", "Matki Usal", "12 Puris"],
      ["Rice", "Chole", "Bharli Vangi", "Shrikhand", "12 Rotis"],
    ],
  },
];

/** What few eat in the evening. */
export const DINNER_PLANS: readonly DemoPlan[] = [
  {
    name: "Dinner Thali",
    dailyRate: 110,
    description: "A light evening meal: phulkas, a sabzi and dal",
    items: ["3 Phulkas", "Sabzi of the Day", "Dal", "Salad"],
    week: [
      ["3 Phulkas", "Palak Paneer", "Dal", "Salad"],
      ["3 Phulkas", "Aloo Matar", "Varan", "Kachumber"],
      ["3 Phulkas", "Bhendi Fry", "Amti", "Salad"],
      ["3 Phulkas", "Matar Paneer", "Dal Fry", "Salad"],
      ["3 Phulkas", "Batata Bhaji", "Moong Dal", "Koshimbir"],
      ["3 Phulkas", "Bharli Vangi", "Varan", "Salad"],
      ["2 Puris", "Chole", "Raita", "Shrikhand"],
    ],
  },
  {
    name: "Khichdi Bowl",
    dailyRate: 90,
    description: "Moong khichdi with kadhi and papad",
    items: ["Moong Khichdi", "Kadhi", "Papad", "Pickle"],
    week: [
      ["Moong Khichdi", "Kadhi", "Papad", "Pickle"],
      ["Masala Khichdi", "Curd", "Papad", "Pickle"],
      ["Moong Khichdi", "Kadhi", "Papad", "Salad"],
      ["Veg Pulao", "Raita", "Papad", "Pickle"],
      ["Moong Khichdi", "Kadhi", "Papad", "Pickle"],
      ["Masala Bhat", "Curd", "Papad", "Pickle"],
      ["Moong Khichdi", "Kadhi", "Papad", "Salad"],
    ],
  },
];

/** Festivals on which the kitchen stays closed, by month and day. */
export const DEMO_FESTIVALS: readonly { monthDay: string; reason: string }[] = [
  { monthDay: "08-15", reason: "Independence Day" },
  { monthDay: "10-02", reason: "Gandhi Jayanti" },
  { monthDay: "12-25", reason: "Christmas" },
  { monthDay: "01-26", reason: "Republic Day" },
  { monthDay: "05-01", reason: "Maharashtra Day" },
];
