// Fetches the program and lets it take over the page.
const started = Promise.all([import("{{glue}}"), fetch("{{wasm}}", { integrity: "{{integrity}}" })])
  .then(([glue, program]) => glue.default({ module_or_path: program }))
  .then(zicha.started)
  .catch((error) => {
    zicha.failed();
    console.error(error);
    return Promise.reject(error);
  });
