/** The sixteen areas, each with a PIN code and the streets that demo addresses are made from. */
const AREAS: readonly { area: string; pincode: string; streets: readonly string[] }[] = [
  { area: "Vashi", pincode: "400703", streets: ["Sector 17", "Sector 9A", "Palm Beach Road"] },
  { area: "Nerul", pincode: "400706", streets: ["Sector 19", "Sector 6", "DY Patil Road"] },
  { area: "Belapur", pincode: "400614", streets: ["Sector 15", "Sector 8B", "Uran Road"] },
  { area: "Kharghar", pincode: "410210", streets: ["Sector 12", "Sector 20", "Utsav Chowk"] },
  { area: "Panvel", pincode: "410206", streets: ["MG Road", "Line Ali", "Khanda Colony"] },
  { area: "Kamothe", pincode: "410209", streets: ["Sector 11", "Sector 36", "Sector 6"] },
  { area: "Ghansoli", pincode: "400701", streets: ["Sector 4", "Sector 7", "Gharonda"] },
  { area: "Kopar Khairane", pincode: "400709", streets: ["Sector 11", "Sector 23", "Sector 5"] },
  { area: "Airoli", pincode: "400708", streets: ["Sector 8", "Sector 19", "Diva Naka"] },
  { area: "Sanpada", pincode: "400705", streets: ["Sector 4", "Sector 13", "Moraj Circle"] },
  { area: "Juinagar", pincode: "400706", streets: ["Sector 23", "Sector 25", "Station Road"] },
  { area: "Seawoods", pincode: "400706", streets: ["Sector 40", "Sector 46A", "NRI Road"] },
  { area: "Darave", pincode: "400706", streets: ["Sector 48", "Darave Village", "Sector 50"] },
  { area: "Digha", pincode: "400708", streets: ["Ganesh Nagar", "Vishnu Nagar", "Thane-Belapur Road"] },
  { area: "Karave", pincode: "400706", streets: ["Sector 36", "Karave Village", "TS Chanakya Road"] },
  { area: "Ulwe", pincode: "410206", streets: ["Sector 19", "Sector 8", "Sector 25A"] },
];

const NAMES: readonly string[] = [
  "Meera Kulkarni",
  "Joseph D'Souza",
  "Aarti Deshmukh",
  "Sandeep Pawar",
  "Farhan Qureshi",
  "Lakshmi Iyer",
  "Rohit Sharma",
  "Snehal Jadhav",
  "Prakash Shetty",
  "Nazneen Khan",
  "Vikram Rathod",
  "Ananya Nair",
  "Kiran Bhosale",
  "Deepa Menon",
  "Harpreet Singh",
  "Swati Gaikwad",
  "Mahesh Patil",
  "Rukhsar Ansari",
  "Ganesh Mhatre",
  "Pooja Agarwal",
  "Thomas Fernandes",
  "Vaishali Salunkhe",
  "Arjun Reddy",
  "Shabana Sayyed",
  "Nikhil Joshi",
  "Komal Shah",
  "Suresh Kadam",
  "Divya Pillai",
  "Imtiaz Mulla",
  "Rashmi Hegde",
  "Amit Chavan",
  "Jyoti Tandel",
  "Karthik Subramanian",
  "Neha Gupta",
  "Yusuf Merchant",
  "Priya Sawant",
  "Rajesh Koli",
  "Bhavna Mehta",
  "Santosh Thakur",
  "Maria Pereira",
  "Omkar Shinde",
  "Tanvi Rane",
  "Abdul Rehman Shaikh",
  "Geeta Yadav",
  "Siddharth Rao",
  "Manisha Gawde",
  "Varun Malhotra",
  "Ashwini Lokhande",
  "Dinesh Gowda",
  "Sana Naqvi",
  "Pramod Naik",
  "Ishita Banerjee",
  "Tushar Dalvi",
  "Kavita Mishra",
  "Alok Tiwari",
  "Rekha Bhagat",
  "Hemant More",
  "Zoya Patel",
  "Sunil Kamble",
  "Trupti Vaidya",
];

const BUILDINGS: readonly string[] = [
  "Shanti Niwas",
  "Sai Krupa",
  "Green Heritage",
  "Mahavir Plaza",
  "Om Sadan",
  "Silver Oak",
  "Gulmohar",
  "Laxmi Kunj",
];

/** Nerul's newer customers share one society; the first driver's round passes it. */
const NERULS_SOCIETY = "Neelkanth";

export type DemoPerson = {
  fullname: string;
  email: string;
  phone: string;
  addr1: string;
  addr2: string;
  area: string;
  pincode: string;
};

/** Some 60 customers across the 16 areas; the first two are the demo logins. */
export function demoCustomers(): DemoPerson[] {
  return NAMES.map((fullname, index) => {
    const place = AREAS[index % AREAS.length] ?? AREAS[0];
    if (!place) throw new Error("no area to live in");
    const [first = "someone"] = fullname
      .toLowerCase()
      .replace(/[^a-z ]/g, "")
      .split(" ");
    const isInSociety = place.area === "Nerul" && index > 1;
    const building = isInSociety ? NERULS_SOCIETY : BUILDINGS[index % BUILDINGS.length];
    return {
      fullname,
      email: index < 2 ? `${first}@tiffintrack.test` : `${first}.${index}@example.test`,
      phone: `98200${String(10_000 + index * 137)}`,
      addr1: `Flat ${100 * ((index % 7) + 1) + (index % 4) + 1}, ${building}`,
      addr2: place.streets[index % place.streets.length] ?? "",
      area: place.area,
      pincode: place.pincode,
    };
  });
}
