import type { Messages } from "@/lib/messages";
import accounts from "@/messages/hi/accounts.json";
import additions from "@/messages/hi/additions.json";
import adminBills from "@/messages/hi/adminBills.json";
import adminClosures from "@/messages/hi/adminClosures.json";
import adminCorrections from "@/messages/hi/adminCorrections.json";
import adminCustomers from "@/messages/hi/adminCustomers.json";
import adminHome from "@/messages/hi/adminHome.json";
import adminMenus from "@/messages/hi/adminMenus.json";
import adminPayments from "@/messages/hi/adminPayments.json";
import adminPlans from "@/messages/hi/adminPlans.json";
import adminStaff from "@/messages/hi/adminStaff.json";
import adminSubscriptions from "@/messages/hi/adminSubscriptions.json";
import afterwards from "@/messages/hi/afterwards.json";
import audit from "@/messages/hi/audit.json";
import billing from "@/messages/hi/billing.json";
import books from "@/messages/hi/books.json";
import collect from "@/messages/hi/collect.json";
import common from "@/messages/hi/common.json";
import complaints from "@/messages/hi/complaints.json";
import dashboard from "@/messages/hi/dashboard.json";
import deliveries from "@/messages/hi/deliveries.json";
import diets from "@/messages/hi/diets.json";
import dishes from "@/messages/hi/dishes.json";
import documents from "@/messages/hi/documents.json";
import drive from "@/messages/hi/drive.json";
import errors from "@/messages/hi/errors.json";
import estimates from "@/messages/hi/estimates.json";
import forecast from "@/messages/hi/forecast.json";
import inbox from "@/messages/hi/inbox.json";
import kitchen from "@/messages/hi/kitchen.json";
import mail from "@/messages/hi/mail.json";
import money from "@/messages/hi/money.json";
import pauses from "@/messages/hi/pauses.json";
import notices from "@/messages/hi/notices.json";
import outbox from "@/messages/hi/outbox.json";
import offline from "@/messages/hi/offline.json";
import packing from "@/messages/hi/packing.json";
import payments from "@/messages/hi/payments.json";
import proving from "@/messages/hi/proving.json";
import publicPages from "@/messages/hi/public.json";
import recipes from "@/messages/hi/recipes.json";
import reports from "@/messages/hi/reports.json";
import routes from "@/messages/hi/routes.json";
import secondFactor from "@/messages/hi/secondFactor.json";
import settings from "@/messages/hi/settings.json";
import sheets from "@/messages/hi/sheets.json";
import subscriptions from "@/messages/hi/subscriptions.json";
import system from "@/messages/hi/system.json";

/** Every text of the product, in Hindi. */
export const hindi: Messages = {
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
