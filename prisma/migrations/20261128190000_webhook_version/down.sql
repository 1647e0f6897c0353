DROP TABLE "webhook_version";
