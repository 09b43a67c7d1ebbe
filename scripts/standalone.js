{{glue}}
// Lets the program take over the page in which it stands itself.
const program = Uint8Array.from(atob(document.getElementById("program").textContent), (byte) => byte.charCodeAt(0));
{{init}}({ module_or_path: program }).then(zicha.started).catch((error) => {
  zicha.failed();
  console.error(error);
});
