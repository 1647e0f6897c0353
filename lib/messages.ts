import accounts from "@/messages/en/accounts.json";
import additions from "@/messages/en/additions.json";
import adminBills from "@/messages/en/adminBills.json";
import adminClosures from "@/messages/en/adminClosures.json";
import adminCorrections from "@/messages/en/adminCorrections.json";
import adminCustomers from "@/messages/en/adminCustomers.json";
import adminHome from "@/messages/en/adminHome.json";
import adminMenus from "@/messages/en/adminMenus.json";
import adminPayments from "@/messages/en/adminPayments.json";
import adminPlans from "@/messages/en/adminPlans.json";
import adminStaff from "@/messages/en/adminStaff.json";
import adminSubscriptions from "@/messages/en/adminSubscriptions.json";
import afterwards from "@/messages/en/afterwards.json";
import audit from "@/messages/en/audit.json";
import billing from "@/messages/en/billing.json";
import books from "@/messages/en/books.json";
import collect from "@/messages/en/collect.json";
import common from "@/messages/en/common.json";
import complaints from "@/messages/en/complaints.json";
import dashboard from "@/messages/en/dashboard.json";
import deliveries from "@/messages/en/deliveries.json";
import diets from "@/messages/en/diets.json";
import dishes from "@/messages/en/dishes.json";
import documents from "@/messages/en/documents.json";
import drive from "@/messages/en/drive.json";
import errors from "@/messages/en/errors.json";
import estimates from "@/messages/en/estimates.json";
import forecast from "@/messages/en/forecast.json";
import inbox from "@/messages/en/inbox.json";
import kitchen from "@/messages/en/kitchen.json";
import mail from "@/messages/en/mail.json";
import money from "@/messages/en/money.json";
import pauses from "@/messages/en/pauses.json";
import notices from "@/messages/en/notices.json";
import outbox from "@/messages/en/outbox.json";
import offline from "@/messages/en/offline.json";
import packing from "@/messages/en/packing.json";
import payments from "@/messages/en/payments.json";
import proving from "@/messages/en/proving.json";
import publicPages from "@/messages/en/public.json";
import recipes from "@/messages/en/recipes.json";
import reports from "@/messages/en/reports.json";
import routes from "@/messages/en/routes.json";
import secondFactor from "@/messages/en/secondFactor.json";
import settings from "@/messages/en/settings.json";
import sheets from "@/messages/en/sheets.json";
import subscriptions from "@/messages/en/subscriptions.json";
import system from "@/messages/en/system.json";

/** Every text of the product, in English: one file per area. A language adds a folder with the same files. */
export const messages = {
  common,
  errors,
  estimates,
  forecast,
  public: publicPages,
  accounts,
  additions,
  dashboard,
  subscriptions,
  system,
  outbox,
  packing,
  pauses,
  billing,
  payments,
  money,
  adminHome,
  adminPlans,
  adminMenus,
  adminClosures,
  adminCorrections,
  adminCustomers,
  adminBills,
  adminPayments,
  adminStaff,
  adminSubscriptions,
  afterwards,
  books,
  collect,
  complaints,
  inbox,
  kitchen,
  deliveries,
  diets,
  dishes,
  documents,
  drive,
  notices,
  offline,
  recipes,
  reports,
  routes,
  audit,
  proving,
  secondFactor,
  settings,
  sheets,
  mail,
};

export type Messages = typeof messages;
