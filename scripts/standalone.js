{{glue}}
// Lets the program take over the page in which it stands itself, with what it says.
const content = (id) => document.getElementById(id).textContent;
const program = Uint8Array.from(atob(content("program")), (byte) => byte.charCodeAt(0));
{{init}}({ module_or_path: program })
  .then(() => read(content("edition"))())
  .then(zicha.started)
  .catch((error) => {
    zicha.failed();
    console.error(error);
  });
