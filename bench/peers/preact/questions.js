// The components of the Preact peer: one question at a time, above the answers so far. build.mjs defines `QUESTIONS`
// and `TITLE`, from the notice.
import { h } from "preact";
import { useState } from "preact/hooks";

function Option({ question, option, chosen, choose }) {
  return h(
    "label",
    { class: "option" },
    h("input", {
      type: question.several ? "checkbox" : "radio",
      name: question.id,
      value: option.id,
      checked: chosen.includes(option.id),
      onClick: () => choose(option),
    }),
    h("span", null, option.text, option.hint && h("small", null, option.hint)),
  );
}

function Question({ question, answer }) {
  const [chosen, setChosen] = useState([]);
  const choose = (option) => {
    if (!question.several) answer([option.id]);
    else if (chosen.includes(option.id)) setChosen(chosen.filter((id) => id !== option.id));
    else setChosen(option.alone ? [option.id] : [...chosen.filter((id) => !isAlone(question, id)), option.id]);
  };
  return h(
    "fieldset",
    { "data-question": question.id },
    h("legend", null, h("h2", null, question.text)),
    question.options.map((option) => h(Option, { key: option.id, question, option, chosen, choose })),
    question.several && h("button", { type: "button", onClick: () => chosen.length && answer(chosen) }, "继续"),
    question.help && h("details", null, h("summary", null, "说明"), h("p", null, question.help)),
  );
}

function isAlone(question, id) {
  return question.options.some((option) => option.id === id && option.alone);
}

function Answer({ question, chosen }) {
  const texts = question.options.filter(({ id }) => chosen.includes(id)).map(({ text }) => text);
  return h("p", null, question.text, " ", h("strong", null, texts.join("、")));
}

export function App() {
  const [answers, setAnswers] = useState({});
  const next = QUESTIONS.find(({ id }) => !(id in answers));
  const answered = QUESTIONS.filter(({ id }) => id in answers);
  return h(
    "div",
    null,
    h("h1", null, TITLE),
    next && h(Question, { key: next.id, question: next, answer: (chosen) => setAnswers({ ...answers, [next.id]: chosen }) }),
    answered.map((question) => h(Answer, { key: question.id, question, chosen: answers[question.id] })),
  );
}
