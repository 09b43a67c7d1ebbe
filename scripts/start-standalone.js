{{glue}}
// Starts the program of standalone.html from the script elements that hold it and its edition. `run` is defined in
// scripts/report-start.js, `read` in the glue.
const content = (id) => document.getElementById(id).textContent;
run(async () => {
  const program = Uint8Array.from(atob(content("program")), (byte) => byte.charCodeAt(0));
  await {{init}}({ module_or_path: program });
  read(content("edition"))();
});
