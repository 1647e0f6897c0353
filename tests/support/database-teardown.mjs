export default async function tearDownDatabase() {
  await globalThis.testPostgres?.stop();
}
