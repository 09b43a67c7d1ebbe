// The peer without a script: all questions as one HTML form, the baseline for the product's first paint.

const escapes = { "&": "&amp;", "<": "&lt;", '"': "&quot;" };
const text = (words) => words.replace(/[&<"]/g, (letter) => escapes[letter]);

function option({ id, several }, option) {
  const hint = option.hint ? `<small>${text(option.hint)}</small>` : "";
  const type = several ? "checkbox" : "radio";
  return `<label class="option"><input type="${type}" name="${id}" value="${option.id}"><span>${text(option.text)}${hint}</span></label>`;
}

function fieldset(question) {
  const help = question.help ? `<details><summary>说明</summary><p>${text(question.help)}</p></details>` : "";
  const options = question.options.map((it) => option(question, it)).join("\n");
  return `<fieldset data-question="${question.id}">
<legend><h2>${text(question.text)}</h2></legend>
${options}
${help}
</fieldset>`;
}

/** The body of the page. */
export function form(title, questions) {
  return `<h1>${text(title)}</h1>
<form>
${questions.map(fieldset).join("\n")}
<button>继续</button>
</form>`;
}
