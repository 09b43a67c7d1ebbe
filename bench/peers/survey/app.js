// The peer with a form library, SurveyJS: one question at a time. build.mjs defines `QUESTIONS` and `TITLE`, from the
// notice.
import { Model } from "survey-core";
import "survey-core/survey-core.fontless.min.css";
import "survey-js-ui";

const elements = QUESTIONS.map(({ id, several, text, help, options }) => ({
  type: several ? "checkbox" : "radiogroup",
  name: id,
  title: text,
  description: help,
  choices: options.map((option) => ({ value: option.id, text: option.text })),
}));

const survey = new Model({
  title: TITLE,
  elements,
  questionsOnPageMode: "questionPerPage",
  autoAdvanceEnabled: true,
});

survey.render(document.getElementById("app"));
