{{glue}}
// Lets the program take over the page in which it stands itself, with what it says.
const content = (id) => document.getElementById(id).textContent;
run(async () => {
  const program = Uint8Array.from(atob(content("program")), (byte) => byte.charCodeAt(0));
  await {{init}}({ module_or_path: program });
  read(content("edition"))();
});
