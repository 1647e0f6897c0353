/** Words that anyone would try who knows what this product is, who uses it and where; a longer word before its parts. */
export const CONTEXT_WORDS: readonly string[] = [
  ...["tiffintrack", "tiffins", "tiffin", "dabbas", "dabba", "kitchen", "lunch", "meals", "meal", "delivery"],
  ...["password", "welcome", "owner", "admin", "driver", "support", "customer", "staff"],
  ...["navimumbai", "mumbai", "bombay", "thane", "raigad", "maharashtra", "india"],
  ...["airoli", "belapur", "darave", "digha", "ghansoli", "juinagar", "kamothe", "karave", "kharghar"],
  ...["koparkhairane", "nerul", "panvel", "sanpada", "seawoods", "ulwe", "vashi"],
];
